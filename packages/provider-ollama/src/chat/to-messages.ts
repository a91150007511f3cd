import { type AssistantMessage, LlmError, type Message } from '@modelhaven/core';

/** A message as `/api/chat` takes it. */
export interface OllamaMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly thinking?: string;
  /** Base64, without a `data:` prefix. */
  readonly images?: readonly string[];
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly function: { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> };
  }[];
  readonly tool_name?: string;
  readonly tool_call_id?: string;
}

/** Our messages as Ollama takes them. Throws `UNSUPPORTED`, with the field, for what it cannot read: addresses, files. */
export function toMessages(messages: readonly Message[]): readonly OllamaMessage[] {
  const toolNames = new Map<string, string>();
  return messages.map((message, index): OllamaMessage => {
    switch (message.role) {
      case 'assistant':
        return fromAssistant(message, toolNames);
      case 'tool': {
        const name = toolNames.get(message.toolCallId);
        return {
          role: 'tool',
          ...contentOf(message.content, index),
          ...(name === undefined ? {} : { tool_name: name }),
          tool_call_id: message.toolCallId,
        };
      }
      default:
        return { role: message.role, ...contentOf(message.content, index) };
    }
  });
}

function fromAssistant({ content }: AssistantMessage, toolNames: Map<string, string>): OllamaMessage {
  if (typeof content === 'string') return { role: 'assistant', content };
  let text = '';
  let thinking = '';
  const calls: NonNullable<OllamaMessage['tool_calls']>[number][] = [];
  for (const part of content) {
    if (part.type === 'text' || part.type === 'refusal') text += part.text;
    else if (part.type === 'reasoning') thinking += part.text;
    else {
      toolNames.set(part.id, part.name);
      calls.push({ id: part.id, function: { name: part.name, arguments: toObject(part.arguments) } });
    }
  }
  return {
    role: 'assistant',
    content: text,
    ...(thinking === '' ? {} : { thinking }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
}

type Part = Exclude<Exclude<Message, AssistantMessage>['content'], string>[number];

function contentOf(content: string | readonly Part[], index: number): Pick<OllamaMessage, 'content' | 'images'> {
  if (typeof content === 'string') return { content };
  const images: string[] = [];
  const texts: string[] = [];
  for (const [place, part] of content.entries()) {
    const field = `messages[${index}].content[${place}]`;
    if (part.type === 'text') texts.push(part.text);
    else if (part.type === 'image') images.push(imageOf(part, field));
    else throw new LlmError('UNSUPPORTED', 'Ollama reads text and images only; leave the file out.', { field });
  }
  return { content: texts.join('\n'), ...(images.length === 0 ? {} : { images }) };
}

function imageOf({ url, base64 }: { readonly url?: string; readonly base64?: string }, field: string): string {
  const data = base64 ?? /^data:image\/[\w.+-]+;base64,(.+)$/s.exec(url ?? '')?.[1];
  if (data !== undefined && data !== '') return data;
  throw new LlmError('UNSUPPORTED', 'Ollama fetches no images from addresses; hand the image over in base64.', {
    field,
  });
}

// Ollama takes an object only. What another model wrote may be none; it is kept under a name of its own.
function toObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the text as it is.
  }
  return { arguments: text };
}
