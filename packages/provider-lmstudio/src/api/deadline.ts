import { type CallOptions, LlmError, linkAbort } from '@modelhaven/core';

/** Does short work with a signal that also fires after so many milliseconds, with `TIMEOUT` as its reason. */
export async function withDeadline<T>(
  ms: number,
  options: CallOptions,
  work: (options: CallOptions) => Promise<T>,
): Promise<T> {
  const link = linkAbort(options.signal);
  const timer = setTimeout(() => link.abort(new LlmError('TIMEOUT', `LM Studio did not answer within ${ms} ms.`)), ms);
  try {
    return await work({ ...options, signal: link.signal });
  } finally {
    clearTimeout(timer);
    link.release();
  }
}
