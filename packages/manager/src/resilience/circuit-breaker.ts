import type { ErrorCode } from '@modelhaven/core';
import type { CircuitStatus } from '../types.ts';

export interface CircuitBreakerOptions {
  /** Failures in a row that open a circuit, 1 or more; more where single failures are usual, see `streakToOpen`. */
  readonly failureThreshold: number;
  /** Milliseconds of the first rest; doubles with every failed probe up to `maxOpenMs`. */
  readonly openMs: number;
  readonly maxOpenMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of every change of state. */
  readonly onChange?: (status: CircuitStatus) => void;
  /** Told of what was found out here, and not of what was adopted. */
  readonly onNews?: (key: string, news: CircuitNews) => void;
}

/** What one process finds out about a circuit, for others that ask the same service. */
export interface CircuitNews {
  /** `resting` is what a rate limit asks for; `released` is what an operator's reset does. */
  readonly state: 'open' | 'resting' | 'closed' | 'isolated' | 'released';
  /** Milliseconds since 1970 of the next probe or the end of the rest. */
  readonly until?: number;
  /** Milliseconds of this rest, which the next one doubles. */
  readonly openMs?: number;
  readonly code?: ErrorCode;
}

/** Leave to ask once. Say `begin` when content comes. Decide it with `succeed` or `fail`; `release` always, it gives an undecided probe back. */
export interface Lease {
  /** True where everybody waits for the outcome of this one. */
  readonly isProbe: boolean;
  /**
   * The answer has begun. A probe closes the circuit with that, since a long answer would keep everybody else out until
   * its end; it is not decided yet, and opens the circuit again where it fails after all.
   */
  begin(): void;
  succeed(): void;
  fail(code: ErrorCode): void;
  release(): void;
}

/** Keeps callers away from what fails, and finds out with one probe at a time when it works again. */
export interface CircuitBreaker {
  /**
   * Undefined while the circuit is open, isolated, or already being probed. The failures of one `caller` (a request with
   * its retries) never open a circuit by themselves: a request that nobody could answer would keep all others out.
   */
  enter(key: string, caller?: string): Lease | undefined;
  /** Whether `enter` would give a lease now. */
  isAvailable(key: string): boolean;
  /** Whether it is closed and does not rest. */
  isClosed(key: string): boolean;
  /** Nobody is let in until then (milliseconds since 1970), without counting as a failure: what a rate limit asks for. */
  rest(key: string, until: number, code: ErrorCode): void;
  /** Why it asked to be left alone, while that lasts and nothing worse is known of it. */
  restReason(key: string): ErrorCode | undefined;
  status(key: string): CircuitStatus;
  /** Every circuit that is not closed or has seen a failure since its last success. */
  all(): readonly CircuitStatus[];
  /** Closes it and forgets its failures. */
  reset(key: string): void;
  /** Keeps everybody out until `reset`. */
  isolate(key: string): void;
  /** Takes over what another process found out. */
  adopt(key: string, news: CircuitNews): void;
  /** Puts the next probe off for so many milliseconds, as somebody else is at it. */
  postpone(key: string, ms: number): void;
}

interface Circuit {
  state: CircuitStatus['state'];
  consecutiveFailures: number;
  /** Outcomes outside of outages, and the failures among them; old ones fade. */
  usualTotal: number;
  usualFailures: number;
  openMs: number;
  nextProbeAt: number;
  restUntil: number;
  /** Why it rests; other errors may come in meanwhile. */
  restCode: ErrorCode | undefined;
  isProbing: boolean;
  /** Leases of this state that nobody has decided or given back yet. */
  undecided: number;
  /** Grows with every change of state, so that a late outcome of an older state is not taken for the probe's. */
  era: number;
  lastError: ErrorCode | undefined;
  /** Whose failures are in a row, while they are all of one caller. */
  soleCaller: string | undefined;
}

// About the last fifty outcomes count.
const FADING = 0.98;
/** How unlikely a row of single failures must be before it counts as an outage. */
const CHANCE_OF_MISTAKE = 1e-5;
const LONGEST_STREAK = 30;
/** A rest that grows by less is not worth telling others, in milliseconds. */
const NEWS_MS = 500;

/**
 * Failures in a row that mean an outage. Where a third of all attempts fails by itself, three in a row are nothing
 * special: resting then would cost more answers than it saves. So the row must be one that chance would hardly make at
 * the usual rate. (With an unknown or good past it is the threshold itself.)
 */
export function streakToOpen(threshold: number, usualFailures: number, usualTotal: number): number {
  if (usualFailures < 1) return threshold;
  const rate = (usualFailures + 0.1) / (usualTotal + 5);
  const unlikely = Math.ceil(Math.log(CHANCE_OF_MISTAKE) / Math.log(Math.min(rate, 0.99)));
  return Math.max(threshold, Math.min(unlikely, LONGEST_STREAK));
}

