import { LlmError, type Message } from '@modelhaven/core';

/** Throws `INVALID_REQUEST` where calls of tools and their results are not in pairs; templates would mix them up. */
export function checkToolTurns(messages: readonly Message[]): void {
  // Ids of calls whose results are yet to come.
  const open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (open.delete(message.toolCallId)) continue;
      throw invalid(
        'It answers no call of the message before. Give the id of one, and one result for each.',
        `messages[${index}].toolCallId`,
      );
    }
    if (open.size > 0) throw missingResult(index);
    if (message.role !== 'assistant' || typeof message.content === 'string') continue;
    for (const part of message.content) {
      if (part.type !== 'tool-call') continue;
      if (open.has(part.id)) throw invalid(`Two calls have the id "${part.id}".`, `messages[${index}].content`);
      open.add(part.id);
    }
  }
  if (open.size > 0) throw missingResult(messages.length);
}

function missingResult(index: number): LlmError {
  return invalid(
    'A call of a tool has no result. After a message with calls there must be a message of the role "tool" for each.',
    `messages[${index}]`,
  );
}

function invalid(problem: string, field: string): LlmError {
  return new LlmError('INVALID_REQUEST', `The field "${field}" is wrong. ${problem}`, { field });
}
