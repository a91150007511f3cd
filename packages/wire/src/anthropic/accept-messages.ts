import type {
  AssistantMessage,
  FilePart,
  ImagePart,
  Message,
  ReasoningPart,
  RefusalPart,
  TextPart,
  ToolCallPart,
} from '@modelhaven/core';
import type { AcceptedBlock, AcceptedMessage } from './accept-schemas.ts';
import { fromToolInput } from './tool-input.ts';

type UserPart = TextPart | ImagePart | FilePart;
type AssistantPart = TextPart | ReasoningPart | RefusalPart | ToolCallPart;
type BlockOf<T extends AcceptedBlock['type']> = Extract<AcceptedBlock, { readonly type: T }>;

/** A stranger's messages → ours. Adds the path of every block that cannot be carried on to `dropped`. */
export function acceptMessages(messages: readonly AcceptedMessage[], dropped: string[]): readonly Message[] {
  return messages.flatMap((message, index) => acceptMessage(message, `messages[${index}]`, dropped));
}

function acceptMessage({ role, content }: AcceptedMessage, path: string, dropped: string[]): readonly Message[] {
  switch (role) {
    case 'system':
      return [{ role, content: toSystemContent(content, path, dropped) }];
    case 'assistant':
      return toAssistant(content, path, dropped);
    case 'user':
      return toUser(content, path, dropped);
  }
}

/** `cache_control` of a block → our mark. */
export function toBreakpoint(block: { readonly cache_control?: unknown }): { readonly cacheBreakpoint?: true } {
  return block.cache_control ? { cacheBreakpoint: true } : {};
}

/** A text block → our part. */
export function toTextPart(block: { readonly text: string; readonly cache_control?: unknown }): TextPart {
  return { type: 'text', text: block.text, ...toBreakpoint(block) };
}

function toSystemContent(content: AcceptedMessage['content'], path: string, dropped: string[]): string | TextPart[] {
  if (typeof content === 'string') return content;
  return content.flatMap((block, index) => {
    if (block.type === 'text') return [toTextPart(block)];
    dropped.push(`${path}.content[${index}]`);
    return [];
  });
}

function toAssistant(
  content: AcceptedMessage['content'],
  path: string,
  dropped: string[],
): readonly AssistantMessage[] {
  if (typeof content === 'string') return [{ role: 'assistant', content }];
  const parts = content.flatMap((block, index): AssistantPart[] => {
    switch (block.type) {
      case 'text':
        return [toTextPart(block)];
      case 'thinking':
        return [
          {
            type: 'reasoning',
            text: block.thinking,
            ...(block.signature ? { signature: block.signature } : {}),
          },
        ];
      case 'redacted_thinking':
        return [{ type: 'reasoning', text: '', redacted: block.data }];
      case 'tool_use':
        return [{ type: 'tool-call', id: block.id, name: block.name, arguments: fromToolInput(block.input) }];
      default:
        dropped.push(`${path}.content[${index}]`);
        return [];
    }
  });
  // Clients hand back what they got, also an answer of nothing.
  return parts.length === 0 ? [] : [{ role: 'assistant', content: parts }];
}

/** One turn of the user becomes a message for each result of a tool, and one for what stands between them. */
function toUser(content: AcceptedMessage['content'], path: string, dropped: string[]): readonly Message[] {
  if (typeof content === 'string') return [{ role: 'user', content }];
  const messages: Message[] = [];
  let parts: UserPart[] = [];
  const flush = () => {
    if (parts.length > 0) messages.push({ role: 'user', content: parts });
    parts = [];
  };
  for (const [index, block] of content.entries()) {
    if (block.type === 'tool_result') {
      flush();
      // A tool's answer holds texts and images; a document in it follows as the user's.
      const { own, files } = toResultContent(block);
      messages.push({
        role: 'tool',
        toolCallId: block.tool_use_id,
        content: own,
        ...(block.is_error ? { isError: true } : {}),
      });
      parts.push(...files);
      continue;
    }
    const read = toUserParts(block);
    if (read.length === 0) dropped.push(`${path}.content[${index}]`);
    parts.push(...read);
  }
  flush();
  return messages;
}

function toUserParts(block: AcceptedBlock): readonly UserPart[] {
  switch (block.type) {
    case 'text':
      return [toTextPart(block)];
    case 'image':
      return [toImagePart(block)];
    case 'document':
      return toDocumentParts(block);
    case 'search_result':
      return [toSearchResultPart(block)];
    default:
      return [];
  }
}

function toResultContent(block: BlockOf<'tool_result'>): {
  readonly own: string | readonly (TextPart | ImagePart)[];
  readonly files: readonly FilePart[];
} {
  const { content = '' } = block;
  if (typeof content === 'string') {
    return { own: block.cache_control ? [toTextPart({ ...block, text: content })] : content, files: [] };
  }
  const all = content.flatMap((inner) => toUserParts(inner));
  const own = all.filter((part) => part.type !== 'file');
  const files = all.filter((part) => part.type === 'file');
  const last = own.at(-1);
  if (block.cache_control && last) own[own.length - 1] = { ...last, cacheBreakpoint: true };
  return { own, files };
}

function toImagePart(block: BlockOf<'image'>): ImagePart {
  const { source } = block;
  return source.type === 'base64'
    ? { type: 'image', base64: source.data, mediaType: source.media_type, ...toBreakpoint(block) }
    : { type: 'image', url: source.url, ...toBreakpoint(block) };
}

function toDocumentParts(block: BlockOf<'document'>): readonly UserPart[] {
  const { source } = block;
  const named = { ...(block.title ? { filename: block.title } : {}), ...toBreakpoint(block) };
  switch (source.type) {
    case 'base64':
      return [{ type: 'file', base64: source.data, mediaType: source.media_type, ...named }];
    case 'url':
      return [{ type: 'file', url: source.url, mediaType: 'application/pdf', ...named }];
    case 'text':
      return [{ type: 'file', base64: Buffer.from(source.data).toString('base64'), mediaType: 'text/plain', ...named }];
    case 'content':
      return typeof source.content === 'string'
        ? [{ type: 'text', text: source.content, ...toBreakpoint(block) }]
        : source.content.flatMap((inner) => toUserParts(inner));
  }
}

function toSearchResultPart(block: BlockOf<'search_result'>): TextPart {
  const text = [block.title, block.source, ...block.content.map((inner) => inner.text)].join('\n');
  return { type: 'text', text, ...toBreakpoint(block) };
}
