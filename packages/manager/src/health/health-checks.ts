import {
  type AttemptRecord,
  type HealthReport,
  LlmError,
  type LoadedModel,
  type Logger,
  linkAbort,
  type ModelProvider,
  type Recorder,
  type Timers,
  untilAborted,
} from '@modelhaven/core';
import { createHealthRecord, type HealthRecord, type ProviderHealth } from './health-record.ts';

export interface HealthCheckOptions {
  readonly providers: readonly ModelProvider[];
  /** Milliseconds; `enabled: false` checks nothing by itself, and still hears how attempts end. */
  readonly settings: { readonly enabled: boolean; readonly intervalMs: number; readonly timeoutMs: number };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
  /** 0 to 1, exclusive. */
  readonly random: () => number;
  readonly logger: Logger;
  /** Told which models are in memory, whenever somebody looked. */
  readonly onLoaded?: (provider: string, models: readonly LoadedModel[]) => void;
}

/** How the providers are, known before anybody asks them: by cheap checks now and then, and by how attempts end. */
export interface HealthChecks extends Recorder {
  /** Every provider, in their order. */
  all(): readonly ProviderHealth[];
  /** Whether a provider is known to be down. Unknown ones are not. */
  isDown(provider: string): boolean;
  /** Takes over what somebody else asked. */
  note(provider: string, report: HealthReport, loaded?: readonly LoadedModel[]): void;
  /** Checks all providers now. Never rejects. */
  check(): Promise<readonly ProviderHealth[]>;
  /** Calls back with every change of a provider's state. Returns what ends it. */
  subscribe(listener: (health: ProviderHealth) => void): () => void;
  /** Stops checking. */
  close(): void;
}

/** The first look comes soon, and not for all providers at once. */
const FIRST_MS = 2_000;
/** After an attempt failed, a check comes about this soon. */
const SUSPICION_MS = 500;

/**
 * Checks every provider about once per interval, a fifth earlier or later, so that several servers do not ask together.
 * A check is `health()`, and `loaded()` where models occupy memory; never a generation.
 */
export function createHealthChecks(options: HealthCheckOptions): HealthChecks {
  const { providers, settings, now, timers, random, logger } = options;
  const records = new Map(providers.map(({ id }) => [id, createHealthRecord(id, now)]));
  const listeners = new Set<(health: ProviderHealth) => void>();
  const pending = new Map<string, { handle: unknown; dueAt: number }>();
  const running = new Map<string, Promise<void>>();
  let isClosed = false;

  const tell = (record: HealthRecord) => {
    const health = record.read();
    if (health.status === 'down') logger.warn({ provider: health.id, detail: health.detail }, `${health.id} is down.`);
    else logger.info({ provider: health.id }, `${health.id} is ${health.status}.`);
    for (const listener of listeners) {
      try {
        listener(health);
      } catch (error) {
        logger.error({ error }, 'A listener for health threw.');
      }
    }
  };

  const take = (id: string, report: HealthReport, loaded?: readonly LoadedModel[]) => {
    const record = records.get(id);
    const ids = loaded?.map((model) => model.id);
    if (record?.checked(report, ids)) tell(record);
    if (loaded) options.onLoaded?.(id, loaded);
  };

  const ask = async (provider: ModelProvider): Promise<void> => {
    const askedAt = now();
    const own = linkAbort(undefined);
    const patience = timers.set(
      () => own.abort(new LlmError('TIMEOUT', `No answer within ${settings.timeoutMs} ms.`)),
      settings.timeoutMs,
    );
    const call = { signal: own.signal };
    try {
      const [report, loaded] = await Promise.all([
        untilAborted(provider.health(call), own.signal).catch(
          (thrown: unknown): HealthReport => ({
            status: 'down',
            latencyMs: Math.max(0, now() - askedAt),
            detail: LlmError.from(thrown).message,
          }),
        ),
        provider.residency
          ? untilAborted(provider.residency.loaded(call), own.signal).catch(() => undefined)
          : undefined,
      ]);
      if (!isClosed) take(provider.id, report, loaded);
    } finally {
      timers.clear(patience);
      own.release();
    }
  };

  /** One check at a time for each provider; who asks meanwhile waits for that one. */
  const checkOne = (provider: ModelProvider): Promise<void> => {
    const known = running.get(provider.id);
    if (known) return known;
    const check = ask(provider)
      .catch((error: unknown) => logger.error({ error, provider: provider.id }, 'A health check failed by itself.'))
      .finally(() => running.delete(provider.id));
    running.set(provider.id, check);
    return check;
  };

  const schedule = (provider: ModelProvider, ms: number) => {
    if (isClosed || !settings.enabled) return;
    const dueAt = now() + ms;
    const known = pending.get(provider.id);
    if (known && known.dueAt <= dueAt) return;
    if (known) timers.clear(known.handle);
    const handle = timers.set(() => {
      pending.delete(provider.id);
      void checkOne(provider).then(() => schedule(provider, settings.intervalMs * (0.8 + 0.4 * random())));
    }, ms);
    if (typeof handle === 'object' && handle !== null && 'unref' in handle && typeof handle.unref === 'function')
      handle.unref();
    pending.set(provider.id, { handle, dueAt });
  };
  for (const provider of providers) schedule(provider, Math.min(FIRST_MS, settings.intervalMs) * random());

  return {
    all: () => providers.map(({ id }) => (records.get(id) as HealthRecord).read()),
    isDown: (id) => records.get(id)?.isDown ?? false,
    note: take,
    async check() {
      await Promise.all(providers.map(checkOne));
      return providers.map(({ id }) => (records.get(id) as HealthRecord).read());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    record(attempt: AttemptRecord) {
      const record = records.get(attempt.provider);
      if (!record) return;
      if (record.attempted(attempt)) tell(record);
      const provider = record.isSuspicious ? providers.find(({ id }) => id === attempt.provider) : undefined;
      if (provider && !running.has(provider.id)) schedule(provider, SUSPICION_MS * (1 + random()));
    },
    close() {
      isClosed = true;
      for (const { handle } of pending.values()) timers.clear(handle);
      pending.clear();
    },
  };
}
