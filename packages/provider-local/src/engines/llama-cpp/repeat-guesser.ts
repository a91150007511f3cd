import type { Token } from 'node-llama-cpp';
import type { Guesser } from './speculate.ts';

// Shorter matches are mostly chance, and each wrong guess costs.
const MATCH_TOKENS = 3;
const MOST_GUESSES = 8;

/** Guesses that what was said before is said again: for summaries, corrections and code. Needs no second model. */
export function createRepeatGuesser(): Guesser {
  let known: readonly Token[] = [];
  /** Where in the text the latest match of so many tokens ends. */
  let ends = new Map<string, number>();
  let read = 0;

  const keyAt = (state: readonly Token[], end: number): string => state.slice(end - MATCH_TOKENS, end).join();

  return {
    async guess(state) {
      if (state !== known || state.length < read) {
        known = state;
        ends = new Map();
        read = MATCH_TOKENS - 1;
      }
      // The end itself is looked for, so it is not noted yet.
      for (; read < state.length - 1; read++) ends.set(keyAt(state, read + 1), read + 1);
      const end = state.length < MATCH_TOKENS ? undefined : ends.get(keyAt(state, state.length));
      return end === undefined ? [] : state.slice(end, end + MOST_GUESSES);
    },
  };
}
