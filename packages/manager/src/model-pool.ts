import {
  LlmError,
  type LoadedModel,
  type Logger,
  linkAbort,
  type ModelInfo,
  type ModelProvider,
  type Timers,
  untilAborted,
} from '@modelhaven/core';
import { asProviderError } from './provider-error.ts';
import type { ResolvedSettings } from './settings.ts';

export interface ModelPoolOptions {
  readonly providers: readonly ModelProvider[];
  readonly settings: ResolvedSettings['modelLists'];
  readonly now: () => number;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** What one provider offers now. */
export interface ProviderModels {
  readonly provider: ModelProvider;
  /** Undefined where the list could never be had. */
  readonly models?: readonly ModelInfo[];
  /** Ids of models in memory; undefined where that does not matter or is unknown. */
  readonly loaded?: ReadonlySet<string>;
  /** Why the last try failed; the models may still be an older list. */
  readonly error?: LlmError;
}

export interface PoolReadOptions {
  /** Only these providers. Default: all. */
  readonly providers?: readonly string[];
  /** Ask again, whatever is cached. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

/** The lists of all providers, kept and renewed. */
export interface ModelPool {
  /** Never rejects because of a provider; rejects with `ABORTED` when the signal fires. */
  read(options?: PoolReadOptions): Promise<readonly ProviderModels[]>;
  /**
   * What `read` would resolve to, where nobody has to be asked for it; the same array for the same providers as long as
   * nothing has changed. Undefined where `read` has something to do.
   */
  peek(providers?: readonly string[]): readonly ProviderModels[] | undefined;
  /** The list of a provider is not what it was: after a load, an unload, a pull, or with another filter. */
  invalidate(provider: string): void;
  /** Stops questions in progress. */
  close(): void;
}

interface Entry {
  readonly provider: ModelProvider;
  models: readonly ModelInfo[] | undefined;
  loaded: ReadonlySet<string> | undefined;
  error: LlmError | undefined;
  renewAt: number;
  pending: Promise<void> | undefined;
  /** Counts invalidations; what was asked for before the last one is not the answer to what is asked now. */
  generation: number;
}

/**
 * Each list is asked for once at a time. An old list is used while a new one is fetched and when fetching fails; a
 * provider that cannot list is a note beside the others.
 */
export function createModelPool({ providers, settings, now, timers, logger }: ModelPoolOptions): ModelPool {
  const closing = new AbortController();
  const entries: readonly Entry[] = providers.map((provider) => ({
    provider,
    models: undefined,
    loaded: undefined,
    error: undefined,
    renewAt: 0,
    pending: undefined,
    generation: 0,
  }));

  const fetchList = async (entry: Entry): Promise<void> => {
    const { provider, generation } = entry;
    const own = linkAbort(closing.signal);
    const timer = timers.set(() => {
      own.abort(new LlmError('TIMEOUT', `${provider.id} did not list its models in ${settings.timeoutMs} ms.`));
    }, settings.timeoutMs);
    try {
      const options = { signal: own.signal, logger };
      const [models, loaded] = await untilAborted(
        Promise.all([provider.listModels(options), readLoaded(provider, options)]),
        own.signal,
      );
      if (entry.generation !== generation) return;
      entry.models = models;
      entry.loaded = loaded && new Set(loaded.map(({ id }) => id));
      entry.error = undefined;
      const changesOften = provider.residency !== undefined;
      entry.renewAt = now() + (changesOften ? settings.localTtlMs : settings.ttlMs);
    } catch (thrown) {
      if (entry.generation !== generation) return;
      const error = asProviderError(thrown, provider.id);
      if (entry.error?.code !== error.code && error.code !== 'ABORTED') {
        logger.warn({ provider: provider.id, code: error.code }, `The models of ${provider.id} could not be listed.`);
      }
      entry.error = error;
      entry.renewAt = now() + settings.failedTtlMs;
    } finally {
      timers.clear(timer);
      own.release();
    }
  };

  const renew = (entry: Entry): Promise<void> => {
    if (entry.pending) return entry.pending;
    known.clear();
    const own = fetchList(entry).finally(() => {
      if (entry.pending === own) entry.pending = undefined;
    });
    entry.pending = own;
    return own;
  };

  // Of lists that did not change since, by the providers that were asked for.
  const known = new Map<string, readonly ProviderModels[]>();

  return {
    peek(wanted) {
      const at = now();
      for (const entry of entries) {
        if (wanted && !wanted.includes(entry.provider.id)) continue;
        if (entry.pending || at >= entry.renewAt || !entry.models) return undefined;
      }
      // None of them is another question than all of them.
      const key = wanted ? `only ${wanted.join('\n')}` : 'all';
      const last = known.get(key);
      if (last) return last;
      const lists = entries.filter(({ provider }) => wanted?.includes(provider.id) ?? true).map(toProviderModels);
      if (known.size < MOST_KNOWN) known.set(key, lists);
      return lists;
    },
    async read({ providers: wanted, refresh = false, signal } = {}) {
      const chosen = wanted ? entries.filter(({ provider }) => wanted.includes(provider.id)) : entries;
      const waits: Promise<void>[] = [];
      const patient: Promise<void>[] = [];
      for (const entry of chosen) {
        const isDue = refresh || now() >= entry.renewAt;
        if (!isDue && !entry.pending) continue;
        const renewal = renew(entry);
        // An old list is good enough while the new one is on its way; and nobody waits for one provider among many that
        // could not list the last time.
        if (refresh || (!entry.models && (wanted || !entry.error))) waits.push(renewal);
        else if (!entry.models) patient.push(renewal);
      }
      if (waits.length > 0) await untilAborted(Promise.all(waits), signal);
      if (chosen.every(({ models }) => !models)) await untilAborted(Promise.all(patient), signal);
      return chosen.map(toProviderModels);
    },
    invalidate(provider) {
      const entry = entries.find((candidate) => candidate.provider.id === provider);
      if (!entry) return;
      known.clear();
      entry.generation++;
      entry.pending = undefined;
      entry.renewAt = 0;
    },
    close: () => closing.abort(),
  };
}

/** Sets of providers whose lists are remembered; there are a few in use. */
const MOST_KNOWN = 100;

function toProviderModels({ provider, models, loaded, error }: Entry): ProviderModels {
  return {
    provider,
    ...(models ? { models } : {}),
    ...(loaded ? { loaded } : {}),
    ...(error ? { error } : {}),
  };
}

async function readLoaded(
  provider: ModelProvider,
  options: { readonly signal: AbortSignal; readonly logger: Logger },
): Promise<readonly LoadedModel[] | undefined> {
  // Only a hint for the order of candidates: a list must not be lost over it.
  return provider.residency?.loaded(options).catch(() => undefined);
}
