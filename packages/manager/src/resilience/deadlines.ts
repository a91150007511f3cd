import type { ModelInfo, ModelMeasurements, StreamDeadlines } from '@modelhaven/core';
import type { DeadlineSettings } from '../settings.ts';

/** Deadlines of one attempt. */
export type AttemptDeadlines = Required<StreamDeadlines>;

/** Successful answers from which the live figures of a model are believed. */
const ENOUGH_ANSWERS = 20;
/** A first event is late at so many times the slowest of a hundred; prompts differ in length. */
const TOLERANCE = 4;
/** Nobody is given up on sooner than this, in milliseconds. */
const LEAST_MS = 5_000;

/** How long this model may take, from the settings, its nature and what was seen of it lately. */
export function attemptDeadlines(
  settings: Required<DeadlineSettings>,
  model: ModelInfo,
  measured: ModelMeasurements | undefined,
  /** Milliseconds left of the whole call, and until something must have been given out. */
  remaining: { readonly totalMs: number; readonly untilContentMs: number },
): AttemptDeadlines {
  const limit =
    model.local === true
      ? settings.localFirstEventMs
      : model.capabilities.includes('reasoning')
        ? settings.reasoningFirstEventMs
        : settings.firstEventMs;
  const slowest = (measured?.successes ?? 0) >= ENOUGH_ANSWERS ? measured?.firstEventMs?.p99 : undefined;
  // A local model answers at once while it is in memory, and needs its time again after it was unloaded.
  const learned =
    slowest === undefined || model.local === true ? limit : Math.max(LEAST_MS, Math.ceil(slowest * TOLERANCE));
  return {
    firstEventMs: Math.max(1, Math.min(limit, learned, remaining.untilContentMs)),
    idleMs: settings.idleMs,
    totalMs: Math.max(1, remaining.totalMs),
  };
}
