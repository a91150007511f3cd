import { LlmError, type TokenLogprob } from '@modelhaven/core';
import type { Sampling } from './to-sampling.ts';

/** Chooses the next token from what the model thinks of each. */
export interface TokenSampler {
  /**
   * Takes the logits of one step, which it changes, and the tokens written so far; gives a token id. Tokens whose
   * logit is minus infinity are never chosen. Throws `INVALID_REQUEST` where the bias leaves none.
   */
  next(logits: Float32Array, output: readonly number[]): number;
}

const PENALTY_TOKENS = 64;

interface Candidate {
  readonly id: number;
  readonly logit: number;
}

/**
 * A sampler in the order of llama.cpp's server: bias, penalties over the last 64 tokens, top k, top p, min p,
 * temperature, chance. The same seed and logits give the same tokens.
 */
export function createTokenSampler(
  sampling: Sampling,
  biases: Readonly<Record<string, number>> | undefined,
): TokenSampler {
  const random = createRandom(sampling.seed);
  const bias = Object.entries(biases ?? {}).map(([id, value]) => [Number(id), value] as const);
  return {
    next(logits, output) {
      for (const [id, value] of bias) {
        // In the OpenAI dialect -100 means never.
        if (id < logits.length) logits[id] = value <= -100 ? -Infinity : (logits[id] ?? 0) + value;
      }
      if (bias.length > 0 && logits[likeliest(logits)] === -Infinity) throw nothingLeft();
      punish(logits, output, sampling.penalties);
      if (sampling.temperature === 0) return likeliest(logits);
      const candidates = truncate(logits, sampling);
      const highest = candidates.reduce((most, { logit }) => Math.max(most, logit), -Infinity);
      const weights = candidates.map(({ logit }) => Math.exp((logit - highest) / sampling.temperature));
      let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [i, weight] of weights.entries()) {
        rest -= weight;
        if (rest < 0) return (candidates[i] as Candidate).id;
      }
      return (candidates.at(-1) as Candidate).id;
    },
  };
}

function nothingLeft(): LlmError {
  return new LlmError(
    'INVALID_REQUEST',
    'The field "logitBias" is wrong. It forbids every token that the format of the answer allows here.',
    { field: 'logitBias' },
  );
}

/** Natural logarithm of the chance of one token, and the likeliest tokens, before anything was sampled. */
export function logprobsOf(
  logits: Float32Array,
  chosen: number,
  top: number,
  textOf: (id: number) => string,
): TokenLogprob {
  let highest = -Infinity;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  const total = highest + Math.log(sum);
  const entry = (id: number) => {
    const token = textOf(id);
    return { token, logprob: Math.min(0, (logits[id] ?? -Infinity) - total), bytes: [...Buffer.from(token)] };
  };
  const best = top === 0 ? [] : largest(logits, top).map(({ id }) => entry(id));
  return { ...entry(chosen), ...(top === 0 ? {} : { top: best }) };
}

function punish(logits: Float32Array, output: readonly number[], penalties: Sampling['penalties']): void {
  if (!penalties) return;
  const counts = new Map<number, number>();
  for (const id of output.slice(-PENALTY_TOKENS)) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of counts) {
    const logit = logits[id] ?? 0;
    const repeated = logit > 0 ? logit / penalties.penalty : logit * penalties.penalty;
    logits[id] = repeated - count * penalties.frequencyPenalty - penalties.presencePenalty;
  }
}

function likeliest(logits: Float32Array): number {
  let best = 0;
  for (let id = 1; id < logits.length; id++) if ((logits[id] as number) > (logits[best] as number)) best = id;
  return best;
}

/** The tokens that may be chosen; at least one. */
function truncate(logits: Float32Array, { topK, topP, minP }: Sampling): readonly Candidate[] {
  const highest = logits[likeliest(logits)] as number;
  if (topK === 0 && topP >= 1) return above(logits, highest, minP);
  const sorted = topK === 0 ? nucleus(logits, highest, topP) : largest(logits, topK);
  const weights = sorted.map(({ logit }) => Math.exp(logit - highest));
  const total = topK === 0 ? totalWeight(logits, highest) : weights.reduce((sum, weight) => sum + weight, 0);
  let keep = 0;
  let covered = 0;
  while (keep < sorted.length) {
    const weight = weights[keep] as number;
    // The first one always stays; the likeliest has weight 1, so min p compares with it directly.
    if (keep > 0 && (covered >= topP * total || weight < minP || weight === 0)) break;
    covered += weight;
    keep++;
  }
  return sorted.slice(0, keep);
}

/** All that are at least so likely in comparison with the likeliest, in no order; never those that must not be chosen. */
function above(logits: Float32Array, highest: number, minP: number): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    const weight = Math.exp(logit - highest);
    if (weight > 0 && weight >= minP) found.push({ id, logit });
  }
  return found;
}

// To sort a large vocabulary at every step takes longer than many a model; what is left out here is hardly ever needed.
const RARE = 1e-4;

/** Enough of the likeliest, sorted, to make up the share `topP` of everything. */
function nucleus(logits: Float32Array, highest: number, topP: number): readonly Candidate[] {
  const likely = above(logits, highest, RARE);
  const covered = likely.reduce((sum, { logit }) => sum + Math.exp(logit - highest), 0);
  const enough = covered >= topP * totalWeight(logits, highest) ? likely : above(logits, highest, 0);
  return [...enough].sort((a, b) => b.logit - a.logit);
}

function totalWeight(logits: Float32Array, highest: number): number {
  let total = 0;
  for (const logit of logits) total += Math.exp(logit - highest);
  return total;
}

/** The highest logits, highest first; of equal ones the lower id first. */
function largest(logits: Float32Array, count: number): readonly Candidate[] {
  if (count >= 128) {
    return Array.from(logits, (logit, id) => ({ id, logit }))
      .sort((a, b) => b.logit - a.logit)
      .slice(0, count);
  }
  const best: Candidate[] = [];
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    if (best.length === count && logit <= (best.at(-1) as Candidate).logit) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1] as Candidate).logit < logit) at--;
    best.splice(at, 0, { id, logit });
    if (best.length > count) best.pop();
  }
  return best;
}

/** Numbers from 0 to just under 1, the same for the same seed: mulberry32 of Tommy Ettinger (public domain). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
