import type { TokenLogprob } from '@modelhaven/core';
import type { LlamaModel, Token } from 'node-llama-cpp';
import type { Sampling } from '../to-sampling.ts';
import { createTokenSampler, logprobsOf } from '../token-sampler.ts';

/** Chooses tokens and says how likely they were. */
export interface TokenChooser {
  choose(
    likeliest: Token,
    probabilities: ReadonlyMap<Token, number>,
    output: readonly Token[],
  ): { readonly token: Token; readonly logprob: TokenLogprob };
}

export interface TokenChooserOptions {
  readonly model: Pick<LlamaModel, 'detokenize'>;
  readonly top: number;
  /** Absent where llama.cpp has chosen already, held by a grammar: then its token is kept. */
  readonly sampling: Sampling | undefined;
  readonly logitBias: Readonly<Record<string, number>> | undefined;
}

/**
 * A chooser for answers with log probabilities. llama.cpp tells how likely tokens are only after its own sampling, which
 * hides all that it dropped; so it is told to take the likeliest, and the choice is made here from what it knew before.
 */
export function createTokenChooser(options: TokenChooserOptions): TokenChooser {
  const { model, top, sampling, logitBias } = options;
  const sampler = sampling && createTokenSampler(sampling, logitBias);
  const textOf = (id: number) => model.detokenize([id as Token], true);
  let size = 0;
  return {
    choose(likeliest, probabilities, output) {
      for (const token of probabilities.keys()) if (token >= size) size = token + 1;
      const logits = new Float32Array(size).fill(-Infinity);
      for (const [token, probability] of probabilities) logits[token] = Math.log(probability);
      const token = sampler ? sampler.next(logits.slice(), output) : likeliest;
      return { token: token as Token, logprob: logprobsOf(logits, token, top, textOf) };
    },
  };
}
