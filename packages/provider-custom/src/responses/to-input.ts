import {
  type AssistantMessage,
  type FilePart,
  type ImagePart,
  LlmError,
  type Message,
  type ReasoningPart,
  type TextPart,
} from '@modelhaven/core';

/** An item of `input`. */
export type InputItem = Readonly<Record<string, unknown>>;

/** Our messages → the items of the Responses API's `input`. Throws `UNSUPPORTED` for media that it does not read. */
export function toInput(messages: readonly Message[]): readonly InputItem[] {
  return messages.flatMap((message, index): readonly InputItem[] => {
    const field = `messages[${index}].content`;
    switch (message.role) {
      case 'system':
        return [{ role: 'developer', content: toContent(message.content, field) }];
      case 'user':
        return [{ role: 'user', content: toContent(message.content, field) }];
      case 'assistant':
        return fromAssistant(message);
      case 'tool':
        return [
          { type: 'function_call_output', call_id: message.toolCallId, output: toContent(message.content, field) },
        ];
      default:
        return [];
    }
  });
}

function toContent(content: string | readonly (TextPart | ImagePart | FilePart)[], field: string): unknown {
  return typeof content === 'string' ? content : content.map((part, index) => toPart(part, `${field}[${index}]`));
}

function toPart(part: TextPart | ImagePart | FilePart, field: string): InputItem {
  switch (part.type) {
    case 'text':
      return { type: 'input_text', text: part.text };
    case 'image':
      return {
        type: 'input_image',
        image_url: part.url ?? `data:${part.mediaType ?? 'image/png'};base64,${part.base64}`,
        detail: part.detail ?? 'auto',
      };
    case 'file':
      if (part.mediaType.startsWith('audio/')) {
        throw new LlmError('UNSUPPORTED', 'The Responses API takes no sound; use a model of chat completions.', {
          field: `${field}.mediaType`,
        });
      }
      return {
        type: 'input_file',
        ...(part.base64 === undefined
          ? { file_url: part.url }
          : {
              filename: part.filename ?? 'file',
              file_data: `data:${part.mediaType};base64,${part.base64}`,
            }),
      };
  }
}

function fromAssistant({ content }: AssistantMessage): readonly InputItem[] {
  if (typeof content === 'string') return [{ role: 'assistant', content }];
  const items: InputItem[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') items.push({ role: 'assistant', content: text });
    text = '';
  };
  for (const part of content) {
    switch (part.type) {
      case 'text':
      case 'refusal':
        text += part.text;
        break;
      case 'reasoning': {
        const item = toReasoningItem(part);
        if (!item) break;
        flush();
        items.push(item);
        break;
      }
      case 'tool-call':
        flush();
        items.push({ type: 'function_call', call_id: part.id, name: part.name, arguments: part.arguments });
        break;
    }
  }
  flush();
  return items;
}

/** Thinking that came from this API, as the item it was; undefined for that of any other. */
function toReasoningItem({ text, signature }: ReasoningPart): InputItem | undefined {
  const [, id, encrypted] = /^(rs_[\w-]+)#(.+)$/s.exec(signature ?? '') ?? [];
  if (id === undefined) return undefined;
  const summary = text === '' ? [] : [{ type: 'summary_text', text }];
  return { type: 'reasoning', id, summary, encrypted_content: encrypted };
}

/** Id and encrypted thinking of an item as one signature, so that `toInput` can make the item again. */
export function toSignature(id: string, encrypted: string): string {
  return `${id}#${encrypted}`;
}
