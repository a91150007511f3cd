import { abortError } from './abort.ts';
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
  /** Ends the wait with the signal's error as soon as it fires, also where the source does not listen to it. */
  readonly signal?: AbortSignal;
}

/**
 * Passes the source's events on and throws `TIMEOUT` when one of the deadlines passes. The time in which the reader
 * works on an event does not count against the source, but for `totalMs`. An iterator by hand with one timer that is set
 * again only when it fires too early: this stands in the way of every event of every answer.
 */
export function withDeadlines<Event>(
  source: AsyncIterable<Event>,
  deadlines: StreamDeadlines,
  { onTimeout, countsAsFirst = () => true, timers = systemTimers, signal }: WithDeadlinesOptions<Event> = {},
): AsyncGenerator<Event, void, undefined> {
  let iterator: AsyncIterator<Event> | undefined;
  let isOver = false;
  let startedAt = 0;
  let askedAt = 0;
  let waitedForFirstMs = 0;
  let hasFirst = false;
  let limit: Limit | undefined;
  let timer: { readonly handle: unknown; readonly firesAt: number } | undefined;
  let pending: { resolve(result: IteratorResult<Event, void>): void; reject(error: unknown): void } | undefined;

  const end = () => {
    isOver = true;
    if (timer) timers.clear(timer.handle);
    timer = undefined;
    signal?.removeEventListener('abort', onAbort);
  };
  const settle = () => {
    const waiting = pending;
    pending = undefined;
    return waiting;
  };
  const letGo = () => {
    end();
    // Not awaited: a generator that is stuck in a read answers `return()` only when the read settles. Its signal frees it.
    if (iterator) void Promise.resolve(iterator.return?.()).catch(() => {});
  };
  const onAbort = () => {
    letGo();
    settle()?.reject(abortError(signal as AbortSignal));
  };
  const onTimer = () => {
    timer = undefined;
    if (!pending || !limit) return;
    if (timers.now() - askedAt < limit.ms) {
      watch();
      return;
    }
    const error = new LlmError('TIMEOUT', limit.message);
    const waiting = settle();
    letGo();
    onTimeout?.(error);
    waiting?.reject(error);
  };
  const watch = () => {
    if (!limit) return;
    const firesAt = askedAt + Math.max(0, limit.ms);
    if (timer && timer.firesAt <= firesAt) return;
    if (timer) timers.clear(timer.handle);
    timer = { firesAt, handle: timers.set(onTimer, Math.max(0, firesAt - timers.now())) };
  };
  const onNext = (result: IteratorResult<Event, void>) => {
    if (isOver) return;
    if (!hasFirst) waitedForFirstMs += timers.now() - askedAt;
    if (result.done) end();
    else hasFirst ||= countsAsFirst(result.value);
    settle()?.resolve(result);
  };
  const onFailure = (error: unknown) => {
    if (isOver) return;
    end();
    settle()?.reject(error);
  };

  return {
    next() {
      if (signal?.aborted) return Promise.reject(abortError(signal));
      if (isOver) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve, reject) => {
        pending = { resolve, reject };
        askedAt = timers.now();
        if (!iterator) {
          startedAt = askedAt;
          iterator = source[Symbol.asyncIterator]();
          signal?.addEventListener('abort', onAbort, { once: true });
        }
        limit = nearestLimit(deadlines, hasFirst, waitedForFirstMs, askedAt - startedAt);
        watch();
        iterator.next().then(onNext, onFailure);
      });
    },
    return() {
      if (!isOver) letGo();
      settle()?.resolve({ done: true, value: undefined });
      return Promise.resolve({ done: true, value: undefined });
    },
    throw(error) {
      if (!isOver) letGo();
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
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
  const silenceMs = hasFirst ? idleMs : firstEventMs === undefined ? undefined : firstEventMs - waitedMs;
  if (totalMs !== undefined && (silenceMs === undefined || totalMs - elapsedMs < silenceMs)) {
    return { ms: totalMs - elapsedMs, message: `The answer took longer than ${totalMs} ms.` };
  }
  if (silenceMs === undefined) return undefined;
  const message = hasFirst ? `The answer fell silent for ${idleMs} ms.` : `No answer began within ${firstEventMs} ms.`;
  return { ms: silenceMs, message };
}
