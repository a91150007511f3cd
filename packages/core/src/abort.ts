import { LlmError } from './errors.ts';

/** Made once: without a reason, every abort would capture a stack of its own. */
const CANCELLED = new LlmError('ABORTED', 'The request was cancelled.');

/** An AbortController that also follows a caller's signal, and can be let go of. */
export interface LinkedAbort {
  readonly signal: AbortSignal;
  /** Aborts this signal only; the caller's stays as it is. */
  abort(reason?: unknown): void;
  /** Stops following the caller. Call it in `finally`: a long-lived signal would otherwise collect listeners. */
  release(): void;
}

/**
 * Links a new controller to the caller's signal by one listener. (`AbortSignal.any` is 100 times dearer and has leaked
 * with long-lived signals.)
 */
export function linkAbort(parent: AbortSignal | undefined): LinkedAbort {
  const own = new AbortController();
  const follow = () => own.abort(parent?.reason);
  if (parent?.aborted) follow();
  else parent?.addEventListener('abort', follow, { once: true });
  return {
    signal: own.signal,
    abort: (reason = CANCELLED) => own.abort(reason),
    release: () => parent?.removeEventListener('abort', follow),
  };
}

/** Throws `ABORTED` if the signal has fired; the reason itself where that is already one of our errors. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal);
}

/** The error that a fired signal stands for: its reason where that is an LlmError (a deadline), else `ABORTED`. */
export function abortError(signal: AbortSignal): LlmError {
  return LlmError.is(signal.reason)
    ? signal.reason
    : new LlmError('ABORTED', 'The request was cancelled.', { cause: signal.reason });
}

/**
 * Settles as the work does, or rejects with the signal's error as soon as it fires. The work is not stopped by this:
 * hand it the same signal.
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  throwIfAborted(signal);
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(abortError(signal));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
