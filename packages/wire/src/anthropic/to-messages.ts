import type { AssistantMessage, Message, TextPart, ToolMessage } from '@modelhaven/core';
import { type Block, toBlock } from './to-blocks.ts';
import { toToolInput } from './tool-input.ts';

/** A turn of the conversation as the API takes it. */
export interface Turn {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly Block[];
}

/** The messages of a request, split as the API wants them. */
export interface Conversation {
  readonly system: readonly Block[];
  readonly turns: readonly Turn[];
}

interface Draft {
  readonly role: Turn['role'];
  readonly content: Block[];
}

/**
 * Our messages → `system` and `messages`. Neighbours of one role become one turn, results of tools come first in
 * theirs, blank text (which the API refuses) goes. A system message later in the conversation stays in its place where
 * the model allows that, and is added to `system` elsewhere.
 */
export function toMessages(messages: readonly Message[], inlineSystem: boolean): Conversation {
  const toolIds = createToolIds();
  const system: Block[] = [];
  const drafts: Draft[] = [];
  const add = (role: Draft['role'], blocks: readonly Block[]) => {
    if (blocks.length === 0) return;
    const last = drafts.at(-1);
    if (last?.role === role) last.content.push(...blocks);
    else drafts.push({ role, content: [...blocks] });
  };
  for (const [index, message] of messages.entries()) {
    switch (message.role) {
      case 'system':
        // The first words of a conversation are the system prompt, whatever the model allows later on.
        if (drafts.length === 0 || !inlineSystem) system.push(...toTextBlocks(message.content));
        else add('system', toTextBlocks(message.content));
        break;
      case 'user':
        add('user', toUserBlocks(message.content, `messages[${index}].content`));
        break;
      case 'assistant':
        add('assistant', toAssistantBlocks(message, toolIds));
        break;
      case 'tool':
        add('user', [toToolResult(message, toolIds, `messages[${index}].content`)]);
        break;
    }
  }
  return { system, turns: placeSystem(drafts, system).map(resultsFirst) };
}

/** A system turn may stand after a user's turn only, with the assistant's turn or nothing behind it. */
function placeSystem(drafts: readonly Draft[], system: Block[]): readonly Draft[] {
  const placed: Draft[] = [];
  for (const [index, draft] of drafts.entries()) {
    const last = placed.at(-1);
    const next = drafts[index + 1];
    if (draft.role === 'system' && !(last?.role === 'user' && next?.role !== 'user')) {
      system.push(...draft.content);
    } else if (last?.role === draft.role) {
      last.content.push(...draft.content);
    } else {
      placed.push({ role: draft.role, content: [...draft.content] });
    }
  }
  return placed;
}

function resultsFirst({ role, content }: Draft): Turn {
  if (role !== 'user') return { role, content };
  const results = content.filter((block) => block.type === 'tool_result');
  return { role, content: [...results, ...content.filter((block) => block.type !== 'tool_result')] };
}

function toTextBlocks(content: string | readonly TextPart[]): Block[] {
  const parts = typeof content === 'string' ? [{ type: 'text', text: content } as const] : content;
  return parts.filter(isSaid).map((part) => toBlock(part, ''));
}

function toUserBlocks(content: Extract<Message, { role: 'user' }>['content'], field: string): Block[] {
  if (typeof content === 'string') return toTextBlocks(content);
  return content.flatMap((part, index) =>
    part.type === 'text' && !isSaid(part) ? [] : [toBlock(part, `${field}[${index}]`)],
  );
}

function toAssistantBlocks({ content }: AssistantMessage, toolIds: ToolIds): Block[] {
  if (typeof content === 'string') return toTextBlocks(content);
  return content.flatMap((part) => toAssistantBlock(part, toolIds));
}

/** Base64, a UUID or the like. */
const SIGNATURE = /^[\w+/=.-]+$/;

type AssistantPart = Exclude<AssistantMessage['content'], string>[number];

function toAssistantBlock(part: AssistantPart, toolIds: ToolIds): Block[] {
  switch (part.type) {
    case 'text':
      return isSaid(part) ? [toBlock(part, '')] : [];
    case 'refusal':
      return isSaid(part) ? [{ type: 'text', text: part.text }] : [];
    case 'reasoning':
      if (part.redacted !== undefined) return [{ type: 'redacted_thinking', data: part.redacted }];
      // Thinking of another provider has no signature, or one in a form of its own; the API would refuse both.
      return part.signature === undefined || !SIGNATURE.test(part.signature)
        ? []
        : [{ type: 'thinking', thinking: part.text, signature: part.signature }];
    case 'tool-call':
      return [{ type: 'tool_use', id: toolIds(part.id), name: part.name, input: toToolInput(part.arguments) }];
  }
}

function toToolResult({ toolCallId, content, isError }: ToolMessage, toolIds: ToolIds, field: string): Block {
  const parts = typeof content === 'string' ? undefined : content;
  return {
    type: 'tool_result',
    tool_use_id: toolIds(toolCallId),
    content: parts
      ? parts.flatMap((part, index) =>
          part.type === 'text' && !isSaid(part)
            ? []
            : [toBlock({ ...part, cacheBreakpoint: false }, `${field}[${index}]`)],
        )
      : content,
    ...(isError ? { is_error: true } : {}),
    ...(parts?.some((part) => part.cacheBreakpoint) ? { cache_control: { type: 'ephemeral' } } : {}),
  };
}

function isSaid({ text }: { readonly text: string }): boolean {
  return text.trim() !== '';
}

type ToolIds = (id: string) => string;

/** Ids of other providers in the letters that this API allows (`^[a-zA-Z0-9_-]+$`), the same id always the same way. */
function createToolIds(): ToolIds {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const plain = id.replaceAll(/[^a-zA-Z0-9_-]/g, '_') || 'call';
    let own = plain;
    for (let number = 2; taken.has(own); number += 1) own = `${plain}_${number}`;
    known.set(id, own);
    taken.add(own);
    return own;
  };
}
