import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCamelCase, toSnakeCase } from './snake-case.ts';

describe('snake case', () => {
  it('maps keys at every depth and leaves values alone', () => {
    expect(toSnakeCase({ maxTokens: 1, list: [{ firstEventMs: 2, note: 'maxTokens' }], p50: 3 })).toEqual({
      max_tokens: 1,
      list: [{ first_event_ms: 2, note: 'maxTokens' }],
      p50: 3,
    });
  });

  it('leaves keys that are data', () => {
    const value = { errors: { RATE_LIMITED: 1 }, details: { dockerImage: 'x' }, scores: { 'openrouter/metaLlama': 1 } };
    expect(toSnakeCase(value)).toEqual(value);
    const tool = { parameters: { properties: { first_name: {} } } };
    expect(toCamelCase(tool)).toEqual(tool);
  });

  it('shows of an error what a client may know', () => {
    const error = new LlmError('TIMEOUT', 'Too slow.', { provider: 'a', cause: new Error('secret') });
    expect(toSnakeCase({ lastError: error })).toEqual({
      last_error: { code: 'TIMEOUT', message: 'Too slow.', provider: 'a' },
    });
  });

  it('comes back', () => {
    const key = fc.stringMatching(/^[a-z]{1,5}([A-Z][a-z]{1,5}){0,3}$/);
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(fc.integer(), fc.array(fc.dictionary(key, fc.string())))), (value) => {
        expect(toCamelCase(toSnakeCase(value))).toEqual(value);
      }),
    );
  });
});
