import type { Capability, ModelInfo } from '@modelhaven/core';
import type { Show, Tag } from './api/schemas.ts';
import { number, positive, trainedContext } from './model-facts.ts';

/** A listed model with what is known of it. */
export function toModelInfo(tag: Tag, show: Show | undefined, provider: string): ModelInfo {
  const details = { ...tag.details, ...withoutEmpty(show?.details) };
  const isRemote = Boolean(tag.remote_host || tag.remote_model || show?.remote_host || show?.remote_model);
  const contextLength = trainedContext(show) ?? positive(details.context_length);
  const parameterCount =
    positive(show?.model_info?.['general.parameter_count']) ?? parameterCountOf(details.parameter_size);
  const quantization =
    details.quantization_level && details.quantization_level !== 'unknown' ? details.quantization_level : undefined;
  const family = details.family || undefined;
  const size = isRemote ? undefined : positive(tag.size);
  const embeddingLength = number(show, 'embedding_length') ?? positive(details.embedding_length);
  const license = licenseOf(show);
  return {
    id: tag.name,
    provider,
    capabilities: capabilitiesOf(tag, show),
    ...(contextLength === undefined ? {} : { contextLength }),
    // Ollama's cloud bills by subscription: what an answer costs is not known.
    ...(isRemote ? { local: false } : { local: true, free: true }),
    ...(parameterCount === undefined ? {} : { parameterCount }),
    ...(quantization === undefined ? {} : { quantization }),
    ...(size === undefined ? {} : { sizeBytes: size }),
    ...(family === undefined ? {} : { family }),
    ...(license === undefined ? {} : { license }),
    details: {
      ...(tag.digest ? { digest: tag.digest } : {}),
      ...(tag.modified_at ? { modifiedAt: tag.modified_at } : {}),
      ...(details.format ? { format: details.format } : {}),
      ...(embeddingLength === undefined ? {} : { embeddingLength }),
    },
  };
}

// Words of `capabilities` in types/model/capability.go.
const MEANING: Readonly<Record<string, readonly Capability[]>> = {
  completion: ['chat', 'completion', 'json-mode', 'json-schema', 'seed'],
  tools: ['tools', 'parallel-tools'],
  vision: ['vision'],
  embedding: ['embeddings'],
  thinking: ['reasoning'],
};

const EMBEDDING_FAMILIES = /(^|-)(bert|nomic-bert|jina-bert)/i;

function capabilitiesOf(tag: Tag, show: Show | undefined): readonly Capability[] {
  const words = show?.capabilities ?? tag.capabilities ?? guessed(tag, show);
  return [...new Set(words.flatMap((word) => MEANING[word] ?? []))];
}

// Before 0.6.4 nothing said it; the server itself decided by these signs.
function guessed(tag: Tag, show: Show | undefined): readonly string[] {
  const family = tag.details?.family ?? show?.details?.family ?? '';
  if (EMBEDDING_FAMILIES.test(family) || number(show, 'pooling_type') !== undefined) return ['embedding'];
  const words = ['completion'];
  if (/\.Tools\b/.test(show?.template ?? '')) words.push('tools');
  if (show?.projector_info || number(show, 'vision.block_count') !== undefined) words.push('vision');
  return words;
}

const SCALE: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

function parameterCountOf(text: string | null | undefined): number | undefined {
  const match = /^([\d.]+)\s*([KMBT])$/i.exec(text?.trim() ?? '');
  const count = match ? Math.round(Number(match[1]) * (SCALE[(match[2] ?? '').toUpperCase()] ?? 0)) : 0;
  return positive(count);
}

function licenseOf(show: Show | undefined): string | undefined {
  const named = show?.model_info?.['general.license'];
  return typeof named === 'string' && named !== '' ? named : undefined;
}

function withoutEmpty(details: Show['details']): NonNullable<Show['details']> {
  return Object.fromEntries(Object.entries(details ?? {}).filter(([, value]) => Boolean(value)));
}
