import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { errorInside, mapError } from './map-error.ts';

const fixture = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(`${import.meta.dirname}/../__fixtures__/${name}`, 'utf8'));

test.each([
  ['error-endpoint.json', 200, 'UNSUPPORTED', /base URL/],
  ['error-nothing-loaded.json', 404, 'MODEL_NOT_FOUND', /just-in-time loading/],
  ['error-unload-404.json', 404, 'MODEL_NOT_FOUND', /has not loaded/],
  ['error-format.json', 400, 'UNSUPPORTED', /response format/],
  ['error-image.json', 400, 'UNSUPPORTED', /image/],
  ['error-context.json', 400, 'CONTEXT_TOO_LONG', /7866 tokens/],
] as const)('%s with status %i is %s', async (name, status, code, sentence) => {
  const body = await fixture(name);
  const error = status === 200 ? errorInside(body, 0) : mapError(status, {}, body, 0);
  expect(error).toMatchObject({ code, message: expect.stringMatching(sentence) });
});

test.each([
  [500, 'Model loading was stopped due to insufficient system resources.', 'INSUFFICIENT_RESOURCES'],
  [500, 'ggml_vulkan: Device memory allocation failed: out of memory', 'INSUFFICIENT_RESOURCES'],
  [500, 'Failed to load model "x". Error: unknown architecture', 'PROVIDER_FAILED'],
  [400, 'The model has crashed without additional information. (Exit code: 6)', 'PROVIDER_FAILED'],
  [400, 'Model unloaded.', 'UNAVAILABLE'],
  [0, 'Model is unloaded.', 'STREAM_INTERRUPTED'],
  [404, 'Model "x" not found', 'MODEL_NOT_FOUND'],
  [400, 'Invalid model identifier "x".', 'MODEL_NOT_FOUND'],
  [400, 'messages is required', 'INVALID_REQUEST'],
  [401, 'Model unloaded.', 'UNAUTHORIZED'],
  [429, 'No models loaded', 'RATE_LIMITED'],
  [503, 'busy', 'UNAVAILABLE'],
])('%i "%s" is %s, as a text and as an object', (status, message, code) => {
  expect(mapError(status, {}, { error: message }, 0).code).toBe(code);
  expect(mapError(status, {}, { error: { message, type: 'x', code: null } }, 0).code).toBe(code);
});

test('the words of the server never become ours', () => {
  const error = mapError(400, {}, { error: 'Failed to load model: sk-secret, prompt: hello' }, 0);
  expect(`${error.message} ${JSON.stringify(error.details)}`).not.toMatch(/sk-secret|hello/);
});

test('a success without an error inside is none', () => {
  expect(errorInside({ models: [] }, 0)).toBeUndefined();
  expect(errorInside({ error: null }, 0)).toBeUndefined();
  expect(errorInside('text', 0)).toBeUndefined();
});
