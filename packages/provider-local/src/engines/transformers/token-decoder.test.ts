import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTokenDecoder } from './token-decoder.ts';

/** Tokens are single bytes, the hardest case for characters of several. */
const decode = (tokens: readonly number[]) => Buffer.from(tokens).toString('utf8');

it('gives the whole text whatever the characters, each as soon as it is complete', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, text) => {
      const decoder = createTokenDecoder(decode, [...Buffer.from(before)]);
      const pieces = [...Buffer.from(text)].map((byte) => decoder.push(byte));
      expect(pieces.join('') + decoder.flush()).toBe(text);
      expect(pieces.filter((piece) => piece !== '')).toEqual([...text]);
    }),
  );
});

it('gives a replacement character for what stays incomplete', () => {
  const decoder = createTokenDecoder(decode, []);
  expect(decoder.push(0xe2)).toBe('');
  expect(decoder.push(0x9c)).toBe('');
  expect(decoder.flush()).toBe('\uFFFD');
  expect(decoder.flush()).toBe('');
});
