import { type ErrorCode, LlmError } from '@modelhaven/core';
import type { ResolvedSettings } from '../settings.ts';
import type { CircuitStatus } from '../types.ts';
import { type CircuitNews, createCircuitBreaker, type Lease } from './circuit-breaker.ts';
import type { SharedCircuits } from './shared-circuits.ts';

/** The circuits of one manager: one for each model, one for each provider. */
export interface Circuits {
  /** A lease on the model and on its provider, or the error that says why not and until when. */
  enter(provider: string, address: string, requestId: string): AttemptLease | LlmError;
  isAvailable(provider: string, address: string): boolean;
  /** Whether both are closed and do not rest, so that whoever enters is no probe. */
  isClosed(provider: string, address: string): boolean;
  /** Milliseconds until the model of this address may be asked again; undefined where that is not known. */
  retryAfterMs(address: string): number | undefined;
  status(key: string): CircuitStatus;
  all(): readonly CircuitStatus[];
  reset(key: string): void;
  isolate(key: string): void;
  /** Hears what other processes found out; undefined where nothing is shared. Resolves at once where that was done lately. */
  refresh(): Promise<void> | undefined;
}

/** Leave for one attempt. */
export interface AttemptLease {
  /**
   * Why it may not ask after all: another process probes already. Undefined where it is no probe or nothing is shared.
   * Ask it before the attempt.
   */
  confirm(): Promise<LlmError | undefined> | undefined;
  /** The answer has begun: a probe lets others in again. */
  begin(): void;
  succeed(): void;
  /** Counts where the error table says so; a rate limit with a time makes the model rest until then. */
  fail(error: LlmError): void;
  release(): void;
}

// Said about one model, not about the service: another model of the same provider may well work (free ones, other quotas).
const MODEL_ONLY = new Set<ErrorCode>(['QUOTA_EXHAUSTED', 'TIMEOUT', 'BAD_RESPONSE', 'STREAM_INTERRUPTED']);

/** Another process probes; it is asked again after so many milliseconds. */
const PROBED_ELSEWHERE_MS = 1_000;

const NO_KEYS: readonly string[] = [];

/** Makes what shares the circuits with other processes, given what takes over their news. */
export type ShareCircuits = (adopt: (key: string, news: CircuitNews) => void) => SharedCircuits;

