import { type AssistantMessage, LlmError, type Message, type ToolMessage } from '@modelhaven/core';
import type { ChatHistoryItem, ChatModelFunctionCall, ChatModelResponse } from 'node-llama-cpp';
import { checkToolTurns } from '../check-tool-turns.ts';

type ResponseItem = ChatModelResponse['response'][number];

/**
 * Messages as the library's chat history, which ends with the answer that is to be written (or continued). There a call
 * of a tool and its result are one item of the answer that made the call, and what the model says next goes on there.
 */
export function toChatHistory(messages: readonly Message[]): ChatHistoryItem[] {
  checkToolTurns(messages);
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
    addAnswer(response, open, message, index > lastUser, goesOn);
  }
  if (history.at(-1)?.type !== 'model') history.push({ type: 'model', response: [] });
  return history;
}

function addAnswer(
  response: ResponseItem[],
  open: Map<string, ChatModelFunctionCall>,
  { content }: AssistantMessage,
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
  if (!call) return;
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
