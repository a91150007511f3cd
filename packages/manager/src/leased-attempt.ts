import { type GenerateRequest, LlmError, type MeasurementSource, type StreamEvent } from '@modelhaven/core';
import { type AttemptInput, type AttemptParts, attempt, type Route } from './attempt.ts';
import type { CallContext } from './call-context.ts';
import type { CostLimit } from './cost-limit.ts';
import type { Admission, AdmissionControl } from './resilience/admission.ts';
import type { Circuits } from './resilience/circuits.ts';
import { attemptDeadlines } from './resilience/deadlines.ts';
import type { HedgeBudget } from './resilience/hedge-budget.ts';
import { slownessOf, tellsOfOverload } from './resilience/load-signals.ts';
import type { ResolvedSettings } from './settings.ts';
import { tap } from './tap.ts';
import type { Trail } from './trail.ts';

export interface AttemptsParts extends AttemptParts {
  readonly circuits: Circuits;
  readonly admission: AdmissionControl;
  readonly measurements: MeasurementSource;
  readonly settings: ResolvedSettings;
  readonly hedgeBudget: HedgeBudget;
  /** 0 to 1, exclusive. */
  readonly random: () => number;
}

/** What stays the same over all attempts of a call. */
export interface AttemptsInput {
  readonly request: GenerateRequest;
  readonly call: CallContext;
  readonly trail: Trail;
  readonly promptTokens: number;
  readonly costs: CostLimit;
}

/** Milliseconds left of the whole call, and until something must have been given out. */
export function remainingMs({ now, settings }: AttemptsParts, { startedAt }: CallContext) {
  const elapsedMs = now() - startedAt;
  return {
    totalMs: settings.deadlines.totalMs - elapsedMs,
    untilContentMs: Math.min(settings.deadlines.untilContentMs, settings.deadlines.totalMs) - elapsedMs,
  };
}

/** With another model at hand nobody queues longer than this for one, in milliseconds. */
const PATIENCE_MS = 1_000;

/** How long an attempt may queue for its provider, in milliseconds. */
export function patienceMs({ settings }: AttemptsParts, limitMs: number, othersWaiting: boolean): number {
  const { maxWaitMs } = settings.concurrency;
  return Math.max(0, Math.min(limitMs, othersWaiting ? Math.min(PATIENCE_MS, maxWaitMs) : maxWaitMs));
}

/**
 * A place at the provider, waited for in turn, with leave of its circuit and the model's. Throws without asking:
 * `CIRCUIT_OPEN` while they rest, `INSUFFICIENT_RESOURCES` where too many wait.
 */
export async function enter(
  { circuits, admission }: Pick<AttemptsParts, 'circuits' | 'admission'>,
  { provider, address }: Pick<Route, 'provider' | 'address'>,
  { keyId, requestId, signal }: Pick<CallContext, 'keyId' | 'requestId' | 'signal'>,
  patience: number,
) {
  // Nobody queues for what rests; and a probe is given only to who is about to ask.
  if (!circuits.isAvailable(provider.id, address)) {
    const refusal = circuits.enter(provider.id, address, requestId);
    if (LlmError.is(refusal)) throw refusal;
    refusal.release();
  }
  const place = await admission.enter({ provider: provider.id, keyId, patienceMs: patience, signal });
  const lease = circuits.enter(provider.id, address, requestId);
  if (LlmError.is(lease)) {
    place.leave();
    throw lease;
  }
  const refusal = await lease.confirm();
  if (!refusal) return { place, lease };
  lease.release();
  place.leave();
  throw refusal;
}

/**
 * An attempt with leave of the circuits of the model and its provider and a place at the latter, bounded by what the
 * call may cost; rejects as `enter` and `CostLimit.lease` do. Must be read, or left, once it was made.
 */
export async function leasedAttempt(
  parts: AttemptsParts,
  route: Route,
  input: AttemptsInput & Pick<AttemptInput, 'role' | 'race'>,
  patience: number,
): Promise<AsyncIterable<readonly StreamEvent[]>> {
  const { call } = input;
  const cost = input.costs.lease(route, input.request);
  const { place, lease } = await enter(parts, route, call, patience).catch((thrown: unknown) => {
    cost.release();
    throw thrown;
  });
  const measured = parts.measurements.model(route.address);
  const deadlines = attemptDeadlines(parts.settings.deadlines, route.model, measured, remainingMs(parts, call));
  const startedAt = parts.now();
  let firstEventMs: number | undefined;
  return tap(attempt(parts, { ...input, request: cost.request, route, deadlines, cost, queuedMs: place.queuedMs }), {
    // On the events, not after them: a reader may leave with the last one.
    event(batch) {
      if (firstEventMs === undefined) {
        firstEventMs = parts.now() - startedAt;
        lease.begin();
      }
      if (batch.at(-1)?.type !== 'finish') return;
      lease.succeed();
      place.answered(slownessOf(route.model, measured, firstEventMs));
    },
    error(thrown) {
      if (LlmError.is(thrown) && !call.signal.aborted) {
        lease.fail(thrown);
        tellOfOverload(place, thrown);
      }
      return thrown;
    },
    end() {
      lease.release();
      place.leave();
      cost.release();
    },
  });
}

/** Passes on what an error says about the load of the provider. */
export function tellOfOverload(place: Admission, error: LlmError): void {
  if (tellsOfOverload(error)) place.overloaded();
}
