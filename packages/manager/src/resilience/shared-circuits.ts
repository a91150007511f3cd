import {
  type ErrorCode,
  LlmError,
  type Logger,
  type SharedEntry,
  type SharedState,
  type Timers,
} from '@modelhaven/core';
import type { CircuitNews } from './circuit-breaker.ts';

export interface SharedCircuitsOptions {
  readonly state: SharedState;
  /** This process, among those that share the state. */
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Told of what other processes found out. */
  readonly adopt: (key: string, news: CircuitNews) => void;
}

/** Circuits that several processes share: who finds out first tells the others, and one probes for all. */
export interface SharedCircuits {
  /** Passes on what was found out here; at once, and later where the store is away. */
  tell(key: string, news: CircuitNews): void;
  /** Hears what others found out, if that was not done lately. Waits for it only the first time, and not for long. */
  refresh(): Promise<void>;
  /** Whether the probe of this circuit is ours. True too while the store is away: each process then probes for itself. */
  claimProbe(key: string): Promise<boolean>;
  endProbe(key: string): void;
}

const TOPIC = 'circuits';
/** How old the news from others may be, in milliseconds. */
const REFRESH_MS = 1_000;
/** How long a store that is away is left alone, in milliseconds. */
const AWAY_MS = 5_000;
/** Longest wait for the store where a caller waits as well, in milliseconds. */
const PATIENCE_MS = 500;
/** A probe whose process died is over after so long, in milliseconds. */
const PROBE_MS = 60_000;
const HOLD = 'hold ';

/**
 * What an operator holds back is kept apart from what was found out by failures, so that neither overwrites the other.
 * Clocks of the processes are taken to agree within a second or two; a rest is cut to the longest one there is.
 */
export function createSharedCircuits(options: SharedCircuitsOptions): SharedCircuits {
  const { state, holder, now, timers, logger, adopt } = options;
  const untold = new Map<string, SharedEntry>();
  let cursor: string | undefined;
  let underWay: Promise<void> | undefined;
  let nextAt = Number.NEGATIVE_INFINITY;
  let isAway = false;

  const exchange = async (): Promise<void> => {
    const telling = [...untold];
    untold.clear();
    try {
      const { entries, cursor: seen } = await state.exchange(
        TOPIC,
        telling.map(([, entry]) => entry),
        cursor,
      );
      cursor = seen;
      nextAt = now() + REFRESH_MS;
      if (isAway) logger.info({}, 'The shared state is back.');
      isAway = false;
      for (const { key, value } of entries) {
        const news = fromJson(value);
        if (news && news.by !== holder) adopt(key.startsWith(HOLD) ? key.slice(HOLD.length) : key, news);
      }
    } catch (thrown) {
      // What was said meanwhile is newer than what could not be said.
      for (const [key, entry] of telling) if (!untold.has(key)) untold.set(key, entry);
      nextAt = now() + AWAY_MS;
      if (!isAway)
        logger.warn({ error: messageOf(thrown) }, 'The shared state is away; going on with what is known here.');
      isAway = true;
    }
  };

  const run = (): Promise<void> => {
    underWay ??= exchange().finally(() => {
      underWay = undefined;
      if (untold.size > 0 && !isAway) void run();
    });
    return underWay;
  };

  return {
    tell(key, news) {
      const isHold = news.state === 'isolated' || news.state === 'released';
      const name = isHold ? HOLD + key : key;
      untold.delete(name);
      untold.set(name, toEntry(name, { ...news, by: holder }, now()));
      if (!isAway || now() >= nextAt) void run();
    },
    async refresh() {
      const isFirst = cursor === undefined && !isAway;
      if (now() < nextAt) return;
      nextAt = now() + REFRESH_MS;
      const running = run();
      if (isFirst) await within(running, PATIENCE_MS, timers);
    },
    async claimProbe(key) {
      if (isAway) return true;
      const claim = state.lease(`probe ${key}`, holder, PROBE_MS).catch(() => true);
      return (await within(claim, PATIENCE_MS, timers)) ?? true;
    },
    endProbe(key) {
      if (!isAway) state.release(`probe ${key}`, holder).catch(() => {});
    },
  };
}

type SignedNews = CircuitNews & { readonly by: string };

function toEntry(key: string, news: SignedNews, now: number): SharedEntry {
  const value = JSON.stringify(news);
  if (news.state === 'isolated') return { key, value };
  // What is long over needs no telling; a closed circuit is what everybody assumes anyway.
  const ttlMs = (news.until === undefined ? 0 : Math.max(0, news.until - now)) + 3_600_000;
  return { key, value, ttlMs };
}

const STATES: readonly string[] = [
  'open',
  'resting',
  'closed',
  'isolated',
  'released',
] satisfies CircuitNews['state'][];

/** News as another version may have written them; undefined for what is none. */
function fromJson(text: string): SignedNews | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { state, by, until, openMs, code } = value as Readonly<Record<string, unknown>>;
  if (typeof state !== 'string' || !STATES.includes(state) || typeof by !== 'string') return undefined;
  return {
    state: state as CircuitNews['state'],
    by,
    ...(typeof until === 'number' && Number.isFinite(until) ? { until } : {}),
    ...(typeof openMs === 'number' && openMs > 0 ? { openMs } : {}),
    ...(typeof code === 'string' ? { code: code as ErrorCode } : {}),
  };
}

function messageOf(thrown: unknown): string {
  return LlmError.from(thrown).message;
}

/** What the work came to, or undefined after so long. Never rejects where the work does not. */
function within<T>(work: Promise<T>, ms: number, timers: Timers): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = timers.set(() => resolve(undefined), ms);
    work.then(
      (value) => {
        timers.clear(timer);
        resolve(value);
      },
      (error: unknown) => {
        timers.clear(timer);
        reject(error);
      },
    );
  });
}