/** Puts the two breakers together. */
export function createCircuits(
  settings: ResolvedSettings['circuit'],
  now: () => number,
  onChange: (status: CircuitStatus) => void,
  share?: ShareCircuits,
): Circuits {
  const { openMs, maxOpenMs } = settings;
  const sharing = share?.((key, news) => breakerOf(key).adopt(key, news));
  const onNews = (key: string, news: CircuitNews) => sharing?.tell(key, news);
  const shared = { openMs, maxOpenMs, now, onChange, onNews };
  const models = createCircuitBreaker({ ...shared, failureThreshold: settings.failureThreshold });
  const providers = createCircuitBreaker({ ...shared, failureThreshold: settings.providerFailureThreshold });
  const breakerOf = (key: string) => (key.includes('/') ? models : providers);

  const refusal = (provider: string, address: string, key: string): LlmError => {
    const { state, nextProbeAt } = breakerOf(key).status(key);
    const retryAfterMs = nextProbeAt === undefined ? undefined : Math.max(0, nextProbeAt - now());
    const where = {
      provider,
      model: address.slice(provider.length + 1),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
    if (state === 'isolated') return new LlmError('CIRCUIT_OPEN', `${key} was taken out of service by hand.`, where);
    const until = retryAfterMs === undefined ? '' : ` Next try in ${Math.ceil(retryAfterMs / 1000)} s.`;
    const reason = breakerOf(key).restReason(key);
    return reason
      ? new LlmError(reason, `${key} asked to be left alone for a while.${until}`, where)
      : new LlmError('CIRCUIT_OPEN', `${key} failed repeatedly and rests.${until}`, where);
  };

  const confirmProbes = async (sharing: SharedCircuits, provider: string, address: string, keys: readonly string[]) => {
    const answers = await Promise.all(keys.map(sharing.claimProbe));
    const taken = keys.find((_, at) => answers[at] === false);
    if (taken === undefined) return undefined;
    breakerOf(taken).postpone(taken, PROBED_ELSEWHERE_MS);
    return refusal(provider, address, taken);
  };

  const common: Shared = {
    confirm: sharing && ((provider, address, keys) => confirmProbes(sharing, provider, address, keys)),
    endProbe: (key) => sharing?.endProbe(key),
    rest: (address, waitMs, code) => models.rest(address, now() + waitMs, code),
  };

  return {
    enter(provider, address, requestId) {
      const providerLease = providers.enter(provider, requestId);
      if (!providerLease) return refusal(provider, address, provider);
      const modelLease = models.enter(address, requestId);
      if (modelLease) return new BothLeases(common, provider, address, modelLease, providerLease);
      providerLease.release();
      return refusal(provider, address, address);
    },
    isClosed: (provider, address) => providers.isClosed(provider) && models.isClosed(address),
    isAvailable: (provider, address) => providers.isAvailable(provider) && models.isAvailable(address),
    retryAfterMs(address) {
      const provider = address.slice(0, address.indexOf('/'));
      const waits = [models.status(address), providers.status(provider)].flatMap(({ nextProbeAt }) =>
        nextProbeAt === undefined ? [] : Math.max(0, nextProbeAt - now()),
      );
      return waits.length === 0 ? undefined : Math.max(...waits);
    },
    status: (key) => breakerOf(key).status(key),
    all: () => [...providers.all(), ...models.all()],
    reset: (key) => breakerOf(key).reset(key),
    isolate: (key) => breakerOf(key).isolate(key),
    refresh: () => sharing?.refresh(),
  };
}

/** What all leases have in common. */
interface Shared {
  /** Asks the other processes, where there are some. */
  readonly confirm:
    | ((provider: string, address: string, keys: readonly string[]) => Promise<LlmError | undefined>)
    | undefined;
  readonly endProbe: (key: string) => void;
  readonly rest: (address: string, waitMs: number, code: ErrorCode) => void;
}

// A class, as every attempt under way has one: its methods are shared.
class BothLeases implements AttemptLease {
  readonly #shared: Shared;
  readonly #provider: string;
  readonly #address: string;
  readonly #model: Lease;
  readonly #ofProvider: Lease;
  readonly #probes: readonly string[];
  /** Probes that the other processes were told of. */
  #claims: readonly string[];

  constructor(shared: Shared, provider: string, address: string, model: Lease, ofProvider: Lease) {
    this.#shared = shared;
    this.#provider = provider;
    this.#address = address;
    this.#model = model;
    this.#ofProvider = ofProvider;
    const isProbe = ofProvider.isProbe || model.isProbe;
    this.#probes = isProbe ? [...(ofProvider.isProbe ? [provider] : []), ...(model.isProbe ? [address] : [])] : NO_KEYS;
    this.#claims = this.#probes;
  }

  confirm(): Promise<LlmError | undefined> | undefined {
    return this.#probes.length === 0 ? undefined : this.#shared.confirm?.(this.#provider, this.#address, this.#probes);
  }

  begin(): void {
    this.#model.begin();
    this.#ofProvider.begin();
    this.#endProbes();
  }

  succeed(): void {
    this.#model.succeed();
    this.#ofProvider.succeed();
  }

  fail(error: LlmError): void {
    if (error.traits.breaker) {
      this.#model.fail(error.code);
      if (!MODEL_ONLY.has(error.code)) this.#ofProvider.fail(error.code);
    }
    const wait = error.details.retryAfterMs;
    const asksForRest = error.code === 'RATE_LIMITED' || error.code === 'UNAVAILABLE';
    if (wait !== undefined && asksForRest) this.#shared.rest(this.#address, wait, error.code);
  }

  release(): void {
    this.#model.release();
    this.#ofProvider.release();
    this.#endProbes();
  }

  #endProbes(): void {
    for (const key of this.#claims) this.#shared.endProbe(key);
    this.#claims = NO_KEYS;
  }
}
