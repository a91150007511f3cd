/**
 * An exact amount of money: a count of 10^-24 US dollars. Prices per token come as decimal texts with up to some
 * sixteen places; sums of floating point numbers would drift from the provider's own bill.
 */
export type Dollars = bigint;

const PLACES = 24;
const DECIMAL = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?\s*$/i;

/** The amount that a decimal text or number names (`0.0000025`, `2.5e-6`); undefined where it names none. */
export function parseDollars(value: unknown): Dollars | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = DECIMAL.exec(String(value));
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const shift = PLACES - fraction.length + Number(exponent);
  if (Math.abs(shift) > 100) return undefined;
  const digits = BigInt(whole + fraction);
  const amount = shift >= 0 ? digits * 10n ** BigInt(shift) : roundedQuotient(digits, 10n ** BigInt(-shift));
  return sign === '-' ? -amount : amount;
}

/** The amount as a number of US dollars, times a power of ten (6: per million); the nearest there is. */
export function toNumber(amount: Dollars, powerOfTen = 0): number {
  return Number(`${amount}e${powerOfTen - PLACES}`);
}

function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor / 2n) / divisor;
}
