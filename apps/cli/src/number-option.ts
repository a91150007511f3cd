import { InvalidArgumentError } from 'commander';

/** Reads an option that is a number from `minimum` to `maximum`. */
export function numberFrom(minimum: number, maximum = Number.POSITIVE_INFINITY) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(
      // Nobody needs to be told the largest number that there is.
      maximum >= Number.MAX_SAFE_INTEGER
        ? `It must be a number of at least ${minimum}.`
        : `It must be a number from ${minimum} to ${maximum}.`,
    );
  };
}

/** A whole number, or `auto`. */
export function integerOrAuto(minimum: number, maximum: number) {
  const parse = integerFrom(minimum, maximum);
  return (text: string): number | 'auto' => (text === 'auto' ? text : parse(text));
}

/** The same for whole numbers. */
export function integerFrom(minimum: number, maximum = Number.MAX_SAFE_INTEGER) {
  const parse = numberFrom(minimum, maximum);
  return (text: string): number => {
    const value = parse(text);
    if (Number.isInteger(value)) return value;
    throw new InvalidArgumentError('It must be a whole number.');
  };
}
