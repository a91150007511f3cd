import {
  batchesOf,
  fromBatches,
  type GenerateRequest,
  type Guard,
  type GuardContext,
  type InputDecision,
  LlmError,
  type SafetyVerdict,
  type StreamEvent,
  type Timers,
} from '@modelhaven/core';
import { failureText } from '@modelhaven/safety';
import { tap } from './tap.ts';

/** A guard that has not decided after so many milliseconds has failed. */
const MOST_GUARD_MS = 15_000;

/**
 * The guard's decision on the input. A guard that fails or never decides lets nothing pass: `BLOCKED_BY_SAFETY`, with
 * words for whoever may need help.
 */
export async function screenInput(
  guard: Guard,
  request: GenerateRequest,
  context: GuardContext,
  timers: Timers,
): Promise<InputDecision> {
  let timer: unknown;
  const late = new Promise<never>((_resolve, reject) => {
    timer = timers.set(() => reject(new Error('The guard did not decide in time.')), MOST_GUARD_MS);
  });
  try {
    return await Promise.race([guard.input(request, context), late]);
  } catch (thrown) {
    const message = 'The safety check of the request failed, so it was not passed on. Try again.';
    throw closed(thrown, context, `${message} ${failureText(context)}`);
  } finally {
    timers.clear(timer);
  }
}

/** The events as the guard lets them through. A guard that fails ends the stream; unseen text never passes. */
export function screenOutput(
  guard: Guard,
  events: AsyncIterable<readonly StreamEvent[]>,
  request: GenerateRequest,
  context: GuardContext,
  report: (verdict: SafetyVerdict) => void,
): AsyncIterable<readonly StreamEvent[]> {
  const ofSource = new Set<unknown>();
  const source = tap(events, {
    error(thrown) {
      ofSource.add(thrown);
      return thrown;
    },
  });
  return tap(batchesOf(guard.output(fromBatches(source), request, context, report)), {
    error: (thrown) =>
      ofSource.has(thrown)
        ? thrown
        : closed(thrown, context, 'The safety check of the answer failed, so it was stopped.'),
  });
}

function closed(thrown: unknown, { requestId, signal }: GuardContext, message: string): LlmError {
  const error = LlmError.from(thrown);
  if (error.code !== 'INTERNAL' || signal?.aborted) return error;
  return new LlmError('BLOCKED_BY_SAFETY', message, { requestId, cause: thrown });
}
