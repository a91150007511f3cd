import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import type { Guesser } from './speculate.ts';

/** Guesses of a draft model end where it is less sure than this. */
const LEAST_CONFIDENCE = 0.6;
const MOST_GUESSES = 8;

/** Guesses with a small model of the same vocabulary. One sequence serves all answers, one after the other. */
export function createDraftGuesser(sequence: LlamaContextSequence): Guesser {
  let turn: Promise<unknown> = Promise.resolve();

  const guess = async (state: readonly Token[]): Promise<readonly Token[]> => {
    // Near the end of its context it has no room for guesses.
    if (state.length === 0 || state.length + MOST_GUESSES >= sequence.contextSize) return [];
    await sequence.adaptStateToTokens(state.slice(0, -1), false);
    const guesses: Token[] = [];
    const steps = sequence.evaluateWithMetadata(
      state.slice(sequence.nextTokenIndex),
      { confidence: true },
      { temperature: 0, yieldEogToken: true },
    );
    for await (const { token, confidence } of steps) {
      if (confidence < LEAST_CONFIDENCE) break;
      guesses.push(token);
      if (guesses.length === MOST_GUESSES || sequence.model.isEogToken(token)) break;
    }
    return guesses;
  };

  return {
    guess(state) {
      const work = turn.then(() => guess(state));
      turn = work.catch(() => {});
      // What a draft cannot do costs speed and nothing else.
      return work.catch(() => []);
    },
  };
}
