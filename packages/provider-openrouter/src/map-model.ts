import type { Capability, ModelInfo } from '@modelhaven/core';
import { costsNothing, type PriceCard, parsePriceCard, toModelPricing } from './price-card.ts';
import type { ModelEntry } from './schemas.ts';

/** A model, with what the contract has no place for. */
export interface CatalogModel {
  readonly info: ModelInfo;
  /** Absent: the price is unknown. */
  readonly card?: PriceCard;
  /** Name of the model whatever its variant, as answers may use it. */
  readonly canonicalSlug?: string;
}

const DAY_SECONDS = 86_400;
const UNKNOWN_FAMILIES = new Set(['other', 'router']);

/** An entry of OpenRouter's list as a model of the provider with this id. */
export function mapModel(entry: ModelEntry, provider: string): CatalogModel {
  const card = parsePriceCard(entry.pricing);
  const isFree = costsNothing(entry.pricing);
  const { inputs, outputs } = modalitiesOf(entry);
  const expiresAt = expiryOf(entry.expiration_date);
  const family = entry.architecture?.tokenizer?.toLowerCase();
  const maxOutputTokens = entry.top_provider?.max_completion_tokens;
  const contextLength = entry.context_length ?? entry.top_provider?.context_length;
  const info: ModelInfo = {
    id: entry.id,
    provider,
    ...(entry.name ? { name: entry.name } : {}),
    ...(entry.description ? { description: entry.description } : {}),
    capabilities: capabilitiesOf(inputs, outputs, entry.supported_parameters ?? []),
    ...(contextLength ? { contextLength } : {}),
    ...(maxOutputTokens ? { maxOutputTokens } : {}),
    // By its prices: ":free" in a name is neither needed nor enough.
    ...(card ? { pricing: toModelPricing(card) } : {}),
    ...(isFree === undefined ? {} : { free: isFree }),
    local: false,
    ...(family && !UNKNOWN_FAMILIES.has(family) ? { family } : {}),
    ...(typeof entry.top_provider?.is_moderated === 'boolean' ? { moderated: entry.top_provider.is_moderated } : {}),
    ...(entry.created ? { createdAt: Math.floor(entry.created) } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    details: detailsOf(entry, inputs, outputs),
  };
  return {
    info,
    ...(card ? { card } : {}),
    ...(entry.canonical_slug ? { canonicalSlug: entry.canonical_slug } : {}),
  };
}

function capabilitiesOf(
  inputs: readonly string[],
  outputs: readonly string[],
  parameters: readonly string[],
): readonly Capability[] {
  const has = (name: string) => parameters.includes(name);
  const found: readonly (readonly [Capability, boolean])[] = [
    ['chat', outputs.includes('text')],
    ['tools', has('tools')],
    ['parallel-tools', has('parallel_tool_calls')],
    ['json-schema', has('structured_outputs')],
    ['json-mode', has('response_format')],
    ['vision', inputs.includes('image')],
    ['audio-input', inputs.includes('audio')],
    ['file-input', inputs.includes('file')],
    ['image-output', outputs.includes('image')],
    ['audio-output', outputs.includes('audio') || outputs.includes('speech')],
    ['reasoning', has('reasoning') || has('include_reasoning')],
    ['logprobs', has('logprobs')],
    ['seed', has('seed')],
    ['embeddings', outputs.includes('embeddings')],
    ['rerank', outputs.includes('rerank')],
  ];
  return found.filter(([, can]) => can).map(([name]) => name);
}

/** Lists of before 2025 have only `modality`, such as `text+image->text`. */
function modalitiesOf({ architecture }: ModelEntry): {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
} {
  const [before = '', after = ''] = (architecture?.modality ?? '').split('->');
  return {
    inputs: architecture?.input_modalities ?? before.split('+').filter(Boolean),
    outputs: architecture?.output_modalities ?? after.split('+').filter(Boolean),
  };
}

/** `2026-03-31` is the last day; a time is a time. */
function expiryOf(value: string | number | null | undefined): number | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return value > 0 ? Math.floor(value > 1e11 ? value / 1000 : value) : undefined;
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) return undefined;
  return Math.floor(ms / 1000) + (/^\d{4}-\d{2}-\d{2}$/.test(value.trim()) ? DAY_SECONDS : 0);
}

function detailsOf(entry: ModelEntry, inputs: readonly string[], outputs: readonly string[]) {
  return {
    inputModalities: inputs,
    outputModalities: outputs,
    supportedParameters: entry.supported_parameters ?? [],
    ...(entry.canonical_slug ? { canonicalSlug: entry.canonical_slug } : {}),
    ...(entry.hugging_face_id ? { huggingFaceId: entry.hugging_face_id } : {}),
    ...(entry.knowledge_cutoff ? { knowledgeCutoff: entry.knowledge_cutoff } : {}),
    ...(entry.pricing?.web_search ? { webSearchPriceUsd: String(entry.pricing.web_search) } : {}),
    ...(entry.pricing?.discount ? { discount: entry.pricing.discount } : {}),
    ...(entry.pricing?.overrides?.some((override) => override.utc_start != null || override.utc_days)
      ? { hasPricesByTime: true }
      : {}),
  };
}
