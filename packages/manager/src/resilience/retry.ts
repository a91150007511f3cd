import type { LlmError } from '@modelhaven/core';
import type { RetrySettings } from '../settings.ts';

/** What the decision to ask the same model again rests on. */
export interface RetryQuestion {
  readonly error: LlmError;
  /** Tries of this model that have failed so far, 1 or more. */
  readonly failedTries: number;
  /** True where another model could be asked instead. */
  readonly othersWaiting: boolean;
  /** Milliseconds until the deadline over all attempts. */
  readonly remainingMs: number;
  readonly settings: Required<RetrySettings>;
  /** 0 to 1, exclusive. */
  readonly random: () => number;
}

/** With another model at hand nobody waits longer than this for the same one, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Milliseconds to wait before the same model is asked again; undefined where it must not be. Full jitter
 * (Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), on top of what the provider asked for.
 */
export function retryDelayMs(question: RetryQuestion): number | undefined {
  const { error, failedTries, othersWaiting, remainingMs, settings, random } = question;
  // A model that stayed silent until its deadline has cost its time already.
  if (!error.traits.retry || error.code === 'TIMEOUT') return undefined;
  if (failedTries > (othersWaiting ? Math.min(1, settings.maxRetries) : settings.maxRetries)) return undefined;

  const ceiling = Math.min(settings.maxDelayMs, settings.baseDelayMs * 2 ** (failedTries - 1));
  const jitter = random() * ceiling;
  const asked = error.details.retryAfterMs;
  if (asked === undefined && error.code === 'RATE_LIMITED' && othersWaiting) return undefined;
  if (asked !== undefined && asked > settings.maxRetryAfterMs) return undefined;
  // Spread those who were all told the same moment; never earlier than that moment.
  const delay = asked === undefined ? jitter : asked + Math.min(jitter, settings.baseDelayMs);
  if (othersWaiting && delay > PATIENCE_MS) return undefined;
  return delay < remainingMs ? delay : undefined;
}
