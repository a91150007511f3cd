import { createHash } from 'node:crypto';
import type { Capability, LoadedModel, ModelInfo } from '@modelhaven/core';
import type { JsonObject } from '../openai/json.ts';

/** A model under the name that clients shall use: facts where there are any. */
export interface OllamaListedModel extends Partial<Omit<ModelInfo, 'id'>> {
  readonly id: string;
}

/** The models as the body of `/api/tags`. */
export function toOllamaTags(models: readonly OllamaListedModel[]): JsonObject {
  return {
    models: models.map((model) => ({
      name: model.id,
      model: model.id,
      ...remoteOf(model),
      modified_at: modifiedAt(model),
      size: model.sizeBytes ?? 0,
      digest: digestOf(model),
      details: { ...detailsOf(model), ...(model.contextLength ? { context_length: model.contextLength } : {}) },
      capabilities: capabilitiesOf(model),
    })),
  };
}

/** One model as the body of `/api/show`. */
export function toOllamaShow(model: OllamaListedModel): JsonObject {
  const family = model.family ?? 'unknown';
  return {
    license: model.license ?? '',
    modelfile: '',
    parameters: '',
    template: '',
    ...remoteOf(model),
    details: detailsOf(model),
    model_info: {
      'general.architecture': family,
      ...(model.license === undefined ? {} : { 'general.license': model.license }),
      ...(model.parameterCount === undefined ? {} : { 'general.parameter_count': model.parameterCount }),
      ...(model.contextLength === undefined ? {} : { [`${family}.context_length`]: model.contextLength }),
    },
    capabilities: capabilitiesOf(model),
    modified_at: modifiedAt(model),
  };
}

/** Models in memory as the body of `/api/ps`; `id` of `loaded` is the name that clients use. */
export function toOllamaPs(
  running: readonly { readonly loaded: LoadedModel; readonly model: OllamaListedModel }[],
): JsonObject {
  return {
    models: running.map(({ loaded, model }) => ({
      name: model.id,
      model: model.id,
      size: (loaded.memoryBytes ?? 0) + (loaded.gpuMemoryBytes ?? 0),
      digest: digestOf(model),
      details: detailsOf(model),
      // Ollama writes a date in centuries for what stays.
      expires_at: toDate(loaded.expiresAt ?? STAYS),
      size_vram: loaded.gpuMemoryBytes ?? 0,
      ...(loaded.contextLength === undefined ? {} : { context_length: loaded.contextLength }),
    })),
  };
}

const STAYS = Date.UTC(2318, 0, 1);

// Words of types/model/capability.go.
const WORDS: Readonly<Partial<Record<Capability, string>>> = {
  chat: 'completion',
  completion: 'completion',
  tools: 'tools',
  vision: 'vision',
  embeddings: 'embedding',
  reasoning: 'thinking',
};

function capabilitiesOf({ capabilities = ['chat'] }: OllamaListedModel): readonly string[] {
  return [...new Set(capabilities.flatMap((capability) => WORDS[capability] ?? []))];
}

function detailsOf({ family = '', parameterCount, quantization = '', details }: OllamaListedModel): JsonObject {
  const format = details?.['format'];
  return {
    parent_model: '',
    format: typeof format === 'string' ? format : '',
    family,
    families: family === '' ? [] : [family],
    parameter_size: parameterCount === undefined ? '' : toSize(parameterCount),
    quantization_level: quantization,
  };
}

/** `8.2B`, as Ollama writes it. */
function toSize(count: number): string {
  if (count >= 1e9) return `${(count / 1e9).toFixed(1)}B`;
  return count >= 1e6 ? `${(count / 1e6).toFixed(2)}M` : `${Math.round(count / 1e3)}K`;
}

/** Says of a model that its texts leave the house, as Ollama does of those of its cloud. */
function remoteOf({ id, provider, local }: OllamaListedModel): JsonObject {
  return local === true || provider === undefined ? {} : { remote_model: id, remote_host: provider };
}

function modifiedAt({ details, createdAt }: OllamaListedModel): string {
  const known = details?.['modifiedAt'];
  const time = typeof known === 'string' ? Date.parse(known) : (createdAt ?? 0) * 1000;
  return toDate(time);
}

/** Providers' dates may be none; they must not break the list. */
function toDate(time: number): string {
  return new Date(time >= 0 && time <= STAYS ? time : 0).toISOString();
}

/** That of the weights where it is known; else one of the name, since clients cut it without looking. */
function digestOf({ id, details }: OllamaListedModel): string {
  const known = details?.['digest'];
  if (typeof known === 'string' && /^[0-9a-f]{64}$/.test(known)) return known;
  return createHash('sha256').update(id).digest('hex');
}
