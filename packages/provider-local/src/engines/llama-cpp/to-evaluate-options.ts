import type { SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { Sampling } from '../to-sampling.ts';

// As many as llama.cpp's own server looks back on.
const PENALTY_TOKENS = 64;

/** What is asked of llama.cpp's sampler; every field is given, for its own defaults are others. */
export function toEvaluateOptions(
  { penalties, ...sampling }: Sampling,
  output: readonly Token[],
): SequenceEvaluateOptions {
  if (!penalties) return sampling;
  const punishTokens = () => output.slice(-PENALTY_TOKENS);
  return { ...sampling, repeatPenalty: { ...penalties, punishTokens, maxPunishTokens: PENALTY_TOKENS } };
}
