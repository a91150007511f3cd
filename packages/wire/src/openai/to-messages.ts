import {
  type AssistantMessage,
  type FilePart,
  type ImagePart,
  LlmError,
  type Message,
  type TextPart,
} from '@modelhaven/core';
import type { JsonObject } from './json.ts';
import type { OpenAiQuirks } from './quirks.ts';
import { toReasoningDetails } from './reasoning.ts';

/**
 * The messages in OpenAI's shape. Content that the dialect has no place for throws `UNSUPPORTED` (an answer without it
 * would be wrong); lesser losses are told to `warn`.
 */
export function toOpenAiMessages(
  messages: readonly Message[],
  quirks: OpenAiQuirks,
  warn: (warning: string) => void,
): readonly JsonObject[] {
  const result: JsonObject[] = [];
  // Tool results hold text only: their images follow in a message of the user, once all results are there.
  let toolImages: JsonObject[] = [];
  const flushToolImages = () => {
    if (toolImages.length > 0) result.push({ role: 'user', content: toolImages });
    toolImages = [];
  };
  for (const [index, message] of messages.entries()) {
    const at = `messages[${index}]`;
    if (message.role !== 'tool') flushToolImages();
    switch (message.role) {
      case 'system':
        result.push({ role: quirks.systemRole, content: toTextContent(message.content, quirks) });
        break;
      case 'user':
        result.push({
          role: 'user',
          content:
            typeof message.content === 'string' || isTextOnly(message.content)
              ? toTextContent(message.content, quirks)
              : message.content.map((part, i) => toPart(part, quirks, `${at}.content[${i}]`)),
          ...(message.name === undefined ? {} : { name: message.name }),
        });
        break;
      case 'assistant':
        result.push(toAssistant(message, quirks, warn));
        break;
      case 'tool': {
        if (message.isError)
          warn('The endpoint has no mark for a failed tool call; its result was sent as an ordinary one.');
        const parts = typeof message.content === 'string' ? [] : message.content;
        const images = parts.filter((part) => part.type === 'image');
        if (images.length > 0) {
          toolImages.push(
            { type: 'text', text: `Images of the tool result ${message.toolCallId}:` },
            ...images.map((part) => toPart(part, quirks, `${at}.content`)),
          );
        }
        const texts =
          typeof message.content === 'string' ? message.content : parts.filter((part) => part.type === 'text');
        result.push({ role: 'tool', tool_call_id: message.toolCallId, content: toTextContent(texts, quirks) });
        break;
      }
    }
  }
  flushToolImages();
  return result;
}

function toAssistant(message: AssistantMessage, quirks: OpenAiQuirks, warn: (warning: string) => void): JsonObject {
  const name = message.name === undefined ? {} : { name: message.name };
  if (typeof message.content === 'string') return { role: 'assistant', content: message.content, ...name };
  const texts = message.content.filter((part) => part.type === 'text');
  const refusal = message.content.flatMap((part) => (part.type === 'refusal' ? [part.text] : [])).join('');
  const calls = message.content.filter((part) => part.type === 'tool-call');
  const reasoning = message.content.filter((part) => part.type === 'reasoning');
  if (reasoning.length > 0 && quirks.reasoningHistory === 'none') {
    warn('Earlier thinking was left out: the endpoint does not take it back.');
  }
  const isPlain = texts.length === 1 && !(quirks.cacheControl && texts[0]?.cacheBreakpoint);
  const content = texts.length === 0 ? null : isPlain ? (texts[0]?.text ?? null) : toTextContent(texts, quirks, '');
  return {
    role: 'assistant',
    content: content ?? (calls.length > 0 || refusal !== '' ? null : ''),
    ...name,
    ...(refusal === '' ? {} : { refusal }),
    ...(reasoning.length === 0 ? {} : toReasoningHistory(reasoning, quirks)),
    ...(calls.length === 0
      ? {}
      : {
          tool_calls: calls.map(({ id, name: tool, arguments: args }) => ({
            id,
            type: 'function',
            function: { name: tool, arguments: args },
          })),
        }),
  };
}

function toReasoningHistory(
  reasoning: Parameters<typeof toReasoningDetails>[0],
  { reasoningHistory }: OpenAiQuirks,
): JsonObject {
  const text = reasoning.map((part) => part.text).join('');
  switch (reasoningHistory) {
    case 'reasoning_details':
      return { reasoning_details: toReasoningDetails(reasoning) };
    case 'reasoning_content':
      return { reasoning_content: text };
    case 'reasoning':
      return { reasoning: text };
    case 'none':
      return {};
  }
}

function isTextOnly(content: readonly { readonly type: string }[]): content is readonly TextPart[] {
  return content.every((part) => part.type === 'text');
}

function toTextContent(content: string | readonly TextPart[], quirks: OpenAiQuirks, separator = '\n'): unknown {
  if (typeof content === 'string') return content;
  const isMarked = quirks.cacheControl && content.some((part) => part.cacheBreakpoint);
  if (quirks.textPartsAsString && !isMarked) return content.map((part) => part.text).join(separator);
  return content.map((part) => toPart(part, quirks, ''));
}

function toPart(part: TextPart | ImagePart | FilePart, quirks: OpenAiQuirks, at: string): JsonObject {
  const mark = quirks.cacheControl && part.cacheBreakpoint ? { cache_control: { type: 'ephemeral' } } : {};
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text, ...mark };
    case 'image': {
      const url = part.url ?? `data:${part.mediaType ?? 'image/png'};base64,${part.base64 ?? ''}`;
      return {
        type: 'image_url',
        image_url: { url, ...(part.detail === undefined ? {} : { detail: part.detail }) },
        ...mark,
      };
    }
    case 'file':
      return { ...toFilePart(part, quirks, at), ...mark };
  }
}

const AUDIO_FORMAT: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
};

function toFilePart(part: FilePart, quirks: OpenAiQuirks, at: string): JsonObject {
  const audio = AUDIO_FORMAT[part.mediaType];
  if (audio !== undefined && part.base64 !== undefined) {
    return { type: 'input_audio', input_audio: { data: part.base64, format: audio } };
  }
  const filename = part.filename === undefined ? {} : { filename: part.filename };
  if (part.base64 !== undefined) {
    return { type: 'file', file: { ...filename, file_data: `data:${part.mediaType};base64,${part.base64}` } };
  }
  if (part.url !== undefined && quirks.fileUrls) return { type: 'file', file: { ...filename, file_data: part.url } };
  throw new LlmError('UNSUPPORTED', 'This endpoint takes files only with their content (base64), not by address.', {
    field: at,
  });
}
