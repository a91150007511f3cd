import type { GenerateRequest, ReasoningRequest, ResponseFormat } from '@modelhaven/core';
import { acceptSampling } from '../openai/accept-sampling.ts';
import type { OllamaChatRequest } from './request-schemas.ts';

type Options = NonNullable<OllamaChatRequest['options']>;

const SAMPLER_ONLY = ['mirostat', 'mirostat_eta', 'mirostat_tau', 'repeat_last_n', 'typical_p', 'tfs_z'] as const;
const COMMON = [
  'num_predict',
  'temperature',
  'top_p',
  'top_k',
  'min_p',
  'frequency_penalty',
  'presence_penalty',
  'repeat_penalty',
  'seed',
  'stop',
];

/** Ollama's options in our names; those that only its sampler knows as `extra.ollama`. */
export function acceptOptions(options: Options | null | undefined): Partial<GenerateRequest> {
  if (!options) return {};
  const { num_predict: limit, repeat_penalty: repetition } = options;
  const own = SAMPLER_ONLY.flatMap((name) => (typeof options[name] === 'number' ? [[name, options[name]]] : []));
  return {
    ...acceptSampling({ ...options, repetition_penalty: repetition && repetition > 0 ? repetition : undefined }),
    ...(typeof limit === 'number' && limit > 0 ? { maxTokens: limit } : {}),
    ...(own.length === 0 ? {} : { extra: { ollama: { options: Object.fromEntries(own) } } }),
  };
}

/** Names of options that have no effect: those of the runner, whose memory is the operator's to give. */
export function ignoredOptions(options: Options | null | undefined): readonly string[] {
  const known = new Set<string>([...COMMON, ...SAMPLER_ONLY]);
  return Object.keys(options ?? {})
    .filter((name) => !known.has(name) && options?.[name] != null)
    .map((name) => `options.${name}`);
}

/** `think`, `format` and `logprobs` in our terms. */
export function acceptAnswerShape(
  wire: Pick<OllamaChatRequest, 'think' | 'format' | 'logprobs' | 'top_logprobs'>,
): Partial<GenerateRequest> {
  const reasoning = reasoningOf(wire.think);
  const responseFormat = formatOf(wire.format);
  return {
    ...(reasoning ? { reasoning } : {}),
    ...(responseFormat ? { responseFormat } : {}),
    ...(wire.logprobs ? { logprobs: { top: wire.top_logprobs ?? 0 } } : {}),
  };
}

function reasoningOf(think: OllamaChatRequest['think']): ReasoningRequest | undefined {
  if (think === undefined || think === null) return undefined;
  // Plain `true` leaves the amount to the model, for which the middle is the nearest word.
  if (typeof think === 'boolean') return { effort: think ? 'medium' : 'none' };
  return { effort: think };
}

function formatOf(format: OllamaChatRequest['format']): ResponseFormat | undefined {
  if (!format) return undefined;
  return format === 'json' ? { type: 'json' } : { type: 'json-schema', schema: format };
}
