import { ERROR_TABLE, type ErrorCode, LlmError } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { dialectOf, sayError } from './dialect-of.ts';
import { RefusedRequest } from './refused-request.ts';
import { toFailure } from './to-failure.ts';

describe('a failure', () => {
  it.each(Object.keys(ERROR_TABLE) as ErrorCode[])('%s has the status of the table', (code) => {
    expect(toFailure(new LlmError(code, 'No.')).status).toBe(ERROR_TABLE[code].http);
    const upstream = toFailure(new LlmError(code, 'No.', { provider: 'p' })).status;
    const isOurs = code === 'UNAUTHORIZED' || code === 'QUOTA_EXHAUSTED';
    expect(upstream).toBe(isOurs ? 502 : ERROR_TABLE[code].http);
  });

  it('says when it is worth trying again: as soon as the first of all attempts is', () => {
    const attempts = [
      new LlmError('RATE_LIMITED', 'a', { retryAfterMs: 9_000 }),
      new LlmError('RATE_LIMITED', 'b', { retryAfterMs: 2_100 }),
      new LlmError('TIMEOUT', 'c'),
    ];
    expect(toFailure(new LlmError('ALL_CANDIDATES_FAILED', 'All.', { attempts })).headers).toEqual({
      'retry-after': '3',
    });
    expect(toFailure(new LlmError('RATE_LIMITED', 'Now.', { retryAfterMs: 0 })).headers['retry-after']).toBe('1');
    expect(toFailure(new LlmError('TIMEOUT', 'No.')).headers).toEqual({});
  });

  it('keeps the status of what HTTP refuses', () => {
    expect(toFailure(new RefusedRequest(405, 'Not so.', { allow: 'POST' }))).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
      error: { code: 'INVALID_REQUEST', message: 'Not so.' },
    });
  });

  it('tells nothing of what it does not know', () => {
    for (const thrown of [
      new Error('secret'),
      'secret',
      undefined,
      { code: 'FST_X', statusCode: 500, message: 'secret' },
    ]) {
      const { status, error } = toFailure(thrown);
      expect(status).toBe(500);
      expect(error.message).not.toContain('secret');
    }
  });
});

describe('the dialect of an error', () => {
  it.each([
    ['/v1/messages', {}, 'anthropic'],
    ['/v1/messages/count_tokens', {}, 'anthropic'],
    ['/v1/messages?beta=true', {}, 'anthropic'],
    ['/v1/models', { 'anthropic-version': '2023-06-01' }, 'anthropic'],
    ['/v1/models', {}, 'openai'],
    ['/v1/messagesque', {}, 'openai'],
    ['/v1', {}, 'openai'],
    ['/v1beta', {}, 'api'],
    ['/api/v1/models/generate', { 'anthropic-version': '2023-06-01' }, 'api'],
    ['/nothing', {}, 'api'],
  ] as const)('of %s with %j is %s', (url, headers, dialect) => {
    expect(dialectOf({ url, headers })).toBe(dialect);
  });

  it('never shows the cause, and always the request', () => {
    const error = new LlmError('INTERNAL', 'It broke.', { cause: new Error('secret') });
    for (const dialect of ['api', 'openai', 'anthropic'] as const) {
      const text = JSON.stringify(sayError(dialect, error, 'req-7'));
      expect(text).toContain('It broke.');
      expect(text).toContain('req-7');
      expect(text).not.toContain('secret');
    }
  });
});
