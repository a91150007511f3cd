import {
  type GenerateRequest,
  type Guard,
  type GuardContext,
  type InputDecision,
  LlmError,
  type SafetyVerdict,
  type StreamEvent,
} from '@modelhaven/core';

/** The guard's decision on the input. A guard that fails lets nothing pass: `BLOCKED_BY_SAFETY`. */
export async function screenInput(
  guard: Guard,
  request: GenerateRequest,
  context: GuardContext,
): Promise<InputDecision> {
  try {
    return await guard.input(request, context);
  } catch (thrown) {
    throw closed(thrown, context, 'The safety check of the request failed, so it was not passed on. Try again.');
  }
}

/** The events as the guard lets them through. A guard that fails ends the stream; unseen text never passes. */
export async function* screenOutput(
  guard: Guard,
  events: AsyncIterable<StreamEvent>,
  request: GenerateRequest,
  context: GuardContext,
  report: (verdict: SafetyVerdict) => void,
): AsyncGenerator<StreamEvent, void, undefined> {
  const source: { error?: unknown } = {};
  try {
    yield* guard.output(rememberError(events, source), request, context, report);
  } catch (thrown) {
    if ('error' in source && source.error === thrown) throw thrown;
    throw closed(thrown, context, 'The safety check of the answer failed, so it was stopped.');
  }
}

async function* rememberError(
  events: AsyncIterable<StreamEvent>,
  into: { error?: unknown },
): AsyncGenerator<StreamEvent, void, undefined> {
  try {
    yield* events;
  } catch (error) {
    into.error = error;
    throw error;
  }
}

function closed(thrown: unknown, { requestId, signal }: GuardContext, message: string): LlmError {
  const error = LlmError.from(thrown);
  if (error.code !== 'INTERNAL' || signal?.aborted) return error;
  return new LlmError('BLOCKED_BY_SAFETY', message, { requestId, cause: thrown });
}
