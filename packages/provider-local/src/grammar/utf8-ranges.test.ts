import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8Ranges } from './utf8-ranges.ts';

const LAST = 0x10ffff;

it('holds the bytes of exactly the characters of the range', () => {
  const codePoint = fc.oneof(
    fc.integer({ min: 0, max: LAST }),
    fc.constantFrom(0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, LAST),
  );
  fc.assert(
    fc.property(codePoint, codePoint, codePoint, (a, b, tried) => {
      fc.pre(tried < 0xd800 || tried > 0xdfff);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const bytes = Buffer.from(String.fromCodePoint(tried));
      const found = utf8Ranges(from, to).filter(
        (sequence) =>
          sequence.length === bytes.length &&
          sequence.every(([least, most], i) => (bytes[i] as number) >= least && (bytes[i] as number) <= most),
      );
      expect(found.length).toBe(tried >= from && tried <= to ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});

it('knows no text of surrogates', () => {
  expect(utf8Ranges(0xd800, 0xdfff)).toEqual([]);
});
