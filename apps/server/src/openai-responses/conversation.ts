import { LlmError, type Message } from '@modelhaven/core';
import type { AcceptedResponsesRequest } from '@modelhaven/wire/openai-responses';
import type { ResponseStore } from './response-store.ts';

/** The conversation that a request continues, with what it adds. Throws `INVALID_REQUEST` where it is not known. */
export async function conversationOf(
  { input, previousResponseId }: Pick<AcceptedResponsesRequest, 'input' | 'previousResponseId'>,
  store: ResponseStore,
): Promise<readonly Message[]> {
  if (previousResponseId === undefined) return input;
  const previous = await store.get(previousResponseId);
  if (previous) return [...previous.messages, ...input];
  throw new LlmError(
    'INVALID_REQUEST',
    'The previous response is not known here, or no longer; send the whole conversation as input.',
    { field: 'previous_response_id' },
  );
}
