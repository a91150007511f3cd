import { abortError } from '@modelhaven/core';

/** Waits for one thing after the other, each time no longer than until a signal fires. Cheaper than a listener each. */
export interface AbortWatch {
  /** Settles like the promise, or rejects with `ABORTED` as soon as the signal fires. One at a time. */
  wait<Value>(promise: Promise<Value>): Promise<Value>;
  /** Stops listening. */
  end(): void;
}

/** A watch of a signal. */
export function watchAbort(signal: AbortSignal): AbortWatch {
  let giveUp: ((error: unknown) => void) | undefined;
  const onAbort = () => giveUp?.(abortError(signal));
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    wait(promise) {
      if (signal.aborted) {
        // What is not waited for any more must not become an unhandled rejection.
        promise.catch(() => {});
        return Promise.reject(abortError(signal));
      }
      return new Promise((resolve, reject) => {
        giveUp = reject;
        promise.then(resolve, reject);
      });
    },
    end: () => signal.removeEventListener('abort', onAbort),
  };
}
