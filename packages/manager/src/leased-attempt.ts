import {
  type GenerateRequest,
  LlmError,
  type MeasurementSource,
  type ModelMeasurements,
  type StreamEvent,
} from '@modelhaven/core';
import { type AttemptInput, type AttemptParts, type AttemptWatcher, attempt, type Route } from './attempt.ts';
import type { CallContext } from './call-context.ts';
import type { CostLease, CostLimit } from './cost-limit.ts';
import type { Admission, AdmissionControl } from './resilience/admission.ts';
import type { AttemptLease, Circuits } from './resilience/circuits.ts';
import { attemptDeadlines } from './resilience/deadlines.ts';
import type { HedgeBudget } from './resilience/hedge-budget.ts';
import { slownessOf, tellsOfOverload } from './resilience/load-signals.ts';
import type { ResolvedSettings } from './settings.ts';
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
export function remainingMs({ elapsed, settings }: AttemptsParts, { begunAt }: CallContext) {
  const elapsedMs = elapsed() - begunAt;
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
  const confirming = lease.confirm();
  const refusal = confirming && (await confirming);
  if (!refusal) return { place, lease };
  lease.release();
  place.leave();
  throw refusal;
}

interface Entered {
  readonly place: Admission;
  readonly lease: AttemptLease;
}

/** The same where there is room and nobody has to be asked; undefined where there is something to wait for, or to throw. */
function enterAtOnce(
  { circuits, admission }: Pick<AttemptsParts, 'circuits' | 'admission'>,
  { provider, address }: Pick<Route, 'provider' | 'address'>,
  { keyId, signal, requestId }: Pick<CallContext, 'keyId' | 'signal' | 'requestId'>,
): Entered | undefined {
  if (!circuits.isClosed(provider.id, address)) return undefined;
  const place = admission.enterAtOnce({ provider: provider.id, keyId, patienceMs: 0, signal });
  if (!place) return undefined;
  const lease = circuits.enter(provider.id, address, requestId);
  if (!LlmError.is(lease)) return { place, lease };
  place.leave();
  return undefined;
}

/**
 * An attempt with leave of the circuits of the model and its provider and a place at the latter, bounded by what the
 * call may cost; rejects as `enter` and `CostLimit.lease` do. Must be read, or left, once it was made.
 */
export function leasedAttempt(
  parts: AttemptsParts,
  route: Route,
  input: AttemptsInput & Pick<AttemptInput, 'role' | 'race'>,
  patience: number,
): LeasedAttempt | Promise<LeasedAttempt> {
  const { call } = input;
  const cost = input.costs.lease(route, input.request);
  const open = ({ place, lease }: Entered): LeasedAttempt => {
    const measured = parts.measurements.model(route.address);
    const deadlines = attemptDeadlines(parts.settings.deadlines, route.model, measured, remainingMs(parts, call));
    const watcher = new Leases(route, measured, call, lease, place, cost);
    const { queuedMs } = place;
    return attempt(parts, { ...input, request: cost.request, route, deadlines, cost, queuedMs, watcher });
  };
  const entered = enterAtOnce(parts, route, call);
  if (entered) return open(entered);
  return enter(parts, route, call, patience).then(open, (thrown: unknown) => {
    cost.release();
    throw thrown;
  });
}

type LeasedAttempt = AsyncIterable<readonly StreamEvent[]>;

/** What an attempt was given, and gives back. */
class Leases implements AttemptWatcher {
  readonly #route: Route;
  readonly #measured: ModelMeasurements | undefined;
  readonly #call: CallContext;
  readonly #lease: AttemptLease;
  readonly #place: Admission;
  readonly #cost: CostLease;
  #firstEventMs = 0;

  constructor(
    route: Route,
    measured: ModelMeasurements | undefined,
    call: CallContext,
    lease: AttemptLease,
    place: Admission,
    cost: CostLease,
  ) {
    this.#route = route;
    this.#measured = measured;
    this.#call = call;
    this.#lease = lease;
    this.#place = place;
    this.#cost = cost;
  }

  begun(firstEventMs: number): void {
    this.#firstEventMs = firstEventMs;
    this.#lease.begin();
  }

  succeeded(): void {
    this.#lease.succeed();
    this.#place.answered(slownessOf(this.#route.model, this.#measured, this.#firstEventMs));
  }

  failed(error: LlmError): void {
    if (this.#call.signal.aborted) return;
    this.#lease.fail(error);
    tellOfOverload(this.#place, error);
  }

  over(): void {
    this.#lease.release();
    this.#place.leave();
    this.#cost.release();
  }
}

/** Passes on what an error says about the load of the provider. */
export function tellOfOverload(place: Admission, error: LlmError): void {
  if (tellsOfOverload(error)) place.overloaded();
}
