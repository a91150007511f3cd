import type { Candidate, ModelMeasurements } from '@modelhaven/core';
import { shrink } from '../estimate.ts';

// What a hosted model of middling size takes, until it was measured here.
const PRIOR_FIRST_EVENT_MS = 1_200;
const PRIOR_TOKENS_PER_SECOND = 40;
const PRIOR_STRENGTH = 3;
// A slow disk; weights that are not in memory have to be read first.
const LOAD_BYTES_PER_SECOND = 500e6;
const UNKNOWN_SIZE_BYTES = 5e9;

/** Successful answers that an estimate of latency can rest on. */
export function countAnswers(measured: ModelMeasurements | undefined): number {
  return measured?.latencyMs ? measured.successes : 0;
}

/** Milliseconds for an answer of so many tokens: measured where the model was used, assumed otherwise. */
export function estimateLatencyMs({ model, measured, loaded }: Candidate, answerTokens: number): number {
  const loadMs = loaded === false ? ((model.sizeBytes ?? UNKNOWN_SIZE_BYTES) / LOAD_BYTES_PER_SECOND) * 1_000 : 0;
  const prior = PRIOR_FIRST_EVENT_MS + (answerTokens / PRIOR_TOKENS_PER_SECOND) * 1_000;
  const seen = measuredMs(measured, answerTokens);
  const answers = countAnswers(measured);
  if (seen === undefined || answers === 0) return prior + loadMs;
  // Times multiply rather than add: twice as slow is as far off as twice as fast.
  return Math.exp(shrink(Math.log(prior), PRIOR_STRENGTH, Math.log(Math.max(seen, 1)), answers)) + loadMs;
}

function measuredMs(measured: ModelMeasurements | undefined, answerTokens: number): number | undefined {
  if (measured?.firstEventMs && measured.tokensPerSecond !== undefined && measured.tokensPerSecond > 0) {
    return measured.firstEventMs.p50 + (answerTokens / measured.tokensPerSecond) * 1_000;
  }
  return measured?.latencyMs?.p50;
}

/** 10 for no wait at all, 5 at the threshold, towards 0 beyond. */
export function scoreLatency(ms: number, thresholdMs: number): number {
  return (10 * thresholdMs) / (thresholdMs + ms);
}