/** Circuits by key: closed, open, half-open with exactly one probe, or isolated by an operator. */
export function createCircuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { failureThreshold, openMs, maxOpenMs, now } = options;
  const circuits = new Map<string, Circuit>();

  const circuitOf = (key: string): Circuit => {
    const known = circuits.get(key);
    if (known) return known;
    const fresh: Circuit = {
      state: 'closed',
      consecutiveFailures: 0,
      usualTotal: 0,
      usualFailures: 0,
      openMs,
      nextProbeAt: 0,
      restUntil: 0,
      restCode: undefined,
      isProbing: false,
      undecided: 0,
      era: 0,
      lastError: undefined,
      soleCaller: undefined,
    };
    circuits.set(key, fresh);
    return fresh;
  };

  const statusOf = (key: string, circuit: Circuit): CircuitStatus => {
    const resting = circuit.state === 'closed' && circuit.restUntil > now();
    const state = resting ? 'open' : circuit.state;
    const lastError = resting ? circuit.restCode : circuit.lastError;
    const probeAt = resting ? circuit.restUntil : circuit.nextProbeAt;
    return {
      key,
      state,
      consecutiveFailures: circuit.consecutiveFailures,
      ...(state === 'open' ? { nextProbeAt: probeAt } : {}),
      ...(lastError === undefined ? {} : { lastError }),
    };
  };

  const change = (key: string, circuit: Circuit, state: CircuitStatus['state']) => {
    circuit.state = state;
    circuit.era++;
    circuit.isProbing = false;
    circuit.undecided = 0;
    options.onChange?.(statusOf(key, circuit));
  };

  const tell = (
    key: string,
    { code, ...news }: Omit<CircuitNews, 'code'> & { readonly code: ErrorCode | undefined },
  ) => {
    options.onNews?.(key, code === undefined ? news : { ...news, code });
  };

  const open = (key: string, circuit: Circuit, restMs: number) => {
    circuit.openMs = Math.min(restMs, maxOpenMs);
    circuit.nextProbeAt = now() + circuit.openMs;
    change(key, circuit, 'open');
    tell(key, { state: 'open', until: circuit.nextProbeAt, openMs: circuit.openMs, code: circuit.lastError });
  };

  const close = (key: string) => {
    const circuit = circuits.get(key);
    if (!circuit) return;
    circuits.delete(key);
    options.onChange?.({ key, state: 'closed', consecutiveFailures: 0 });
  };

  const restUntil = (circuit: Circuit, until: number, code: ErrorCode) => {
    circuit.restUntil = Math.max(circuit.restUntil, Math.min(until, now() + maxOpenMs));
    circuit.restCode = code;
  };

  const isFree = (circuit: Circuit): boolean => {
    if (circuit.restUntil > now()) return false;
    if (circuit.state === 'closed') return true;
    if (circuit.state === 'isolated') return false;
    return !circuit.isProbing && now() >= circuit.nextProbeAt;
  };

  const shared: Breaker = {
    failureThreshold,
    openMs,
    isCurrent: (key, circuit) => circuits.get(key) === circuit,
    change,
    open,
    closed: (key) => options.onNews?.(key, { state: 'closed' }),
  };

  return {
    enter(key, caller) {
      const circuit = circuitOf(key);
      if (!isFree(circuit)) return undefined;
      if (circuit.state !== 'closed') {
        if (circuit.state === 'open') change(key, circuit, 'half-open');
        circuit.isProbing = true;
      }
      return new CircuitLease(shared, key, circuit, caller);
    },
    isClosed(key) {
      const circuit = circuits.get(key);
      return !circuit || (circuit.state === 'closed' && circuit.restUntil <= now());
    },
    isAvailable(key) {
      const circuit = circuits.get(key);
      return !circuit || isFree(circuit);
    },
    rest(key, until, code) {
      const circuit = circuitOf(key);
      const before = circuit.restUntil;
      restUntil(circuit, until, code);
      options.onChange?.(statusOf(key, circuit));
      if (circuit.restUntil - before > NEWS_MS) tell(key, { state: 'resting', until: circuit.restUntil, code });
    },
    restReason(key) {
      const circuit = circuits.get(key);
      return circuit?.state === 'closed' && circuit.restUntil > now() ? circuit.restCode : undefined;
    },
    status: (key) => statusOf(key, circuits.get(key) ?? closedCircuit),
    all: () =>
      [...circuits]
        .filter(
          ([, circuit]) => circuit.state !== 'closed' || circuit.lastError !== undefined || circuit.restUntil > now(),
        )
        .map(([key, circuit]) => statusOf(key, circuit)),
    reset(key) {
      close(key);
      // Others may know of what this process never heard of.
      options.onNews?.(key, { state: 'released' });
      options.onNews?.(key, { state: 'closed' });
    },
    isolate(key) {
      change(key, circuitOf(key), 'isolated');
      options.onNews?.(key, { state: 'isolated' });
    },
    adopt(key, { state, until = 0, openMs: restMs = openMs, code = 'UNAVAILABLE' }) {
      const isHeld = circuits.get(key)?.state === 'isolated';
      if (state === 'isolated') {
        if (!isHeld) change(key, circuitOf(key), 'isolated');
      } else if (state === 'released') {
        close(key);
      } else if (isHeld) {
        return;
      } else if (state === 'closed') {
        const circuit = circuits.get(key);
        if (!circuit || circuit.state === 'closed') return;
        circuit.consecutiveFailures = 0;
        circuit.lastError = undefined;
        change(key, circuit, 'closed');
      } else if (until > now()) {
        const circuit = circuitOf(key);
        if (state === 'open') {
          circuit.openMs = Math.min(restMs, maxOpenMs);
          circuit.nextProbeAt = Math.min(until, now() + maxOpenMs);
          circuit.lastError = code;
          change(key, circuit, 'open');
        } else {
          restUntil(circuit, until, code);
          options.onChange?.(statusOf(key, circuit));
        }
      }
    },
    postpone(key, ms) {
      const circuit = circuits.get(key);
      if (!circuit || (circuit.state !== 'half-open' && circuit.state !== 'open')) return;
      circuit.nextProbeAt = Math.max(circuit.nextProbeAt, now() + ms);
      circuit.state = 'open';
      circuit.isProbing = false;
      circuit.era++;
    },
  };
}

