import { type GenerateRequest, LlmError, type MeasurementSource, type StreamEvent } from '@modelhaven/core';
import { type AttemptParts, attempt, type Route } from './attempt.ts';
import type { CallContext } from './call-context.ts';
import type { Circuits } from './resilience/circuits.ts';
import { attemptDeadlines } from './resilience/deadlines.ts';
import type { ResolvedSettings } from './settings.ts';
import { tap } from './tap.ts';
import type { Trail } from './trail.ts';

export interface AttemptsParts extends AttemptParts {
  readonly circuits: Circuits;
  readonly measurements: MeasurementSource;
  readonly settings: ResolvedSettings;
  /** 0 to 1, exclusive. */
  readonly random: () => number;
}

/** What stays the same over all attempts of a call. */
export interface AttemptsInput {
  readonly request: GenerateRequest;
  readonly call: CallContext;
  readonly trail: Trail;
  readonly promptTokens: number;
}

/** Milliseconds left of the whole call, and until something must have been given out. */
export function remainingMs({ now, settings }: AttemptsParts, { startedAt }: CallContext) {
  const elapsedMs = now() - startedAt;
  return {
    totalMs: settings.deadlines.totalMs - elapsedMs,
    untilContentMs: Math.min(settings.deadlines.untilContentMs, settings.deadlines.totalMs) - elapsedMs,
  };
}

/**
 * An attempt with leave of the circuits of the model and its provider; throws `CIRCUIT_OPEN` without asking while they
 * rest. Must be read, or left, once it was made.
 */
export function leasedAttempt(parts: AttemptsParts, route: Route, input: AttemptsInput): AsyncIterable<StreamEvent> {
  const lease = parts.circuits.enter(route.provider.id, route.address);
  if (LlmError.is(lease)) throw lease;
  const { call } = input;
  const measured = parts.measurements.model(route.address);
  const deadlines = attemptDeadlines(parts.settings.deadlines, route.model, measured, remainingMs(parts, call));
  return tap(attempt(parts, { ...input, route, deadlines }), {
    // On the event, not after it: a reader may leave with the last one.
    event: ({ type }) => {
      if (type === 'finish') lease.succeed();
    },
    error(thrown) {
      if (LlmError.is(thrown) && !call.signal.aborted) lease.fail(thrown);
      return thrown;
    },
    end: () => lease.release(),
  });
}
