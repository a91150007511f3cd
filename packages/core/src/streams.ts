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
  options: WithDeadlinesOptions<Event> = {},
): AsyncGenerator<Event, void, undefined> {
  return new Bounded(source, deadlines, options);
}

// A class, as every open stream holds one: its methods are shared.
class Bounded<Event> implements AsyncGenerator<Event, void, undefined> {
  readonly #source: AsyncIterable<Event>;
  readonly #deadlines: StreamDeadlines;
  readonly #options: WithDeadlinesOptions<Event>;
  readonly #timers: Timers;
  #iterator: AsyncIterator<Event> | undefined;
  #isOver = false;
  #startedAt = 0;
  #askedAt = 0;
  #waitedForFirstMs = 0;
  #hasFirst = false;
  #limit: Limit | undefined;
  #timer: { readonly handle: unknown; readonly firesAt: number } | undefined;
  #pending: { resolve(result: IteratorResult<Event, void>): void; reject(error: unknown): void } | undefined;
  readonly #onNext: (result: IteratorResult<Event, void>) => void;
  readonly #onFailure: (error: unknown) => void;
  readonly #onTimer: () => void;

  constructor(source: AsyncIterable<Event>, deadlines: StreamDeadlines, options: WithDeadlinesOptions<Event>) {
    this.#source = source;
    this.#deadlines = deadlines;
    this.#options = options;
    this.#timers = options.timers ?? systemTimers;
    this.#onNext = (result) => this.#take(result);
    this.#onFailure = (error) => {
      if (this.#isOver) return;
      this.#end();
      this.#settle()?.reject(error);
    };
    this.#onTimer = () => this.#fire();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Event, void>> {
    const { signal } = this.#options;
    if (signal?.aborted) return Promise.reject(abortError(signal));
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#askedAt = this.#timers.now();
      if (!this.#iterator) {
        this.#startedAt = this.#askedAt;
        this.#iterator = this.#source[Symbol.asyncIterator]();
        signal?.addEventListener('abort', this, { once: true });
      }
      const elapsedMs = this.#askedAt - this.#startedAt;
      this.#limit = nearestLimit(this.#deadlines, this.#hasFirst, this.#waitedForFirstMs, elapsedMs);
      this.#watch();
      this.#iterator.next().then(this.#onNext, this.#onFailure);
    });
  }

  return(): Promise<IteratorResult<Event, void>> {
    if (!this.#isOver) this.#letGo();
    this.#settle()?.resolve({ done: true, value: undefined });
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<Event, void>> {
    if (!this.#isOver) this.#letGo();
    return Promise.reject(error);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  /** The signal fired. */
  handleEvent(): void {
    this.#letGo();
    this.#settle()?.reject(abortError(this.#options.signal as AbortSignal));
  }

  #take(result: IteratorResult<Event, void>): void {
    if (this.#isOver) return;
    if (!this.#hasFirst) this.#waitedForFirstMs += this.#timers.now() - this.#askedAt;
    if (result.done) this.#end();
    else if (!this.#hasFirst) this.#hasFirst = this.#options.countsAsFirst?.(result.value) ?? true;
    this.#settle()?.resolve(result);
  }

  #fire(): void {
    this.#timer = undefined;
    if (!this.#pending || !this.#limit) return;
    if (this.#timers.now() - this.#askedAt < this.#limit.ms) {
      this.#watch();
      return;
    }
    const error = new LlmError('TIMEOUT', messageOf(this.#limit, this.#deadlines));
    const waiting = this.#settle();
    this.#letGo();
    this.#options.onTimeout?.(error);
    waiting?.reject(error);
  }

  #watch(): void {
    if (!this.#limit) return;
    const firesAt = this.#askedAt + Math.max(0, this.#limit.ms);
    if (this.#timer && this.#timer.firesAt <= firesAt) return;
    if (this.#timer) this.#timers.clear(this.#timer.handle);
    const handle = this.#timers.set(this.#onTimer, coarse(Math.max(0, firesAt - this.#timers.now())));
    this.#timer = { firesAt, handle };
  }

  #settle() {
    const waiting = this.#pending;
    this.#pending = undefined;
    return waiting;
  }

  #letGo(): void {
    this.#end();
    // Not awaited: a generator that is stuck in a read answers `return()` only when the read settles. Its signal frees it.
    void leave(this.#iterator);
  }

  #end(): void {
    this.#isOver = true;
    if (this.#timer) this.#timers.clear(this.#timer.handle);
    this.#timer = undefined;
    this.#options.signal?.removeEventListener('abort', this);
  }
}

/** Whatever leaving it throws, also at once: nobody is there to hear of it, and from a timer it would end the process. */
async function leave(iterator: AsyncIterator<unknown> | undefined): Promise<void> {
  try {
    await iterator?.return?.();
  } catch {}
}

/** From so many milliseconds on, timers are set in steps, and a little early. */
const LONG_MS = 4_096;
const STEP_MS = 1_024;

// Timers of the same length are kept in one list; of the thousands that never fire, each would else begin its own.
function coarse(ms: number): number {
  return ms > LONG_MS ? Math.floor(ms / STEP_MS) * STEP_MS : ms;
}

interface Limit {
  readonly ms: number;
  readonly kind: 'total' | 'first' | 'idle';
}

// Written when it passes, and not for every event.
function messageOf({ kind }: Limit, { firstEventMs, idleMs, totalMs }: StreamDeadlines): string {
  if (kind === 'total') return `The answer took longer than ${totalMs} ms.`;
  return kind === 'idle' ? `The answer fell silent for ${idleMs} ms.` : `No answer began within ${firstEventMs} ms.`;
}

function nearestLimit(
  { firstEventMs, idleMs, totalMs }: StreamDeadlines,
  hasFirst: boolean,
  waitedMs: number,
  elapsedMs: number,
): Limit | undefined {
  const silenceMs = hasFirst ? idleMs : firstEventMs === undefined ? undefined : firstEventMs - waitedMs;
  if (totalMs !== undefined && (silenceMs === undefined || totalMs - elapsedMs < silenceMs)) {
    return { ms: totalMs - elapsedMs, kind: 'total' };
  }
  return silenceMs === undefined ? undefined : { ms: silenceMs, kind: hasFirst ? 'idle' : 'first' };
}
