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
export function screenInput(
  guard: Guard,
  request: GenerateRequest,
  context: GuardContext,
  timers: Timers,
): Promise<InputDecision> {
  const failed = (thrown: unknown): LlmError => {
    const message = 'The safety check of the request failed, so it was not passed on. Try again.';
    return closed(thrown, context, `${message} ${failureText(context)}`);
  };
  return new Promise((resolve, reject) => {
    const late = () => reject(failed(new Error('The guard did not decide in time.')));
    const timer = timers.set(late, MOST_GUARD_MS);
    const decided = (decision: InputDecision) => {
      timers.clear(timer);
      resolve(decision);
    };
    const threw = (thrown: unknown) => {
      timers.clear(timer);
      reject(failed(thrown));
    };
    try {
      guard.input(request, context).then(decided, threw);
    } catch (thrown) {
      threw(thrown);
    }
  });
}

/** The events as the guard lets them through. A guard that fails ends the stream; unseen text never passes. */
export function screenOutput(
  guard: Guard,
  events: AsyncIterable<readonly StreamEvent[]>,
  { request, context, report, toError }: ScreenedOutput,
): AsyncIterable<readonly StreamEvent[]> {
  const told = new Told(context, toError);
  const watched = tap(events, told);
  const source = fromBatches(watched);
  const screened = guard.output(source, request, context, report);
  // A guard that looks at nothing hands back what it was given.
  return screened === source ? watched : tap(batchesOf(screened), told.outer);
}

/** What an answer is screened with. */
export interface ScreenedOutput {
  readonly request: GenerateRequest;
  readonly context: GuardContext;
  readonly report: (verdict: SafetyVerdict) => void;
  /** What the reader gets of what the source threw. */
  readonly toError: (thrown: unknown) => LlmError;
}

/** Tells what the source threw from what the guard did. */
class Told implements Tap<readonly StreamEvent[]> {
  readonly #context: GuardContext;
  readonly #toError: (thrown: unknown) => LlmError;
  #ofSource: unknown[] | undefined;

  constructor(context: GuardContext, toError: (thrown: unknown) => LlmError) {
    this.#context = context;
    this.#toError = toError;
  }

  error(thrown: unknown): unknown {
    const error = this.#toError(thrown);
    this.#ofSource ??= [];
    this.#ofSource.push(error);
    return error;
  }

  readonly outer: Tap<readonly StreamEvent[]> = {
    error: (thrown) =>
      this.#ofSource?.includes(thrown)
        ? thrown
        : closed(thrown, this.#context, 'The safety check of the answer failed, so it was stopped.'),
  };
}

function closed(thrown: unknown, { requestId, signal }: GuardContext, message: string): LlmError {
  const error = LlmError.from(thrown);
  if (error.code !== 'INTERNAL' || signal?.aborted) return error;
  return new LlmError('BLOCKED_BY_SAFETY', message, { requestId, cause: thrown });
}
