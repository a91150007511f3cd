import { loadFixture } from '@modelhaven/provider-testkit';
import { expect, test } from 'vitest';
import { mapError, rateLimitHeaders } from './map-error.ts';

const now = 1_776_400_000_000;
const read = async (name: string) => (await loadFixture(`${import.meta.dirname}/__fixtures__/${name}.json`)).json();

test.each([
  ['error-401', 401, 'UNAUTHORIZED', undefined],
  ['error-402', 402, 'QUOTA_EXHAUSTED', undefined],
  ['error-402-in-flight', 402, 'RATE_LIMITED', undefined],
  ['error-403-moderation', 403, 'REFUSED_BY_PROVIDER', undefined],
  ['error-403-key-limit', 403, 'QUOTA_EXHAUSTED', undefined],
  ['error-404', 404, 'MODEL_NOT_FOUND', undefined],
  ['error-404-tools', 404, 'UNSUPPORTED', undefined],
  ['error-429-upstream', 429, 'RATE_LIMITED', 17_000],
  ['error-429-day', 429, 'QUOTA_EXHAUSTED', 70_400_000],
  ['error-429-minute', 429, 'RATE_LIMITED', 20_000],
  ['error-503', 503, 'UNAVAILABLE', undefined],
] as const)('%s', async (name, status, code, retryAfterMs) => {
  const body = await read(name);
  for (const stated of [status, 0]) {
    const error = mapError(stated, {}, body, now);
    expect(error).toMatchObject({ code, details: { status } });
    expect(error.details.retryAfterMs).toBe(retryAfterMs);
    expect(error.message).toMatch(/[.]$/);
  }
});

test('moderation names its reasons and never what was flagged', async () => {
  const error = mapError(403, {}, await read('error-403-moderation'), now);
  expect(error.message).toBe('The input was flagged by moderation (self-harm/intent, violence).');
  expect(error.cause).toBeUndefined();
  expect(JSON.stringify(error.details)).not.toContain('words of the');
});

test('a reason that is a text of its own is not repeated', () => {
  const metadata = { reasons: ['violence', 'the user said: kill'] };
  expect(mapError(403, {}, { error: { code: 403, message: 'flagged', metadata } }, now).message).toBe(
    'The input was flagged by moderation (violence).',
  );
});

test.each([
  [403, 'Blocked by guardrail "no secrets"', 'REFUSED_BY_PROVIDER'],
  [403, 'Only management keys can fetch credits', 'UNAUTHORIZED'],
  [408, 'Request timed out', 'TIMEOUT'],
  [502, 'Provider returned error', 'PROVIDER_FAILED'],
  [500, 'Internal Server Error', 'PROVIDER_FAILED'],
  [400, 'vendor/x is not a valid model ID', 'INVALID_REQUEST'],
  [
    400,
    "This endpoint's maximum context length is 131072 tokens. However, you requested about 200000 tokens",
    'CONTEXT_TOO_LONG',
  ],
])('%i "%s" is %s', (status, message, code) => {
  expect(mapError(status, {}, { error: { code: status, message } }, now).code).toBe(code);
});

test('the wait of a header is stronger than the one in the body', async () => {
  expect(mapError(429, { 'retry-after': '3' }, await read('error-429-upstream'), now).details.retryAfterMs).toBe(3_000);
});

test('an answer that is no error object is mapped by its status', () => {
  expect(mapError(503, { 'retry-after': '2' }, '<html>', now)).toMatchObject({
    code: 'UNAVAILABLE',
    details: { retryAfterMs: 2_000 },
  });
  expect(mapError(0, {}, { error: 'text' }, now).code).toBe('PROVIDER_FAILED');
});

test('an error inside a success whose code is a word is a failure of the provider', () => {
  expect(mapError(0, {}, { error: { code: 'server_error', message: 'Provider disconnected' } }, now).code).toBe(
    'PROVIDER_FAILED',
  );
  expect(mapError(0, {}, { error: { code: '429', message: 'slow' } }, now).code).toBe('RATE_LIMITED');
});

test('rate limit headers are found inside the body too', async () => {
  expect(rateLimitHeaders({ a: 'b' }, await read('error-429-day'))).toEqual({
    headers: { a: 'b', 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1776470400000' },
    hint: expect.stringContaining('free-models-per-day'),
  });
  expect(rateLimitHeaders({ a: 'b' }, 'text')).toEqual({ headers: { a: 'b' }, hint: '' });
});
