import type { ReasoningPart } from '@modelhaven/core';
import { filled, isRecord, type JsonObject, listOf } from './json.ts';

/**
 * Thinking as OpenRouter's `reasoning_details` (https://openrouter.ai/docs/use-cases/reasoning-tokens): the one field of
 * the dialect that can carry signatures and encrypted thinking.
 */
export function toReasoningDetails(parts: readonly ReasoningPart[]): readonly JsonObject[] {
  return parts.map((part, index) =>
    part.redacted === undefined
      ? {
          type: 'reasoning.text',
          text: part.text,
          ...(part.signature === undefined ? {} : { signature: part.signature }),
          index,
        }
      : { type: 'reasoning.encrypted', data: part.redacted, index },
  );
}

/** The parts of `reasoning_details`; entries of unknown types are skipped. */
export function fromReasoningDetails(details: unknown): readonly ReasoningPart[] {
  return listOf(details).flatMap((detail): readonly ReasoningPart[] => {
    if (!isRecord(detail)) return [];
    const redacted = filled(detail['data']);
    if (detail['type'] === 'reasoning.encrypted')
      return redacted === undefined ? [] : [{ type: 'reasoning', text: '', redacted }];
    const text = filled(detail['text']) ?? filled(detail['summary']) ?? '';
    const signature = filled(detail['signature']);
    if (text === '' && signature === undefined) return [];
    return [{ type: 'reasoning', text, ...(signature === undefined ? {} : { signature }) }];
  });
}

/** Names of the fields that may hold thinking, in the order in which they are believed. */
export type ReasoningField = 'reasoning_details' | 'reasoning_content' | 'reasoning';

/** The thinking in a message or delta: that of the first field that has some, as several may repeat the same. */
export function reasoningOf(source: JsonObject, fields: readonly ReasoningField[]): readonly ReasoningPart[] {
  for (const field of fields) {
    if (field === 'reasoning_details') {
      const parts = fromReasoningDetails(source[field]);
      if (parts.length > 0) return parts;
    } else {
      const text = filled(source[field]);
      if (text !== undefined) return [{ type: 'reasoning', text }];
    }
  }
  return [];
}

/** Text and thinking of a `content` that is a list of parts (Mistral's `thinking`, others' `text`). */
export function fromContentParts(content: readonly unknown[]): { readonly text: string; readonly reasoning: string } {
  let text = '';
  let reasoning = '';
  for (const part of content) {
    if (typeof part === 'string') text += part;
    if (!isRecord(part)) continue;
    if (part['type'] === 'thinking') {
      reasoning +=
        typeof part['thinking'] === 'string' ? part['thinking'] : fromContentParts(listOf(part['thinking'])).text;
    } else if (part['type'] === 'text' || part['type'] === 'output_text') {
      text += filled(part['text']) ?? '';
    }
  }
  return { text, reasoning };
}
