import { LlmError, type Message } from '@modelhaven/core';
import type { ChatHistoryItem } from 'node-llama-cpp';

/** Messages as the library's chat history, which ends with the answer that is to be written (or continued). */
export function toChatHistory(messages: readonly Message[]): ChatHistoryItem[] {
  const history = messages.map(toItem);
  if (history.at(-1)?.type !== 'model') history.push({ type: 'model', response: [] });
  return history;
}

function toItem(message: Message, index: number): ChatHistoryItem {
  const text = textOf(message, index);
  switch (message.role) {
    case 'system':
      return { type: 'system', text };
    case 'user':
      return { type: 'user', text };
    case 'assistant':
      return { type: 'model', response: [text] };
    case 'tool':
      throw unsupported('This model cannot read the results of tools.', `messages[${index}].role`);
  }
}

function textOf({ content }: Message, index: number): string {
  if (typeof content === 'string') return content;
  return content
    .map((part, position) => {
      switch (part.type) {
        case 'text':
        case 'refusal':
          return part.text;
        // What it thought in earlier turns is not part of what it said.
        case 'reasoning':
          return '';
        case 'tool-call':
          throw unsupported('This model cannot read calls of tools.', `messages[${index}].content[${position}]`);
        default:
          throw unsupported(
            `This model reads text only, no ${part.type === 'image' ? 'images' : 'files'}.`,
            `messages[${index}].content[${position}]`,
          );
      }
    })
    .join('');
}

function unsupported(message: string, field: string): LlmError {
  return new LlmError('UNSUPPORTED', message, { field });
}
