import { abortError, type LlmError, type Timers, throwIfAborted } from '@modelhaven/core';

/** How long is waited between tries, and how often. */
export interface Patience {
  /** Tries in a row that may bring nothing. */
  readonly tries: number;
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Seven tries, half a minute to a minute of waiting in all; a wait that the hub asks for counts as it says, up to five minutes. */
export const PATIENCE: Patience = { tries: 7, firstMs: 1_000, mostMs: 30_000 };
/** For questions that somebody waits for the answer of. */
export const SHORT_PATIENCE: Patience = { tries: 4, firstMs: 500, mostMs: 4_000 };
const LONGEST_WISH_MS = 300_000;

/**
 * Milliseconds to wait before trying again after so many failures in a row (1 and up); undefined: give up. `random` is
 * 0 to just under 1.
 */
export function waitAfter(error: LlmError, failures: number, random: number, patience: Patience): number | undefined {
  // What is not the hub's protocol will not become it.
  if (!error.traits.retry || error.code === 'BAD_RESPONSE' || failures >= patience.tries) return undefined;
  const wished = error.details.retryAfterMs;
  if (wished !== undefined) return wished > LONGEST_WISH_MS ? undefined : wished;
  const longest = Math.min(patience.mostMs, patience.firstMs * 2 ** (failures - 1));
  return longest / 2 + (longest / 2) * random;
}

/** Resolves after so many milliseconds; rejects at once where the signal fires. */
export async function pause(ms: number, timers: Timers, signal: AbortSignal): Promise<void> {
  throwIfAborted(signal);
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      timers.clear(handle);
      reject(abortError(signal));
    };
    const handle = timers.set(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
