import { type GenerateRequest, LlmError, type MeasurementSource, type StreamEvent } from '@modelhaven/core';
import { type AttemptParts, attempt, type Route } from './attempt.ts';
import type { CallContext } from './call-context.ts';
import type { Circuits } from './resilience/circuits.ts';
import { attemptDeadlines } from './resilience/deadlines.ts';
import type { ResolvedSettings } from './settings.ts';
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

/** An attempt with leave of the circuits of the model and its provider; throws `CIRCUIT_OPEN` without asking while they rest. */
export async function* leasedAttempt(
  parts: AttemptsParts,
  route: Route,
  input: AttemptsInput,
): AsyncGenerator<StreamEvent, void, undefined> {
  const lease = parts.circuits.enter(route.provider.id, route.address);
  if (LlmError.is(lease)) throw lease;
  const { call } = input;
  const measured = parts.measurements.model(route.address);
  const deadlines = attemptDeadlines(parts.settings.deadlines, route.model, measured, remainingMs(parts, call));
  try {
    for await (const event of attempt(parts, { ...input, route, deadlines })) {
      // Before the yield: a reader may leave with the last event.
      if (event.type === 'finish') lease.succeed();
      yield event;
    }
  } catch (thrown) {
    if (LlmError.is(thrown) && !call.signal.aborted) lease.fail(thrown);
    throw thrown;
  } finally {
    lease.release();
  }
}
