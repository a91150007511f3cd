import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const limits = { jsonDepth: 10, jsonValues: 20 };

function refusal(text: string): LlmError {
  try {
    parseJson(text, limits);
  } catch (error) {
    if (LlmError.is(error)) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

const harmless = fc.json().filter((text) => !/__proto__|constructor/.test(text));

describe('parseJson', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(harmless, (text) => {
        expect(parseJson(text, { jsonDepth: 1000, jsonValues: 100_000 })).toEqual(JSON.parse(text));
      }),
    );
  });

  it('names the place of a mistake and never the text', () => {
    const error = refusal('{"messages":[{"content":"my secret" oops}]}');
    expect(error.code).toBe('INVALID_REQUEST');
    expect(error.message).toBe('The body is not valid JSON: expected "," or "}" at line 1, column 37.');
    expect(error.details.field).toBe('messages[0].content');
  });

  it('says that an empty body is empty', () => {
    expect(refusal(' ').message).toBe('The body is not valid JSON: it is empty.');
  });

  it('counts depth outside of strings only', () => {
    expect(parseJson(JSON.stringify(['[[[[[[[[[[[[[[[[\\"[[', '\\']), limits)).toHaveLength(2);
    expect(refusal('['.repeat(11) + ']'.repeat(11)).message).toContain('10 levels');
    expect(refusal('['.repeat(5_000_000)).message).toContain('10 levels');
  });

  it('counts values', () => {
    expect(refusal(`[${'1,'.repeat(21)}1]`).message).toContain('more than 20 values');
  });

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"a":[{"\\u005f_proto__":{}}]}',
    '{"constructor":{"prototype":{"admin":true}}}',
  ])('refuses %s', (text) => {
    expect(refusal(text).message).toContain('not allowed');
  });

  it('lets harmless words pass', () => {
    expect(parseJson('{"constructor":"House & Sons","text":"__proto__"}', limits)).toEqual({
      constructor: 'House & Sons',
      text: '__proto__',
    });
  });
});
