import type { StreamEvent, Usage } from '@modelhaven/core';
import type { AttemptInput } from './attempt.ts';

/** Whether an event tells the reader something. Empty deltas, which some servers open with, do not. */
export function isContent(event: StreamEvent): boolean {
  switch (event.type) {
    case 'start':
      return false;
    case 'text-delta':
      return event.text !== '' || event.logprobs !== undefined;
    case 'reasoning-delta':
      return event.text !== '' || event.signature !== undefined || event.redacted !== undefined;
    case 'refusal-delta':
      return event.text !== '';
    default:
      return true;
  }
}

/** Characters that an event adds to what is paid for. */
export function lengthOf(event: StreamEvent): number {
  if (event.type === 'tool-call-delta') return event.arguments.length + (event.name?.length ?? 0);
  return 'text' in event ? event.text.length : 0;
}

/** Whether anything was counted. */
export function isCounted({ inputTokens, outputTokens, costUsd }: Usage): boolean {
  return inputTokens !== undefined || outputTokens !== undefined || costUsd !== undefined;
}

/** What a broken answer is billed for, as far as can be said: the prompt, and about a token for four characters. */
export function estimateUsage(
  { route, request, promptTokens }: Pick<AttemptInput, 'route' | 'request' | 'promptTokens'>,
  characters: number,
): Usage {
  const inputTokens = route.promptTokens?.tokens ?? promptTokens;
  const outputTokens = Math.min(Math.ceil(characters / 4), request.maxTokens ?? Number.POSITIVE_INFINITY);
  return { inputTokens, outputTokens, estimated: true };
}
