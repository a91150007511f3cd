import { abortError, type Timers, throwIfAborted } from '@modelhaven/core';

/** Resolves after so many milliseconds; rejects as soon as the signal fires. */
export function pause(ms: number, signal: AbortSignal, timers: Timers): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const stop = () => {
      timers.clear(timer);
      reject(abortError(signal));
    };
    const timer = timers.set(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
