import { type AssistantMessage, LlmError, type Message, type ToolMessage } from '@modelhaven/core';
import type { ChatHistoryItem, ChatModelFunctionCall, ChatModelResponse } from 'node-llama-cpp';

type ResponseItem = ChatModelResponse['response'][number];

/**
 * Messages as the library's chat history, which ends with the answer that is to be written (or continued). There a call
 * of a tool and its result are one item of the answer that made the call, and what the model says next goes on there.
 */
export function toChatHistory(messages: readonly Message[]): ChatHistoryItem[] {
  const history: ChatHistoryItem[] = [];
  const lastUser = messages.findLastIndex(({ role }) => role === 'user');
  // Calls whose results are yet to come, by id.
  const open = new Map<string, ChatModelFunctionCall>();
  let response: ResponseItem[] | undefined;

  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      addResult(open, message, index);
      continue;
    }
    if (open.size > 0) throw missingResult(index);
    if (message.role !== 'assistant') {
      response = undefined;
      history.push({ type: message.role, text: textOf(message, index) });
      continue;
    }
    // After results the same answer goes on; otherwise a new one begins.
    const goesOn = messages[index - 1]?.role === 'tool' && response !== undefined;
    if (!response || !goesOn) {
      response = [];
      history.push({ type: 'model', response });
    }
    addAnswer(response, open, message, index, index > lastUser, goesOn);
  }
  if (open.size > 0) throw missingResult(messages.length);
  if (history.at(-1)?.type !== 'model') history.push({ type: 'model', response: [] });
  return history;
}

function addAnswer(
  response: ResponseItem[],
  open: Map<string, ChatModelFunctionCall>,
  { content }: AssistantMessage,
  index: number,
  keepsThinking: boolean,
  goesOn: boolean,
): void {
  const texts: string[] = [];
  let startsNewChunk = goesOn;
  const flush = () => {
    const text = texts.join('');
    texts.length = 0;
    if (text !== '') response.push(text);
  };
  for (const part of typeof content === 'string' ? [{ type: 'text', text: content } as const] : content) {
    switch (part.type) {
      case 'text':
      case 'refusal':
        texts.push(part.text);
        break;
      case 'reasoning':
        flush();
        // Between calls of tools it goes on from its own thoughts; those of earlier turns are no part of what it said.
        if (keepsThinking && part.text !== '') {
          response.push({ type: 'segment', segmentType: 'thought', text: part.text, ended: true });
        }
        break;
      case 'tool-call': {
        flush();
        if (open.has(part.id)) throw invalid(`Two calls have the id "${part.id}".`, `messages[${index}].content`);
        const call: ChatModelFunctionCall = {
          type: 'functionCall',
          name: part.name,
          params: parsed(part.arguments === '' ? '{}' : part.arguments),
          result: undefined,
          ...(startsNewChunk ? { startsNewChunk } : {}),
        };
        startsNewChunk = false;
        open.set(part.id, call);
        response.push(call);
        break;
      }
    }
  }
  flush();
  if (response.length === 0) response.push('');
}

function addResult(open: Map<string, ChatModelFunctionCall>, message: ToolMessage, index: number): void {
  const call = open.get(message.toolCallId);
  if (!call) {
    throw invalid(
      'It answers no call of the message before. Give the id of one, and one result for each.',
      `messages[${index}].toolCallId`,
    );
  }
  open.delete(message.toolCallId);
  const text = textOf(message, index);
  const result = parsed(text);
  call.result = message.isError ? { error: result } : result;
}

/** The value of a JSON text; the text itself where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf({ content }: Exclude<Message, AssistantMessage>, index: number): string {
  if (typeof content === 'string') return content;
  return content
    .map((part, position) => {
      if (part.type === 'text') return part.text;
      throw new LlmError(
        'UNSUPPORTED',
        `This model reads text only, no ${part.type === 'image' ? 'images' : 'files'}.`,
        { field: `messages[${index}].content[${position}]` },
      );
    })
    .join('');
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