/** What the leases of a breaker have in common. */
interface Breaker {
  readonly failureThreshold: number;
  readonly openMs: number;
  /** False once a circuit was closed and forgotten. */
  readonly isCurrent: (key: string, circuit: Circuit) => boolean;
  readonly change: (key: string, circuit: Circuit, state: CircuitStatus['state']) => void;
  readonly open: (key: string, circuit: Circuit, restMs: number) => void;
  /** Tells others. */
  readonly closed: (key: string) => void;
}

// A class, as every attempt under way has two: its methods are shared.
class CircuitLease implements Lease {
  readonly isProbe: boolean;
  readonly #breaker: Breaker;
  readonly #key: string;
  readonly #circuit: Circuit;
  readonly #caller: string | undefined;
  #era: number;
  #isDecided = false;
  #hasPassed = false;

  constructor(breaker: Breaker, key: string, circuit: Circuit, caller: string | undefined) {
    this.isProbe = circuit.state !== 'closed';
    this.#breaker = breaker;
    this.#key = key;
    this.#circuit = circuit;
    this.#caller = caller;
    this.#era = circuit.era;
    circuit.undecided++;
  }

  begin(): void {
    const circuit = this.#circuit;
    if (this.#isDecided || !this.#isOfNow() || circuit.state !== 'half-open') return;
    this.#hasPassed = true;
    circuit.consecutiveFailures = 0;
    circuit.lastError = undefined;
    this.#breaker.change(this.#key, circuit, 'closed');
    this.#era = circuit.era;
    circuit.undecided++;
    this.#breaker.closed(this.#key);
  }

  succeed(): void {
    if (!this.#decide()) return;
    const circuit = this.#circuit;
    circuit.lastError = undefined;
    // What led to an outage says nothing of the usual rate; what was overcome does.
    if (circuit.state === 'closed') remember(circuit);
    circuit.consecutiveFailures = 0;
    if (circuit.state !== 'half-open') return;
    this.#breaker.change(this.#key, circuit, 'closed');
    this.#breaker.closed(this.#key);
  }

  fail(code: ErrorCode): void {
    if (!this.#decide()) return;
    const circuit = this.#circuit;
    const { open, openMs, failureThreshold } = this.#breaker;
    circuit.lastError = code;
    const isFirst = circuit.consecutiveFailures++ === 0;
    circuit.soleCaller = isFirst || circuit.soleCaller === this.#caller ? this.#caller : undefined;
    if (circuit.state === 'half-open' || this.#hasPassed) {
      open(this.#key, circuit, circuit.openMs * 2);
      return;
    }
    if (circuit.soleCaller !== undefined) return;
    const needed = streakToOpen(failureThreshold, circuit.usualFailures, circuit.usualTotal);
    // Failures are often quicker than answers: while most of what was asked is still under way, a row of them says
    // little of an outage.
    if (circuit.consecutiveFailures >= Math.max(needed, circuit.undecided)) open(this.#key, circuit, openMs);
  }

  release(): void {
    // Undecided: the probe said nothing, so the next caller may probe at once.
    if (this.#decide() && this.#circuit.state === 'half-open') this.#circuit.isProbing = false;
  }

  #isOfNow(): boolean {
    return this.#breaker.isCurrent(this.#key, this.#circuit) && this.#circuit.era === this.#era;
  }

  #decide(): boolean {
    const isFirst = !this.#isDecided && this.#isOfNow();
    this.#isDecided = true;
    if (isFirst) this.#circuit.undecided--;
    return isFirst;
  }
}

const closedCircuit: Circuit = {
  state: 'closed',
  consecutiveFailures: 0,
  usualTotal: 0,
  usualFailures: 0,
  openMs: 0,
  nextProbeAt: 0,
  restUntil: 0,
  restCode: undefined,
  isProbing: false,
  undecided: 0,
  era: 0,
  lastError: undefined,
  soleCaller: undefined,
};

/** A success, and the failures in a row that it ended. */
function remember(circuit: Circuit): void {
  circuit.usualTotal = circuit.usualTotal * FADING + circuit.consecutiveFailures + 1;
  circuit.usualFailures = circuit.usualFailures * FADING + circuit.consecutiveFailures;
}
