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
import { type Tap, tap } from './tap.ts';

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
  const told = new Told(context);
  const source = fromBatches(tap(events, told));
  const screened = guard.output(source, request, context, report);
  // A guard that looks at nothing hands back what it was given.
  return screened === source ? events : tap(batchesOf(screened), told.outer);
}

/** Tells what the source threw from what the guard did. */
class Told implements Tap<readonly StreamEvent[]> {
  readonly #context: GuardContext;
  readonly #ofSource: unknown[] = [];

  constructor(context: GuardContext) {
    this.#context = context;
  }

  error(thrown: unknown): unknown {
    this.#ofSource.push(thrown);
    return thrown;
  }

  readonly outer: Tap<readonly StreamEvent[]> = {
    error: (thrown) =>
      this.#ofSource.includes(thrown)
        ? thrown
        : closed(thrown, this.#context, 'The safety check of the answer failed, so it was stopped.'),
  };
}

function closed(thrown: unknown, { requestId, signal }: GuardContext, message: string): LlmError {
  const error = LlmError.from(thrown);
  if (error.code !== 'INTERNAL' || signal?.aborted) return error;
  return new LlmError('BLOCKED_BY_SAFETY', message, { requestId, cause: thrown });
}
