import { type LinkedAbort, LlmError, linkAbort, type ModelProvider, type Timers } from '@modelhaven/core';

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
  abort(): void;
  leave(): void;
}

/** How long calls may take to come to their end once they are aborted, in milliseconds. */
const ABORT_MS = 2_000;

/** Counts calls and closes providers once none is left. */
export function createLifecycle(providers: readonly ModelProvider[], timers: Timers, onClose: () => void): Lifecycle {
  const running = new Set<LinkedAbort>();
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

  return {
    enter(signal) {
      if (closing) throw new LlmError('UNAVAILABLE', 'The manager is closed.');
      const link = linkAbort(signal);
      running.add(link);
      return {
        signal: link.signal,
        abort: () => link.abort(),
        leave() {
          link.release();
          if (running.delete(link) && running.size === 0) onIdle?.();
        },
      };
    },
    close(graceMs) {
      // Whoever has less patience than the one before does not have to wait with them.
      if (closing) {
        const timer = timers.set(() => hurry?.(), graceMs);
        return closing.finally(() => timers.clear(timer));
      }
      closing = (async () => {
        if (graceMs > 0) await idleWithin(graceMs);
        for (const link of running) link.abort(new LlmError('UNAVAILABLE', 'The manager was closed meanwhile.'));
        await idleWithin(ABORT_MS);
        onClose();
        await Promise.allSettled(providers.map((provider) => provider.close()));
      })();
      return closing;
    },
  };
}
