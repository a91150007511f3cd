import { abortError, LlmError, type Timers } from '@modelhaven/core';
import type { ResolvedSettings } from '../settings.ts';
import type { ProviderLoad } from '../types.ts';
import { type AdaptiveLimit, createAdaptiveLimit } from './adaptive-limit.ts';
import { createFairQueue, type FairQueue } from './fair-queue.ts';

/** Who wants to be let in. */
export interface AdmissionRequest {
  readonly provider: string;
  /** Whose turn it counts as; waiters of different keys are served in turns. */
  readonly keyId: string | undefined;
  /** Longest wait in milliseconds; 0 comes in at once or not at all. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
}

/** Leave to have one request under way at a provider. */
export interface Admission {
  /** Milliseconds that it waited for. */
  readonly queuedMs: number;
  /** The answer came; `slowness` is its time to the first content over the usual one, where that is known. */
  answered(slowness: number | undefined): void;
  /** The provider said that it was too much. */
  overloaded(): void;
  /** Gives the place back, after a moment where the provider said that it was too much; once, however it ended. */
  leave(): void;
}

/** Lets so many requests at once through to each provider; the others wait in turns, and not too many of them. */
export interface AdmissionControl {
  /**
   * Resolves at once where there is room. Throws `INSUFFICIENT_RESOURCES` with `retryAfterMs` where too many wait
   * already or patience ends, `ABORTED` where the signal fires.
   */
  enter(request: AdmissionRequest): Promise<Admission>;
  /** The same without a promise, where there is room; undefined where `enter` would wait or throw. */
  enterAtOnce(request: AdmissionRequest): Admission | undefined;
  /** How full a provider is; undefined until it was first asked. */
  load(provider: string): ProviderLoad | undefined;
}

export interface AdmissionOptions {
  readonly settings: ResolvedSettings['concurrency'];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
}

interface Waiter {
  admit(): void;
  refuse(error: LlmError): void;
}

interface Gate {
  readonly limit: AdaptiveLimit;
  readonly queue: FairQueue<Waiter>;
  inFlight: number;
  /** Running mean of how long a place is held, in milliseconds. */
  heldMs: number;
}

const FIRST_GUESS_MS = 2_000;
const SMOOTHING = 0.1;
/** A place that was refused is empty for so long: refusals are quick, and one such place would let the whole queue run into them. */
const REFUSED_PLACE_MS = 500;
const SHORTEST_ADVICE_MS = 1_000;
const LONGEST_ADVICE_MS = 60_000;

/** One gate for each provider, made when it is first asked. */
export function createAdmissionControl({ settings, now, timers }: AdmissionOptions): AdmissionControl {
  const gates = new Map<string, Gate>();

  const gateOf = (provider: string): Gate => {
    const known = gates.get(provider);
    if (known) return known;
    const maximum = settings.providers[provider] ?? settings.maxConcurrent;
    const gate: Gate = {
      limit: createAdaptiveLimit({ maximum, now }),
      queue: createFairQueue(settings.maxQueued),
      inFlight: 0,
      heldMs: FIRST_GUESS_MS,
    };
    gates.set(provider, gate);
    return gate;
  };

  const hasRoom = ({ inFlight, limit }: Gate) => inFlight < limit.current;

  const admitWaiting = (gate: Gate) => {
    while (hasRoom(gate)) {
      const waiter = gate.queue.next();
      if (!waiter) return;
      waiter.admit();
    }
  };

  const giveBack = (gate: Gate) => {
    gate.inFlight--;
    admitWaiting(gate);
  };

  const admit = (gate: Gate, queuedMs: number): Admission => new Place(gate, queuedMs, door);

  const door: Door = { isAdaptive: settings.adaptive, now, timers, giveBack };

  const full = (provider: string, gate: Gate, reason: string): LlmError => {
    const rounds = (gate.queue.size + 1) / gate.limit.current;
    const advice = Math.min(Math.max(Math.ceil(rounds * gate.heldMs), SHORTEST_ADVICE_MS), LONGEST_ADVICE_MS);
    return new LlmError('INSUFFICIENT_RESOURCES', `${reason} Try again in ${Math.ceil(advice / 1000)} s.`, {
      provider,
      retryAfterMs: advice,
    });
  };

  const wait = ({ provider, keyId, patienceMs, signal }: AdmissionRequest, gate: Gate): Promise<Admission> =>
    new Promise((resolve, reject) => {
      const party = keyId ?? '';
      const queuedAt = now();
      const settle = () => {
        timers.clear(timer);
        signal.removeEventListener('abort', giveUp);
      };
      const waiter: Waiter = {
        admit() {
          settle();
          resolve(admit(gate, now() - queuedAt));
        },
        refuse(error) {
          settle();
          reject(error);
        },
      };
      const leave = (error: LlmError) => {
        gate.queue.remove(party, waiter);
        waiter.refuse(error);
      };
      const giveUp = () => leave(abortError(signal));
      const timer = timers.set(
        () => leave(full(provider, gate, `No place at ${provider} came free within ${patienceMs} ms.`)),
        patienceMs,
      );
      signal.addEventListener('abort', giveUp, { once: true });
      const dropped = gate.queue.add(party, waiter);
      dropped?.refuse(full(provider, gate, `Too many requests wait for ${provider} already.`));
    });

  return {
    enterAtOnce({ provider, signal }) {
      if (signal.aborted) return undefined;
      const gate = gateOf(provider);
      return gate.queue.size === 0 && hasRoom(gate) ? admit(gate, 0) : undefined;
    },
    async enter(request) {
      const { provider, patienceMs, signal } = request;
      if (signal.aborted) throw abortError(signal);
      const gate = gateOf(provider);
      if (gate.queue.size === 0 && hasRoom(gate)) return admit(gate, 0);
      if (patienceMs <= 0) throw full(provider, gate, `${provider} is busy.`);
      return wait(request, gate);
    },
    load(provider) {
      const gate = gates.get(provider);
      return gate && { inFlight: gate.inFlight, limit: gate.limit.current, queued: gate.queue.size };
    },
  };
}

/** What all places have in common. */
interface Door extends Pick<AdmissionOptions, 'now' | 'timers'> {
  readonly isAdaptive: boolean;
  readonly giveBack: (gate: Gate) => void;
}

// A class, as every request under way holds one: its methods are shared.
class Place implements Admission {
  readonly queuedMs: number;
  readonly #gate: Gate;
  readonly #door: Door;
  readonly #startedAt: number;
  #isInside = true;
  #wasRefused = false;

  constructor(gate: Gate, queuedMs: number, door: Door) {
    this.queuedMs = queuedMs;
    this.#gate = gate;
    this.#door = door;
    this.#startedAt = door.now();
    gate.inFlight++;
  }

  answered(slowness: number | undefined): void {
    if (this.#door.isAdaptive) this.#gate.limit.answered(this.#sample(), slowness);
  }

  overloaded(): void {
    this.#wasRefused = true;
    if (this.#door.isAdaptive) this.#gate.limit.overloaded(this.#sample());
  }

  leave(): void {
    if (!this.#isInside) return;
    this.#isInside = false;
    const gate = this.#gate;
    const { now, timers, giveBack } = this.#door;
    if (this.#wasRefused) {
      timers.set(() => giveBack(gate), REFUSED_PLACE_MS);
      return;
    }
    gate.heldMs += SMOOTHING * (now() - this.#startedAt - gate.heldMs);
    giveBack(gate);
  }

  #sample() {
    return { startedAt: this.#startedAt, inFlight: this.#gate.inFlight };
  }
}
