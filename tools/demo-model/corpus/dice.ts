/** Choices that a seed decides, so that the same seed writes the same corpus. */
export interface Dice {
  pick<T>(choices: readonly T[]): T;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** 0 to just under 1. */
  next(): number;
}

/** Dice by the generator "mulberry32" (Tommy Ettinger, public domain). */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    pick: <T>(choices: readonly T[]) => choices[Math.floor(next() * choices.length)] as T,
    chance: (probability) => next() < probability,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
  };
}

/** "cat" → "Cat". */
export function cap(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "cat" → "a cat", "owl" → "an owl". */
export function an(text: string): string {
  return (/^[aeiou]/i.test(text) ? 'an ' : 'a ') + text;
}
