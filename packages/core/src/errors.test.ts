import { describe, expect, it } from 'vitest';
import { ERROR_TABLE, LlmError } from './index.ts';

describe('LlmError', () => {
  it('carries its code, details and cause apart from each other', () => {
    const cause = new Error('socket');
    const error = new LlmError('RATE_LIMITED', 'Too many requests.', { provider: 'box', retryAfterMs: 1500, cause });
    expect(error).toMatchObject({ code: 'RATE_LIMITED', message: 'Too many requests.', cause });
    expect(error.details).toEqual({ provider: 'box', retryAfterMs: 1500 });
    expect(error.traits).toBe(ERROR_TABLE.RATE_LIMITED);
  });

  it('has no cause of its own when none was given', () => {
    expect('cause' in new LlmError('INTERNAL', 'x')).toBe(false);
  });

  it('is known by its brand, also when it comes from another copy of the package', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('modelhaven.error')]: true, code: 'TIMEOUT' });
    expect(LlmError.is(foreign)).toBe(true);
    expect(LlmError.is(new Error('x'))).toBe(false);
    expect(LlmError.is(undefined)).toBe(false);
    expect(LlmError.is('TIMEOUT')).toBe(false);
  });
});

describe('LlmError.from', () => {
  it('leaves our own errors as they are', () => {
    const error = new LlmError('TIMEOUT', 'Late.', { provider: 'box', model: 'm' });
    expect(LlmError.from(error, { provider: 'other', model: 'n' })).toBe(error);
  });

  it('adds where it happened, and keeps what was known', () => {
    const error = LlmError.from(new LlmError('TIMEOUT', 'Late.', { model: 'm', status: 504 }), {
      provider: 'box',
      model: 'n',
    });
    expect(error.details).toEqual({ provider: 'box', model: 'm', status: 504 });
    expect(error.code).toBe('TIMEOUT');
  });

  it('knows an abort by its name', () => {
    expect(LlmError.from(new DOMException('stop', 'AbortError')).code).toBe('ABORTED');
  });

  it('turns anything else into INTERNAL and gives nothing of it away', () => {
    for (const thrown of [new TypeError('the prompt was: secret'), 'secret', null, undefined, { code: 'TIMEOUT' }]) {
      const error = LlmError.from(thrown, { provider: 'box' });
      expect(error.code).toBe('INTERNAL');
      expect(error.message).not.toContain('secret');
      expect(error.details).toEqual({ provider: 'box' });
    }
  });
});

describe('ERROR_TABLE', () => {
  it('never sends a safety refusal elsewhere and never retries what the caller did', () => {
    for (const code of ['REFUSED_BY_PROVIDER', 'BLOCKED_BY_SAFETY', 'ABORTED', 'INVALID_REQUEST'] as const) {
      expect(ERROR_TABLE[code]).toMatchObject({ retry: false, next: false, breaker: false });
    }
  });

  it('holds only valid statuses and exit codes', () => {
    for (const traits of Object.values(ERROR_TABLE)) {
      expect(traits.http).toBeGreaterThanOrEqual(400);
      expect(traits.http).toBeLessThan(600);
      expect(traits.exit).toBeGreaterThan(0);
      expect(traits.exit).toBeLessThan(256);
    }
  });
});
