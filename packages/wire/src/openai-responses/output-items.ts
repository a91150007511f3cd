import type { TokenLogprob } from '@modelhaven/core';
import type { JsonObject } from '../openai/json.ts';

/** Where an item is on its way. */
export type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

/** One piece of what a message says. */
export interface SaidPart {
  readonly type: 'output_text' | 'refusal';
  text: string;
  readonly logprobs: JsonObject[];
}

/** An item of `output` while it grows. */
export type OutputItem =
  | { readonly type: 'message'; readonly id: string; readonly index: number; readonly parts: SaidPart[] }
  | {
      readonly type: 'reasoning';
      readonly id: string;
      readonly index: number;
      text: string;
      encrypted: string | undefined;
    }
  | {
      readonly type: 'function_call';
      readonly id: string;
      readonly index: number;
      readonly callId: string;
      readonly name: string;
      arguments: string;
    };

/** An item as the API shows it. */
export function toItem(item: OutputItem, status: ItemStatus): JsonObject {
  switch (item.type) {
    case 'message':
      return { id: item.id, type: 'message', status, role: 'assistant', content: item.parts.map(toPart) };
    case 'reasoning':
      return {
        id: item.id,
        type: 'reasoning',
        summary: item.text === '' ? [] : [{ type: 'summary_text', text: item.text }],
        ...(item.encrypted === undefined ? {} : { encrypted_content: item.encrypted }),
      };
    case 'function_call':
      return {
        id: item.id,
        type: 'function_call',
        status,
        call_id: item.callId,
        name: item.name,
        arguments: item.arguments,
      };
  }
}

/** A part of a message as the API shows it. */
export function toPart({ type, text, logprobs }: SaidPart): JsonObject {
  return type === 'refusal' ? { type, refusal: text } : { type, text, annotations: [], logprobs };
}

/** Probabilities of tokens as the API shows them. */
export function toLogprobs(logprobs: readonly TokenLogprob[] = []): readonly JsonObject[] {
  return logprobs.map(({ top = [], ...own }) => ({ ...plain(own), top_logprobs: top.map(plain) }));
}

function plain({ token, logprob, bytes }: Omit<TokenLogprob, 'top'>): JsonObject {
  return { token, logprob, bytes: bytes ?? [] };
}
