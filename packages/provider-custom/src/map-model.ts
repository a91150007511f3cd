import type { Capability, ModelPricing } from '@modelhaven/core';
import type { JsonObject } from '@modelhaven/wire/openai';
import type { ModelFacts } from './model-info.ts';
import type { Preset } from './presets.ts';

/** An entry of `GET /models` → what it tells, in the spellings of all services we know; undefined for one that is off. */
export function fromListedModel(entry: JsonObject, preset: Preset): ModelFacts | undefined {
  if (entry['active'] === false) return undefined;
  const capabilities = capabilitiesOf(entry);
  const pricing = pricingOf(entry['pricing'], preset);
  const name = textOf(entry['display_name']) ?? textOf(entry['name']);
  const meta = recordOf(entry['meta']);
  return {
    id: String(entry['id']).replace(/^models\//, ''),
    ...(name === undefined ? {} : { name }),
    ...optional('description', textOf(entry['description'])),
    ...(capabilities.length === 0 ? {} : { capabilities }),
    ...optional(
      'contextLength',
      // Groq, Together and gateways, Mistral, vLLM; llama.cpp tells only what the model was trained for.
      countOf(
        entry['context_window'] ?? entry['context_length'] ?? entry['max_context_length'] ?? entry['max_model_len'],
      ),
    ),
    ...optional('maxOutputTokens', countOf(entry['max_completion_tokens'] ?? entry['max_output_tokens'])),
    ...optional('createdAt', countOf(entry['created'])),
    ...optional('expiresAt', dateOf(entry['deprecation'])),
    ...optional('parameterCount', countOf(meta['n_params'])),
    ...optional('sizeBytes', countOf(meta['size'])),
    ...(pricing === undefined ? {} : { pricing }),
    ...(pricing?.inputPrice === 0 && pricing.outputPrice === 0 ? { free: true } : {}),
  };
}

function capabilitiesOf(entry: JsonObject): readonly Capability[] {
  const found = new Set<Capability>();
  const add = (capability: Capability, isTrue: unknown) => {
    if (isTrue === true) found.add(capability);
  };
  // Mistral
  const mistral = recordOf(entry['capabilities']);
  add('chat', mistral['completion_chat']);
  add('tools', mistral['function_calling']);
  add('parallel-tools', mistral['function_calling']);
  add('vision', mistral['vision']);
  add('reasoning', mistral['reasoning']);
  // Fireworks
  add('chat', entry['supports_chat']);
  add('tools', entry['supports_tools']);
  add('vision', entry['supports_image_input']);
  // Together
  const type = entry['type'];
  add('chat', type === 'chat');
  add('completion', type === 'language');
  add('embeddings', type === 'embedding');
  add('rerank', type === 'rerank');
  // OpenRouter's shape, which many gateways have taken over
  const input = listOf(recordOf(entry['architecture'])['input_modalities']);
  add('vision', input.includes('image'));
  add('audio-input', input.includes('audio'));
  add('file-input', input.includes('file'));
  const parameters = listOf(entry['supported_parameters']);
  add('tools', parameters.includes('tools'));
  add('json-schema', parameters.includes('structured_outputs'));
  add('reasoning', parameters.includes('reasoning'));
  add('seed', parameters.includes('seed'));
  add('logprobs', parameters.includes('logprobs'));
  return [...found];
}

function pricingOf(value: unknown, { listPrices }: Preset): ModelPricing | undefined {
  const prices = recordOf(value);
  if (listPrices === 'per-million') {
    const input = priceOf(prices['input'], 1);
    const output = priceOf(prices['output'], 1);
    // A dedicated deployment is paid by the hour, and its token prices say nothing.
    if (input === undefined || output === undefined || Number(prices['hourly'] ?? 0) > 0) return undefined;
    return {
      inputPrice: input,
      outputPrice: output,
      ...optional('cachedInputPrice', priceOf(prices['cached_input'], 1)),
      source: 'provider',
    };
  }
  const input = priceOf(prices['prompt'], 1e6);
  const output = priceOf(prices['completion'], 1e6);
  if (input === undefined || output === undefined) return undefined;
  return {
    inputPrice: input,
    outputPrice: output,
    ...optional('cachedInputPrice', priceOf(prices['input_cache_read'], 1e6)),
    ...optional('cacheWritePrice', priceOf(prices['input_cache_write'], 1e6)),
    source: 'provider',
  };
}

function priceOf(value: unknown, times: number): number | undefined {
  const price =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  // Rounded to a millionth of a cent: 0.00000125 * 1e6 is not 1.25 in binary.
  return Number.isFinite(price) && price >= 0 ? Math.round(price * times * 1e8) / 1e8 : undefined;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

function dateOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function recordOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
