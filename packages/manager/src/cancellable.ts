import type { LlmError } from '@modelhaven/core';
import type { Lifecycle, RunningCall } from './lifecycle.ts';
import type { AnswerEvent } from './types.ts';

/**
 * An iterator that joins the calls in progress with its first `next()`. Its `return()` cancels at once, even while a
 * `next()` is pending, which a bare generator would not notice before that settles.
 */
export function cancellable(
  lifecycle: Pick<Lifecycle, 'enter'>,
  signal: AbortSignal | undefined,
  toError: (thrown: unknown) => LlmError,
  start: (running: RunningCall) => AsyncIterable<readonly AnswerEvent[]>,
): AsyncIterator<readonly AnswerEvent[]> {
  let begun: { readonly events: AsyncIterator<readonly AnswerEvent[]>; readonly running: RunningCall } | undefined;
  let isOver = false;
  const end = () => {
    isOver = true;
    begun?.running.leave();
  };
  const begin = () => {
    const running = lifecycle.enter(signal);
    try {
      return { running, events: start(running)[Symbol.asyncIterator]() };
    } catch (thrown) {
      running.leave();
      throw thrown;
    }
  };
  const onNext = (result: IteratorResult<readonly AnswerEvent[]>) => {
    if (result.done) end();
    return result;
  };
  const onFailure = (thrown: unknown): never => {
    end();
    throw toError(thrown);
  };
  return {
    next() {
      if (isOver) return Promise.resolve({ done: true, value: undefined });
      try {
        begun ??= begin();
      } catch (thrown) {
        return Promise.resolve(thrown).then(onFailure);
      }
      return begun.events.next().then(onNext, onFailure);
    },
    async return() {
      if (begun && !isOver) {
        begun.running.abort();
        await begun.events.return?.();
      }
      end();
      return { done: true, value: undefined };
    },
  };
}
