import type { LlmError, ModelInfo, ModelMeasurements } from '@modelhaven/core';

/** Successful answers from which the usual time of a model is believed. */
const ENOUGH_ANSWERS = 20;
/** Answers that come less than this later than usual are not slow, however quick the usual ones are; in milliseconds. */
const NOTICEABLE_MS = 1_000;
/** A wait longer than this is about a quota, which fewer requests at once would not help; in milliseconds. */
const LONGEST_SPELL_MS = 60_000;

/**
 * How many times longer than usual (the live median) the first content took; undefined where nothing is known, and for
 * models of this machine, whose first answers wait for their weights.
 */
export function slownessOf(
  model: ModelInfo,
  measured: ModelMeasurements | undefined,
  firstEventMs: number,
): number | undefined {
  if (model.local === true || !measured?.firstEventMs || measured.successes < ENOUGH_ANSWERS) return undefined;
  const usualMs = measured.firstEventMs.p50;
  if (usualMs <= 0 || firstEventMs - usualMs < NOTICEABLE_MS) return 1;
  return firstEventMs / usualMs;
}

/** Whether an error says that the service has too much to do, rather than that a quota is used up. */
export function tellsOfOverload({ code, details }: LlmError): boolean {
  const { retryAfterMs } = details;
  if (code === 'UNAVAILABLE') return retryAfterMs !== undefined && retryAfterMs <= LONGEST_SPELL_MS;
  return code === 'RATE_LIMITED' && (retryAfterMs === undefined || retryAfterMs <= LONGEST_SPELL_MS);
}
