import { LlmError } from './errors.ts';

/** Limits on how long a stream may keep its reader waiting, in milliseconds. Absent: no limit. */
export interface StreamDeadlines {
  /** Until the first event that counts as an answer. */
  readonly firstEventMs?: number;
  /** Between two events after that. */
  readonly idleMs?: number;
  /** From the first `next()` to the end. */
  readonly totalMs?: number;
}

/** How a timer is set and cleared; handed in, so that tests own the clock. */
export interface Timers {
  set(callback: () => void, ms: number): unknown;
  clear(handle: unknown): void;
  /** Milliseconds on any monotonic or wall clock. */
  now(): number;
}

/** The process's own timers. */
export const systemTimers: Timers = {
  set: (callback, ms) => setTimeout(callback, ms),
  clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
  now: () => performance.now(),
};

/** How `withDeadlines` tells of a deadline that passed, and what it measures with. */
export interface WithDeadlinesOptions<Event> {
  /** Told why before `TIMEOUT` is thrown, so that the source's signal can be aborted with that reason. */
  readonly onTimeout?: (error: LlmError) => void;
  /** Whether an event ends the wait for the first one. Default: every event does. */
  readonly countsAsFirst?: (event: Event) => boolean;
  readonly timers?: Timers;
}

/**
 * Passes the source's events on and throws `TIMEOUT` when one of the deadlines passes. The time in which the reader
 * works on an event does not count against the source, but for `totalMs`.
 */
export async function* withDeadlines<Event>(
  source: AsyncIterable<Event>,
  deadlines: StreamDeadlines,
  { onTimeout, countsAsFirst = () => true, timers = systemTimers }: WithDeadlinesOptions<Event> = {},
): AsyncGenerator<Event, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  const startedAt = timers.now();
  const waitedForFirst = { ms: 0 };
  let hasFirst = false;
  let settled = false;
  try {
    while (true) {
      const limit = nearestLimit(deadlines, hasFirst, waitedForFirst.ms, timers.now() - startedAt);
      const askedAt = timers.now();
      const result = await nextWithin(iterator, limit, timers, onTimeout);
      if (!hasFirst) waitedForFirst.ms += timers.now() - askedAt;
      if (result.done) {
        settled = true;
        return;
      }
      hasFirst ||= countsAsFirst(result.value);
      yield result.value;
    }
  } catch (error) {
    if (!(LlmError.is(error) && error.code === 'TIMEOUT')) settled = true;
    throw error;
  } finally {
    // Not awaited: a generator that is stuck in a read answers `return()` only when the read settles. Its signal frees it.
    if (!settled) void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

interface Limit {
  readonly ms: number;
  readonly message: string;
}

function nearestLimit(
  { firstEventMs, idleMs, totalMs }: StreamDeadlines,
  hasFirst: boolean,
  waitedMs: number,
  elapsedMs: number,
): Limit | undefined {
  const limits: Limit[] = [];
  if (!hasFirst && firstEventMs !== undefined) {
    limits.push({ ms: firstEventMs - waitedMs, message: `No answer began within ${firstEventMs} ms.` });
  }
  if (hasFirst && idleMs !== undefined) {
    limits.push({ ms: idleMs, message: `The answer fell silent for ${idleMs} ms.` });
  }
  if (totalMs !== undefined) {
    limits.push({ ms: totalMs - elapsedMs, message: `The answer took longer than ${totalMs} ms.` });
  }
  return limits.reduce<Limit | undefined>(
    (nearest, limit) => (nearest && nearest.ms <= limit.ms ? nearest : limit),
    undefined,
  );
}

function nextWithin<Event>(
  iterator: AsyncIterator<Event>,
  limit: Limit | undefined,
  timers: Timers,
  onTimeout: ((error: LlmError) => void) | undefined,
): Promise<IteratorResult<Event>> {
  if (!limit) return iterator.next();
  return new Promise((resolve, reject) => {
    const timer = timers.set(
      () => {
        const error = new LlmError('TIMEOUT', limit.message);
        onTimeout?.(error);
        reject(error);
      },
      Math.max(0, limit.ms),
    );
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => timers.clear(timer));
  });
}
