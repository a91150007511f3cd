import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDollars, toNumber } from './decimal.ts';

test.each([
  ['0.0000025', 6, 2.5],
  ['0.00000007', 6, 0.07],
  ['0.0000000199999995', 6, 0.0199999995],
  ['0.0000001', 6, 0.1],
  ['2.5e-7', 6, 0.25],
  [3e-7, 6, 0.3],
  ['0', 6, 0],
  ['.5', 0, 0.5],
  ['10', 0, 10],
  ['-1', 0, -1],
])('%s at 10^%i is %d, without garbage of floating point', (text, power, expected) => {
  expect(toNumber(parseDollars(text) ?? 0n, power)).toBe(expected);
});

test.each([
  '',
  ' ',
  'free',
  '1,5',
  '0x10',
  'NaN',
  'Infinity',
  '1e999',
  '--1',
  null,
  undefined,
  {},
  Number.NaN,
  Number.POSITIVE_INFINITY,
])('%s is no amount', (value) => {
  expect(parseDollars(value)).toBeUndefined();
});

test('any decimal with up to 24 places comes back as itself', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 24 }), (digits, places) => {
      const text = digits.toString().padStart(places + 1, '0');
      const decimal = `${text.slice(0, text.length - places)}.${text.slice(text.length - places)}`;
      const amount = parseDollars(decimal);
      expect(amount).toBe(digits * 10n ** BigInt(24 - places));
      expect(toNumber(amount ?? 0n)).toBe(Number(decimal));
      expect(toNumber(amount ?? 0n, 6)).toBe(Number(`${decimal}e6`));
    }),
  );
});

test('every price that is a number reads as its shortest decimal', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1000, noNaN: true }), (price) => {
      expect(toNumber(parseDollars(price) ?? 0n)).toBeCloseTo(price, 12);
    }),
  );
});
