import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTensor, toFloat16 } from './encode-tensor.ts';

/** What half precision says, straight from its definition. */
function fromFloat16(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const mantissa = half & 1023;
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * mantissa * 2 ** -24 : sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

describe('half precision', () => {
  it('gives every half back', () => {
    for (let half = 0; half < 0x10000; half++) {
      const value = fromFloat16(half);
      if (!Number.isNaN(value)) expect(toFloat16(value)).toBe(half);
    }
    expect(fromFloat16(toFloat16(Number.NaN))).toBeNaN();
  });

  it('rounds to the nearest', () => {
    fc.assert(
      fc.property(fc.double({ min: -65_000, max: 65_000, noNaN: true }), (wide) => {
        const value = Math.fround(wide);
        const half = toFloat16(value);
        const error = Math.abs(fromFloat16(half) - value);
        for (const neighbour of [half - 1, half + 1]) {
          const other = fromFloat16(neighbour & 0xffff);
          if (Number.isFinite(other) && Math.sign(other) === Math.sign(value)) {
            expect(error).toBeLessThanOrEqual(Math.abs(other - value));
          }
        }
      }),
    );
  });
});

describe('Q8_0', () => {
  it('keeps every weight within half a step of its block', () => {
    fc.assert(
      fc.property(fc.float32Array({ minLength: 32, maxLength: 32, noNaN: true, min: -8, max: 8 }), (data) => {
        const bytes = encodeTensor(data, 'Q8_0');
        const scale = fromFloat16(bytes.readUInt16LE(0));
        const most = Math.max(...data.map(Math.abs));
        // Half a step of rounding, and what the scale itself lost by becoming a half.
        const allowed = most / 127 / 2 + 127 * Math.max(most / 127 / 2048, 2 ** -25) + 1e-12;
        for (const [i, value] of data.entries()) {
          expect(Math.abs(bytes.readInt8(2 + i) * scale - value)).toBeLessThanOrEqual(allowed);
        }
      }),
    );
  });

  it('takes whole blocks only', () => {
    expect(() => encodeTensor(new Float32Array(33), 'Q8_0')).toThrow('multiple of 32');
  });
});
