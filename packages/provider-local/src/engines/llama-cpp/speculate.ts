import type { LlamaContextSequence, SequenceEvaluateOptions, Token } from 'node-llama-cpp';

/** Guesses the tokens that come next. */
export interface Guesser {
  /** Few tokens, or none, that may follow all of these. */
  guess(state: readonly Token[]): Promise<readonly Token[]>;
}

export interface Speculation {
  readonly sequence: LlamaContextSequence;
  /** All that the model has read and is to read; the last part of it is not read yet. */
  readonly prompt: readonly Token[];
  readonly options: SequenceEvaluateOptions;
  readonly guesser: Guesser;
  /** Whether guesses are wanted now; asked before each step. */
  readonly isWanted: () => boolean;
}

/**
 * Writes like the library's `evaluate`, and lets the model check guesses on the way: where memory is slower than
 * arithmetic, a step over several tokens costs little more than one over a single token, and it gives all of them that
 * the model would have chosen itself. The library has such a thing too, which never takes more than one guess in a step
 * (3.22.1).
 */
export async function* speculate(
  speculation: Speculation,
): AsyncGenerator<{ readonly token: Token }, void, readonly Token[] | undefined> {
  const { sequence, prompt, options, guesser, isWanted } = speculation;
  const state = [...prompt];
  let unread: readonly Token[] = prompt.slice(sequence.nextTokenIndex);
  let drawn = 0;
  for (;;) {
    const room = sequence.contextSize - 1 - sequence.nextTokenIndex - unread.length;
    const guesses = isWanted() && room > 0 ? (await guesser.guess(state)).slice(0, room) : [];
    const last = unread.length - 1;
    const input = [...unread, ...guesses];
    // Chance begins anew with each step, so each place has a seed of its own.
    const { seed = 0 } = options;
    const results = await sequence.controlledEvaluate(
      input.map((token, index) =>
        index < last
          ? token
          : [token, { generateNext: { token: true, options: { ...options, seed: (seed + drawn++) >>> 0 } } }],
      ),
    );
    let kept = 0;
    for (;;) {
      const token = results[last + kept]?.next.token;
      if (token === undefined || token === null) throw new Error('llama.cpp chose no token.');
      const instead = yield { token };
      unread = instead ?? [token];
      state.push(...unread);
      if (instead || guesses[kept] !== token) break;
      kept++;
    }
    const wrong = guesses.length - kept;
    const end = sequence.nextTokenIndex;
    if (wrong > 0) await sequence.eraseContextTokenRanges([{ start: end - wrong, end }]);
  }
}
