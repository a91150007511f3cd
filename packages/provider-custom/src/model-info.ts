import type { Capability, ModelInfo } from '@modelhaven/core';
import type { ConfiguredModel } from './config.ts';
import type { Endpoint } from './endpoint.ts';
import { knownFacts } from './known/known-models.ts';
import { claudeCapabilities } from './map-anthropic-model.ts';

/** What somebody knows of a model. */
export type ModelFacts = Partial<Omit<ModelInfo, 'id' | 'provider'>> & { readonly id: string };

/**
 * Everything known of a model as one entry: what the endpoint lists, then our tables where it says nothing, and over all
 * what the user has configured.
 */
export function toModelInfo(listed: ModelFacts, endpoint: Endpoint, provider: string): ModelInfo {
  const known = endpoint.presetName === undefined ? undefined : knownFacts(endpoint.presetName, listed.id);
  const configured = endpoint.models.find(({ id }) => id === listed.id);
  const capabilities = new Set<Capability>([...(listed.capabilities ?? []), ...(known?.capabilities ?? [])]);
  return {
    ...known,
    ...(endpoint.free ? { free: true } : {}),
    ...(endpoint.local ? { local: true } : {}),
    ...listed,
    capabilities: capabilities.size > 0 ? [...capabilities] : guessed(listed.id, endpoint),
    ...overrides(configured),
    id: listed.id,
    provider,
  };
}

function overrides(model: ConfiguredModel | undefined): Partial<ModelInfo> {
  if (!model) return {};
  const { pricing, ...rest } = Object.fromEntries(
    Object.entries(model).filter(([, value]) => value !== undefined),
  ) as Partial<ModelInfo>;
  return pricing === undefined ? rest : { ...rest, pricing: { source: 'config', ...pricing } };
}

const EMBEDS = /embed|(^|[/-])(bge|e5|gte)-/i;
const RERANKS = /rerank/i;
// Names under which services list what does not chat.
const OTHER =
  /whisper|transcribe|[-/]?tts|dall-e|image|imagen|veo|moderation|sora|realtime|babbage|davinci|lyria|speech/i;

/** An endpoint of this kind is there for chat, so a model without further notice is taken for one that chats. */
export function guessed(id: string, { apiType }: Pick<Endpoint, 'apiType'>): readonly Capability[] {
  if (apiType === 'anthropic') return claudeCapabilities(id);
  if (RERANKS.test(id)) return ['rerank'];
  if (EMBEDS.test(id)) return ['embeddings'];
  return OTHER.test(id) ? [] : ['chat'];
}
