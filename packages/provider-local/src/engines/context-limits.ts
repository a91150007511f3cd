import { LlmError } from '@modelhaven/core';

/** The error for a conversation that does not fit, with both numbers. */
export function contextTooLong(tokens: number, contextLength: number): LlmError {
  return new LlmError(
    'CONTEXT_TOO_LONG',
    `The conversation has ${tokens} tokens, and the context of this model holds ${contextLength} with the answer. Shorten it.`,
    { field: 'messages' },
  );
}

/** What is said where the answer has less room than was asked for. */
export function lessRoom(room: number, wanted: number): string {
  return `Only ${room} tokens of context are left for the answer, fewer than the ${wanted} that were asked for.`;
}
