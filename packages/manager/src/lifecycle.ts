import { LlmError, type ModelProvider, type Timers } from '@modelhaven/core';

/** The calls in progress, and their end. */
export interface Lifecycle {
  /** Joins in; throws `UNAVAILABLE` once closing has begun. `leave` when done. */
  enter(signal: AbortSignal | undefined): RunningCall;
  /** Lets running calls end for so long, aborts the rest, closes everything. */
  close(graceMs: number): Promise<void>;
}

export interface RunningCall {
  readonly signal: AbortSignal;
  /** Cancels this call. */
  abort(reason?: LlmError): void;
  leave(): void;
}

/** Made once: without a reason, every abort would capture a stack of its own. */
const CANCELLED = new LlmError('ABORTED', 'The request was cancelled.');

// A class, as every call has one: it follows the caller's signal without closures.
class Running implements RunningCall {
  readonly #own = new AbortController();
  readonly #parent: AbortSignal | undefined;
  readonly #onLeave: (call: Running) => void;

  constructor(parent: AbortSignal | undefined, onLeave: (call: Running) => void) {
    this.#parent = parent;
    this.#onLeave = onLeave;
    if (parent?.aborted) this.handleEvent();
    else parent?.addEventListener('abort', this, { once: true });
  }

  get signal(): AbortSignal {
    return this.#own.signal;
  }

  /** The caller has left. */
  handleEvent(): void {
    this.#own.abort(this.#parent?.reason);
  }

  abort(reason = CANCELLED): void {
    this.#own.abort(reason);
  }

  leave(): void {
    this.#parent?.removeEventListener('abort', this);
    this.#onLeave(this);
  }
}

/** How long calls may take to come to their end once they are aborted, in milliseconds. */
const ABORT_MS = 2_000;

/** Counts calls and closes providers once none is left. */
export function createLifecycle(providers: readonly ModelProvider[], timers: Timers, onClose: () => void): Lifecycle {
  const running = new Set<Running>();
  let closing: Promise<void> | undefined;
  let onIdle: (() => void) | undefined;
  /** Ends the wait for running calls. */
  let hurry: (() => void) | undefined;

  const idleWithin = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (running.size === 0) {
        resolve();
        return;
      }
      const timer = timers.set(resolve, ms);
      onIdle = () => {
        timers.clear(timer);
        resolve();
      };
      hurry = onIdle;
    });

  const left = (call: Running) => {
    if (running.delete(call) && running.size === 0) onIdle?.();
  };

  return {
    enter(signal) {
      if (closing) throw new LlmError('UNAVAILABLE', 'The manager is closed.');
      const call = new Running(signal, left);
      running.add(call);
      return call;
    },
    close(graceMs) {
      // Whoever has less patience than the one before does not have to wait with them.
      if (closing) {
        const timer = timers.set(() => hurry?.(), graceMs);
        return closing.finally(() => timers.clear(timer));
      }
      closing = (async () => {
        if (graceMs > 0) await idleWithin(graceMs);
        for (const call of running) call.abort(new LlmError('UNAVAILABLE', 'The manager was closed meanwhile.'));
        await idleWithin(ABORT_MS);
        onClose();
        await Promise.allSettled(providers.map((provider) => provider.close()));
      })();
      return closing;
    },
  };
}
