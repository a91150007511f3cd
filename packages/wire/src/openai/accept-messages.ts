import type { AssistantMessage, FilePart, ImagePart, Message, TextPart } from '@modelhaven/core';
import { invalidField, unsupportedField } from './accept.ts';
import { isBase64, sourceOf } from './data-url.ts';
import type { ChatContentPart, ChatMessage } from './message-schemas.ts';
import { reasoningOf } from './reasoning.ts';

type WireText = Extract<ChatContentPart, { type: 'text' }>;
type WireAssistant = Extract<ChatMessage, { role: 'assistant' }>;

/** One checked message of a client as ours. Throws `INVALID_REQUEST` or `UNSUPPORTED` with the path of the field. */
export function acceptMessage(message: ChatMessage, at: string): Message {
  switch (message.role) {
    case 'system':
    case 'developer':
      return { role: 'system', content: acceptText(message.content) };
    case 'user':
      return {
        role: 'user',
        content:
          typeof message.content === 'string'
            ? message.content
            : message.content.map((part, index) => acceptPart(part, `${at}.content[${index}]`)),
        ...(message.name ? { name: message.name } : {}),
      };
    case 'assistant':
      return acceptAssistant(message, at);
    case 'tool':
      return {
        role: 'tool',
        toolCallId: message.tool_call_id,
        content:
          typeof message.content === 'string'
            ? message.content
            : message.content.map((part, index) =>
                part.type === 'text' ? textOf(part) : imageOf(part, `${at}.content[${index}]`),
              ),
      };
    case 'function':
      throw unsupportedField(
        `${at}.role`,
        'Messages of functions are no longer used; send role "tool" with a tool_call_id.',
      );
  }
}

function acceptAssistant(message: WireAssistant, at: string): AssistantMessage {
  if (message.function_call !== undefined && message.function_call !== null) {
    throw unsupportedField(`${at}.function_call`, 'Function calls are no longer used; send tool_calls.');
  }
  const name = message.name ? { name: message.name } : {};
  const { content } = message;
  const reasoning = reasoningOf(message, ['reasoning_details', 'reasoning_content', 'reasoning']);
  const calls = message.tool_calls ?? [];
  const refusal = message.refusal ?? '';
  if (reasoning.length === 0 && calls.length === 0 && refusal === '' && !Array.isArray(content)) {
    return { role: 'assistant', content: content ?? '', ...name };
  }
  const parts: Exclude<AssistantMessage['content'], string>[number][] = [...reasoning];
  if (typeof content === 'string') {
    if (content !== '') parts.push({ type: 'text', text: content });
  } else {
    for (const part of content ?? []) {
      parts.push(part.type === 'text' ? textOf(part) : { type: 'refusal', text: part.refusal });
    }
  }
  if (refusal !== '') parts.push({ type: 'refusal', text: refusal });
  for (const { id, function: called } of calls) {
    const args = typeof called.arguments === 'string' ? called.arguments : JSON.stringify(called.arguments);
    parts.push({ type: 'tool-call', id, name: called.name, arguments: args });
  }
  return { role: 'assistant', content: parts, ...name };
}

function acceptText(content: string | readonly WireText[]): string | readonly TextPart[] {
  return typeof content === 'string' ? content : content.map(textOf);
}

function acceptPart(part: ChatContentPart, at: string): TextPart | ImagePart | FilePart {
  switch (part.type) {
    case 'text':
      return textOf(part);
    case 'image_url':
      return imageOf(part, at);
    case 'input_audio': {
      const { data, format } = part.input_audio;
      if (!isBase64(data)) throw invalidField(`${at}.input_audio.data`, 'Expected base64.');
      return { type: 'file', base64: data, mediaType: format === 'wav' ? 'audio/wav' : 'audio/mpeg' };
    }
    case 'file': {
      const { file_data: data, file_id: id, filename } = part.file;
      if (!data) {
        if (id) throw unsupportedField(`${at}.file.file_id`, 'Uploaded files are not kept here; send file_data.');
        throw invalidField(`${at}.file.file_data`, 'Expected the file as a data: address.');
      }
      const source = sourceOf(data, `${at}.file.file_data`);
      return {
        type: 'file',
        ...('url' in source ? { url: source.url, mediaType: 'application/octet-stream' } : source),
        ...(filename ? { filename } : {}),
      };
    }
  }
}

function textOf({ text, cache_control: mark }: WireText): TextPart {
  return { type: 'text', text, ...(mark ? { cacheBreakpoint: true } : {}) };
}

function imageOf(
  { image_url: image, cache_control: mark }: Extract<ChatContentPart, { type: 'image_url' }>,
  at: string,
): ImagePart {
  return {
    type: 'image',
    ...sourceOf(image.url, `${at}.image_url.url`),
    ...(image.detail ? { detail: image.detail } : {}),
    ...(mark ? { cacheBreakpoint: true } : {}),
  };
}
