import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromAnthropicError } from './from-error.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(`${import.meta.dirname}/__fixtures__/error-${name}.json`, 'utf8'));

test.each([
  [400, 'invalid', 'INVALID_REQUEST'],
  [400, 'too-long', 'CONTEXT_TOO_LONG'],
  [400, 'credit', 'QUOTA_EXHAUSTED'],
  [401, 'key', 'UNAUTHORIZED'],
  [404, 'model', 'MODEL_NOT_FOUND'],
  [429, 'rate', 'RATE_LIMITED'],
  [529, 'overloaded', 'UNAVAILABLE'],
])('%i %s', (status, name, code) => {
  const error = fromAnthropicError(status, {}, fixture(name), { provider: 'claude' });
  expect(error).toMatchObject({
    code,
    details: { provider: 'claude', status, requestId: 'req_011CSHoEeqs5C35K2UUqR7Fy' },
  });
  // The provider's words may quote the request, so none of them is repeated.
  expect(error.message).not.toContain(fixture(name).error.message);
});

test.each([
  ['permission_error', 403, 'UNAUTHORIZED'],
  ['billing_error', 402, 'QUOTA_EXHAUSTED'],
  ['request_too_large', 413, 'CONTEXT_TOO_LONG'],
  ['timeout_error', 504, 'TIMEOUT'],
  ['api_error', 500, 'PROVIDER_FAILED'],
  ['future_error', 418, 'INVALID_REQUEST'],
  ['toString', 500, 'PROVIDER_FAILED'],
])('the type %s', (type, status, code) => {
  expect(fromAnthropicError(status, {}, { type: 'error', error: { type, message: 'x' } }).code).toBe(code);
});

test('a field that the provider names is passed on', () => {
  expect(fromAnthropicError(400, {}, fixture('invalid')).details.field).toBe('messages[0].content[1].text');
});

test('the wait that the provider asks for', () => {
  const at = Date.parse('2026-11-01T12:00:00Z');
  const seconds = fromAnthropicError(429, { 'retry-after': '7' }, fixture('rate'));
  const date = fromAnthropicError(429, { 'retry-after': 'Sun, 01 Nov 2026 12:00:09 GMT' }, '', { nowMs: at });
  expect([seconds.details.retryAfterMs, date.details.retryAfterMs]).toEqual([7000, 9000]);
});

test('a spending limit is no matter of waiting', () => {
  const body = { error: { type: 'rate_limit_error', details: { error_code: 'enforced_spend_limit_reached' } } };
  expect(fromAnthropicError(429, {}, body)).toMatchObject({
    code: 'QUOTA_EXHAUSTED',
    details: { providerCode: 'enforced_spend_limit_reached' },
  });
});

test('what a model refuses can be tried on another one', () => {
  const message = '"thinking.type.enabled" is not supported for this model.';
  expect(fromAnthropicError(400, {}, { error: { type: 'invalid_request_error', message } }).code).toBe('UNSUPPORTED');
});

test.each([
  [502, '<html>Bad gateway</html>', 'PROVIDER_FAILED'],
  [503, '', 'UNAVAILABLE'],
  [404, undefined, 'MODEL_NOT_FOUND'],
  [401, { detail: 'x' }, 'UNAUTHORIZED'],
])('%i with the body %o', (status, body, code) => {
  expect(fromAnthropicError(status, {}, body).code).toBe(code);
});

test('the numbers of a context that is too long are passed on', () => {
  expect(fromAnthropicError(400, {}, fixture('too-long')).message).toContain('200000 tokens (it has 205211)');
});

test('what stands in the place of a code or an id is not passed on', () => {
  const prompt = 'my secret prompt with spaces';
  const body = { error: { type: prompt, message: prompt, details: { error_code: prompt } }, request_id: prompt };
  const { message, details } = fromAnthropicError(400, { 'request-id': prompt }, body);
  expect(JSON.stringify([message, details])).not.toContain('secret');
});
