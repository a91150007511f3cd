import type { AssistantMessage, ImagePart, Message, TextPart, ToolCallPart } from '@modelhaven/core';
import { invalidField, unsupportedField } from '../openai/accept.ts';
import { isBase64 } from '../openai/data-url.ts';
import type { OllamaWireMessage } from './request-schemas.ts';

/**
 * Checked messages as ours. Ollama's calls and results need no ids: a result without one answers the first open call of
 * its tool, or the first open one. Throws `INVALID_REQUEST` or `UNSUPPORTED` with the path of the field.
 */
export function acceptMessages(messages: readonly OllamaWireMessage[]): readonly Message[] {
  const open: { readonly id: string; readonly name: string }[] = [];
  return messages.map((message, index): Message => {
    const at = `messages[${index}]`;
    switch (message.role) {
      case 'user':
        return { role: 'user', content: contentOf(message, at) };
      case 'assistant': {
        refuseImages(message, at);
        const calls = callsOf(message, index);
        open.push(...calls);
        return acceptAssistant(message, calls);
      }
      case 'tool':
        return { role: 'tool', toolCallId: takeCall(open, message, at), content: contentOf(message, at) };
      default:
        refuseImages(message, at);
        return { role: 'system', content: message.content ?? '' };
    }
  });
}

/** Text and pictures as the content of a message: plain where there is text alone. */
export function contentOf(
  { content, images }: Pick<OllamaWireMessage, 'content' | 'images'>,
  at: string,
): string | readonly (TextPart | ImagePart)[] {
  const text = content ?? '';
  if (!images?.length) return text;
  const parts = images.map((image, index) => imageOf(image, `${at === '' ? '' : `${at}.`}images[${index}]`));
  return text === '' ? parts : [{ type: 'text', text }, ...parts];
}

// Ollama itself reads these; the first bytes tell which it is.
const SIGNATURES: readonly (readonly [start: string, mediaType: string])[] = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['UklGR', 'image/webp'],
  ['R0lGOD', 'image/gif'],
];

function imageOf(base64: string, path: string): ImagePart {
  if (!isBase64(base64)) throw invalidField(path, 'Expected base64 without a prefix.');
  const mediaType = SIGNATURES.find(([start]) => base64.startsWith(start))?.[1];
  if (mediaType === undefined) throw invalidField(path, 'Expected a picture: PNG, JPEG, WebP or GIF.');
  return { type: 'image', base64, mediaType };
}

function refuseImages({ images, role }: OllamaWireMessage, at: string): void {
  if (images?.length) throw unsupportedField(`${at}.images`, `Messages of the role "${role}" hold no pictures.`);
}

function callsOf({ tool_calls: calls }: OllamaWireMessage, message: number): readonly ToolCallPart[] {
  return (calls ?? []).map(({ id, function: { name, arguments: args } }, index) => ({
    type: 'tool-call',
    id: id || `call_${message}_${index}`,
    name,
    arguments: typeof args === 'string' ? args : JSON.stringify(args ?? {}),
  }));
}

function acceptAssistant({ content, thinking }: OllamaWireMessage, calls: readonly ToolCallPart[]): AssistantMessage {
  if (!thinking && calls.length === 0) return { role: 'assistant', content: content ?? '' };
  return {
    role: 'assistant',
    content: [
      ...(thinking ? [{ type: 'reasoning' as const, text: thinking }] : []),
      ...(content ? [{ type: 'text' as const, text: content }] : []),
      ...calls,
    ],
  };
}

function takeCall(
  open: { readonly id: string; readonly name: string }[],
  { tool_call_id: id, tool_name: name }: OllamaWireMessage,
  at: string,
): string {
  const named = name ? open.findIndex((call) => call.name === name) : 0;
  const place = id ? open.findIndex((call) => call.id === id) : named;
  const [taken] = place < 0 ? [] : open.splice(place, 1);
  if (id) return id;
  if (!taken) throw invalidField(at, 'The result of a tool must follow the message that called it.');
  return taken.id;
}
