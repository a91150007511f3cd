import { loadFixture } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { errorInside, mapError } from './map-error.ts';

const fixture = async (name: string) => (await loadFixture(`${import.meta.dirname}/../__fixtures__/${name}`)).json();

test.each([
  [404, 'error-404.json', 'MODEL_NOT_FOUND', /pull it first/],
  [400, 'error-400-tools.json', 'UNSUPPORTED', /does not support tools/],
  [400, 'error-400-long.json', 'CONTEXT_TOO_LONG', /shorten it/],
  [500, 'error-500-memory.json', 'INSUFFICIENT_RESOURCES', /needs 44\.0 GiB of memory and 7\.6 GiB are free/],
  [500, 'error-500-runner.json', 'PROVIDER_FAILED', /process that runs the model broke down/],
  [503, 'error-503.json', 'UNAVAILABLE', /too many requests waiting/],
  [401, 'error-401.json', 'UNAUTHORIZED', /sign in/],
])('%i of %s', async (status, name, code, words) => {
  const error = mapError(status, {}, await fixture(name), 'box', 0);
  expect(error).toMatchObject({ code, details: { status, provider: 'box' } });
  expect(error.message).toMatch(words);
});

test.each([
  ['CUDA error: out of memory', 'INSUFFICIENT_RESOURCES'],
  ['write /models/blobs/x: no space left on device', 'INSUFFICIENT_RESOURCES'],
  ['pull model manifest: file does not exist', 'MODEL_NOT_FOUND'],
  ['pull model manifest: 412: this model requires a newer version of Ollama', 'UNSUPPORTED'],
  ['dial tcp: lookup registry.ollama.ai: no such host', 'UNAVAILABLE'],
  ['you have reached your weekly usage limit', 'QUOTA_EXHAUSTED'],
  ['something nobody has seen', 'PROVIDER_FAILED'],
])('a line under status 200: %s', (words, code) => {
  expect(errorInside({ error: words }, 'box', 0)).toMatchObject({ code });
  expect(errorInside({ error: { message: words } }, 'box', 0)).toMatchObject({ code });
});

test('lines without an error are none, and no words of the server reach the message', () => {
  expect(errorInside({ status: 'success' }, 'box', 0)).toBeUndefined();
  expect(errorInside('text', 'box', 0)).toBeUndefined();
  const error = mapError(500, {}, { error: 'the prompt was: my secret' }, 'box', 0);
  expect(error.message).not.toContain('secret');
  expect(mapError(429, { 'retry-after': '3' }, {}, 'box', 0).details.retryAfterMs).toBe(3000);
});
