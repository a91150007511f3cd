import type { Capability } from '@modelhaven/core';
import type { V0Model, V1Model } from './schemas.ts';

/** A model in memory. */
export interface Instance {
  readonly id: string;
  /** Tokens of context that it was loaded with. */
  readonly contextLength?: number;
  /** Seconds until it is unloaded unless it is used. */
  readonly remainingTtlSeconds?: number;
}

/** A model as LM Studio tells of it, whichever API told it. */
export interface ListedModel {
  readonly id: string;
  readonly capabilities: readonly Capability[];
  readonly name?: string;
  readonly description?: string;
  readonly publisher?: string;
  readonly family?: string;
  readonly quantization?: string;
  readonly bitsPerWeight?: number;
  readonly sizeBytes?: number;
  readonly parameterCount?: number;
  readonly activeParameterCount?: number;
  /** `gguf` or `mlx`. */
  readonly format?: string;
  /** Tokens of context that the model was trained for. */
  readonly maxContextLength?: number;
  /** Other names that it answers to: `qwen/qwen3-8b@q4_k_m`. */
  readonly variants: readonly string[];
  /** Absent where the API does not tell. */
  readonly instances?: readonly Instance[];
}

const CHAT: readonly Capability[] = ['chat', 'completion', 'json-schema', 'json-mode', 'seed'];
const TOOLS: readonly Capability[] = ['tools', 'parallel-tools'];

/** From API v1. */
export function fromV1(model: V1Model): ListedModel {
  const { capabilities, quantization } = model;
  return {
    id: model.key,
    capabilities: isEmbedding(model.type)
      ? ['embeddings']
      : [
          ...CHAT,
          ...(capabilities?.trained_for_tool_use === true ? TOOLS : []),
          ...(capabilities?.vision === true ? (['vision'] as const) : []),
          ...(canThink(capabilities?.reasoning) ? (['reasoning'] as const) : []),
        ],
    variants: model.variants ?? [],
    instances: (model.loaded_instances ?? []).map((instance) => ({
      id: instance.id,
      ...positive('contextLength', instance.config?.context_length),
      ...positive('remainingTtlSeconds', instance.remaining_ttl_seconds),
    })),
    ...filled('name', model.display_name),
    ...filled('description', model.description),
    ...filled('publisher', model.publisher),
    ...filled('family', model.architecture),
    ...filled('quantization', quantization?.name),
    ...positive('bitsPerWeight', quantization?.bits_per_weight),
    ...positive('sizeBytes', model.size_bytes),
    ...parametersOf(model.params_string),
    ...filled('format', model.format),
    ...positive('maxContextLength', model.max_context_length),
  };
}

/** From API v0, where a model in memory has a state and no instances. */
export function fromV0(model: V0Model): ListedModel {
  return {
    id: model.id,
    capabilities: isEmbedding(model.type)
      ? ['embeddings']
      : [
          ...CHAT,
          ...(model.capabilities?.includes('tool_use') ? TOOLS : []),
          ...(model.type === 'vlm' ? (['vision'] as const) : []),
        ],
    variants: [],
    instances:
      model.state === 'loaded' ? [{ id: model.id, ...positive('contextLength', model.loaded_context_length) }] : [],
    ...filled('publisher', model.publisher),
    ...filled('family', model.arch),
    ...filled('quantization', model.quantization),
    ...filled('format', model.compatibility_type),
    ...positive('maxContextLength', model.max_context_length),
  };
}

/** From the compatible list, which has nothing but names; LM Studio puts `text-embedding-` before those that embed. */
export function fromOpenAi({ id }: { readonly id: string }): ListedModel {
  return { id, capabilities: id.startsWith('text-embedding-') ? ['embeddings'] : ['chat'], variants: [] };
}

/** The entry that a request for this name means: an id, a variant, or a model in memory. */
export function findModel(models: readonly ListedModel[], name: string): ListedModel | undefined {
  return (
    models.find(({ id }) => id === name) ??
    models.find(({ instances }) => instances?.some(({ id }) => id === name)) ??
    models.find(({ variants }) => variants.includes(name))
  );
}

/** The model in memory that answers to a name: the one that bears it, else the first. */
export function instanceFor(model: ListedModel, name: string): Instance | undefined {
  return model.instances?.find(({ id }) => id === name) ?? model.instances?.[0];
}

function isEmbedding(type: string | null | undefined): boolean {
  return type === 'embedding' || type === 'embeddings';
}

/** `reasoning` is `{ allowed_options, default }`, and was `true` in early versions. */
function canThink(reasoning: unknown): boolean {
  if (typeof reasoning !== 'object' || reasoning === null) return reasoning === true;
  const options = 'allowed_options' in reasoning ? reasoning.allowed_options : undefined;
  return !Array.isArray(options) || options.some((option) => option !== 'off');
}

const SCALE: Readonly<Record<string, number>> = { M: 1e6, B: 1e9, T: 1e12 };

/** `7B` is 7 thousand million; `30B-A3B` is that with 3 of them active for each token. */
function parametersOf(text: string | null | undefined): Pick<ListedModel, 'parameterCount' | 'activeParameterCount'> {
  const match = /^([\d.]+)([MBT])(?:-A([\d.]+)([MBT]))?$/i.exec(text?.trim() ?? '');
  if (!match) return {};
  const amount = (digits: string | undefined, unit: string | undefined) =>
    Math.round(Number(digits) * (SCALE[unit?.toUpperCase() ?? ''] ?? Number.NaN));
  return {
    ...positive('parameterCount', amount(match[1], match[2])),
    ...positive('activeParameterCount', amount(match[3], match[4])),
  };
}

function filled<Key extends string>(key: Key, value: string | null | undefined): { readonly [K in Key]?: string } {
  return (value ? { [key]: value } : {}) as { readonly [K in Key]?: string };
}

function positive<Key extends string>(key: Key, value: number | null | undefined): { readonly [K in Key]?: number } {
  return (typeof value === 'number' && value > 0 ? { [key]: value } : {}) as { readonly [K in Key]?: number };
}
