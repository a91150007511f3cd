import type { TokenLogprob } from '@modelhaven/core';
import { isRecord, type JsonObject, listOf } from './json.ts';

/** The `logprobs` of a choice; undefined where there are none. */
export function fromOpenAiLogprobs(logprobs: unknown): readonly TokenLogprob[] | undefined {
  if (!isRecord(logprobs)) return undefined;
  const tokens = listOf(logprobs['content']).flatMap((entry) => {
    const token = tokenOf(entry);
    if (!token) return [];
    const top = listOf((entry as JsonObject)['top_logprobs']).flatMap((alternative) => tokenOf(alternative) ?? []);
    return [top.length > 0 ? { ...token, top } : token];
  });
  return tokens.length > 0 ? tokens : undefined;
}

/** The `logprobs` of a choice in OpenAI's shape; null where there are none. */
export function toOpenAiLogprobs(logprobs: readonly TokenLogprob[] | undefined): JsonObject | null {
  if (logprobs === undefined) return null;
  return {
    content: logprobs.map((token) => ({ ...entryOf(token), top_logprobs: (token.top ?? []).map(entryOf) })),
    refusal: null,
  };
}

function tokenOf(entry: unknown): Omit<TokenLogprob, 'top'> | undefined {
  if (!isRecord(entry)) return undefined;
  const { token, logprob, bytes } = entry;
  if (typeof token !== 'string' || typeof logprob !== 'number') return undefined;
  return {
    token,
    logprob,
    ...(Array.isArray(bytes) ? { bytes: bytes.filter((byte) => typeof byte === 'number') } : {}),
  };
}

function entryOf({ token, logprob, bytes }: Omit<TokenLogprob, 'top'>): JsonObject {
  return { token, logprob, bytes: bytes ?? null };
}
