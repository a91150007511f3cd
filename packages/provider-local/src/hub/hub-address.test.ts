import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptHubAddress, formatHubAddress } from './hub-address.ts';

const repo = 'Qwen/Qwen3-8B-GGUF';

test.each([
  ['Qwen/Qwen3-8B-GGUF', {}],
  ['Qwen/Qwen3-8B-GGUF/', {}],
  ['Qwen/Qwen3-8B-GGUF:Q4_K_M', { quantization: 'Q4_K_M' }],
  ['Qwen/Qwen3-8B-GGUF@main', { revision: 'main' }],
  ['Qwen/Qwen3-8B-GGUF@v1.0:Q8_0', { revision: 'v1.0', quantization: 'Q8_0' }],
  ['Qwen/Qwen3-8B-GGUF:Q8_0@v1.0', { revision: 'v1.0', quantization: 'Q8_0' }],
  ['Qwen/Qwen3-8B-GGUF@refs%2Fpr%2F7', { revision: 'refs/pr/7' }],
  ['Qwen/Qwen3-8B-GGUF/Qwen3-8B-Q4_K_M.gguf', { file: 'Qwen3-8B-Q4_K_M.gguf' }],
  ['Qwen/Qwen3-8B-GGUF@abc123/sub/x.gguf', { revision: 'abc123', file: 'sub/x.gguf' }],
  ['Qwen/Qwen3-8B-GGUF/sub/x.gguf@abc123', { revision: 'abc123', file: 'sub/x.gguf' }],
  ['hf.co/Qwen/Qwen3-8B-GGUF:Q4_K_M', { quantization: 'Q4_K_M' }],
  ['https://huggingface.co/Qwen/Qwen3-8B-GGUF/tree/main', { revision: 'main' }],
  ['https://huggingface.co/Qwen/Qwen3-8B-GGUF/resolve/main/x.gguf?download=true', { revision: 'main', file: 'x.gguf' }],
  ['hf://Qwen/Qwen3-8B-GGUF', {}],
])('reads %s', (text, expected) => {
  expect(acceptHubAddress(text)).toEqual({ repo, ...expected });
});

test.each([
  '',
  'qwen3:8b',
  'a/',
  '/b',
  '../b',
  'a/..',
  'a/b/../c.gguf',
  'a/b:',
  'a/b:x/y',
  'a/b@../../x',
  'a--b/c',
  'con/nul',
  'a/b/c\\d.gguf',
  'http://evil.example/a/b',
  'a/b/%2e%2e/c.gguf',
])('refuses "%s" and says what would do', (text) => {
  expect(() => acceptHubAddress(text)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }));
});

test('what is read is written and read as the same', () => {
  const word = fc
    .stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.]{0,8}[A-Za-z0-9]$/)
    .filter((text) => !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(text));
  const parts = fc.record(
    {
      repo: fc.tuple(word, word).map((pair) => pair.join('/')),
      revision: word,
      quantization: word,
      file: word.map((text) => `${text}.gguf`),
    },
    { requiredKeys: ['repo'] },
  );
  fc.assert(
    fc.property(parts, (address) => {
      const { quantization: _unused, ...rest } = address;
      const wanted = address.file === undefined ? address : rest;
      expect(acceptHubAddress(formatHubAddress(wanted))).toEqual(wanted);
    }),
  );
});

test('any text is read or refused, and what is read never leads out of its folder', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z./:@%\\-]{0,30}$/)), (text) => {
      try {
        const { repo: name, file = 'x' } = acceptHubAddress(text);
        for (const part of [...name.split('/'), ...file.split('/')]) expect(['', '.', '..']).not.toContain(part);
      } catch (error) {
        expect(LlmError.is(error) && error.code).toBe('INVALID_REQUEST');
      }
    }),
  );
});
