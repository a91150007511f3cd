import { ERROR_TABLE, type ErrorCode, LlmError } from '@modelhaven/core';
import { expect, test } from 'vitest';
import { anthropicErrorSchema } from './response-schemas.ts';
import { toAnthropicError, toAnthropicErrorEvent } from './to-error.ts';

test('every code has a type and the status of the table', () => {
  for (const code of Object.keys(ERROR_TABLE) as ErrorCode[]) {
    const { status, body } = toAnthropicError(new LlmError(code, 'Words.', { requestId: 'r' }));
    expect(status).toBe(ERROR_TABLE[code].http);
    expect(anthropicErrorSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ error: { details: { error_code: code } }, request_id: 'r' });
  }
});

test.each([
  ['UNAUTHORIZED', { provider: 'p' }, 502, 'api_error'],
  ['QUOTA_EXHAUSTED', { provider: 'p' }, 502, 'api_error'],
  ['UNAUTHORIZED', {}, 401, 'authentication_error'],
  ['UNAUTHORIZED', { status: 403 }, 403, 'permission_error'],
  ['INVALID_REQUEST', { status: 413 }, 413, 'request_too_large'],
  ['RATE_LIMITED', { provider: 'p' }, 429, 'rate_limit_error'],
  ['TIMEOUT', {}, 504, 'timeout_error'],
] as const)('%s with %o', (code, details, status, type) => {
  const answer = toAnthropicError(new LlmError(code, 'Words.', details));
  expect([answer.status, answer.body.error.type]).toEqual([status, type]);
});

test('a context that is too long is told in the words that clients look for', () => {
  const error = new LlmError('CONTEXT_TOO_LONG', 'Shorten it.', { field: 'messages' });
  expect(toAnthropicErrorEvent(error)).toEqual({
    event: 'error',
    data: {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'prompt is too long: Shorten it.',
        details: { error_code: 'CONTEXT_TOO_LONG', field: 'messages' },
      },
      request_id: null,
    },
  });
});
