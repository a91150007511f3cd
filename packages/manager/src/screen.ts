import {
  type GenerateRequest,
  type Guard,
  type GuardContext,
  type InputDecision,
  LlmError,
  type SafetyVerdict,
  type StreamEvent,
} from '@modelhaven/core';
import { tap } from './tap.ts';

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
export function screenOutput(
  guard: Guard,
  events: AsyncIterable<StreamEvent>,
  request: GenerateRequest,
  context: GuardContext,
  report: (verdict: SafetyVerdict) => void,
): AsyncIterable<StreamEvent> {
  const ofSource = new Set<unknown>();
  const source = tap(events, {
    error(thrown) {
      ofSource.add(thrown);
      return thrown;
    },
  });
  return tap(guard.output(source, request, context, report), {
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
