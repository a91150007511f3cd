import type { GenerateRequest } from '@modelhaven/core';
import type { GgufHeader } from '../weights/gguf-header.ts';

/** How the next token is chosen, with every choice made. */
export interface Sampling {
  /** 0 takes the likeliest token. */
  readonly temperature: number;
  /** 0 is no limit. */
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly seed: number;
  readonly penalties?: {
    readonly penalty: number;
    readonly frequencyPenalty: number;
    readonly presencePenalty: number;
  };
}

/** What the API of OpenAI says of fields that are left out, and of those that it does not have: they change nothing. */
const SERVER_DEFAULTS = { temperature: 1, topK: 0, topP: 1, minP: 0 };

/** Sampling where nothing is asked. */
export type SamplingDefaults = typeof SERVER_DEFAULTS;

/** What a model's makers recommend, as newer GGUF files say in `general.sampling.*`, over the server defaults. */
export function defaultSampling({ metadata }: GgufHeader): SamplingDefaults {
  return recommendedSampling((key) => metadata.get(`general.sampling.${key === 'temperature' ? 'temp' : key}`));
}

/** The same from the names that `generation_config.json` uses; nonsense is left out. */
export function recommendedSampling(
  read: (key: 'temperature' | 'top_k' | 'top_p' | 'min_p') => unknown,
): SamplingDefaults {
  const recommended = (key: Parameters<typeof read>[0], otherwise: number, most: number): number => {
    const value = read(key);
    return typeof value === 'number' && value >= 0 && value <= most ? value : otherwise;
  };
  return {
    temperature: recommended('temperature', SERVER_DEFAULTS.temperature, 2),
    topK: Math.round(recommended('top_k', SERVER_DEFAULTS.topK, 1_000_000)),
    topP: recommended('top_p', SERVER_DEFAULTS.topP, 1),
    minP: recommended('min_p', SERVER_DEFAULTS.minP, 1),
  };
}

/**
 * The sampling that a request asks for. Penalties are off unless asked for. Without a seed one is drawn: the library
 * would take the second of the clock, so that all answers of one second were the same.
 */
export function toSampling(request: GenerateRequest, defaults: SamplingDefaults, randomSeed: () => number): Sampling {
  const { frequencyPenalty = 0, presencePenalty = 0, repetitionPenalty = 1 } = request;
  const penalised = frequencyPenalty !== 0 || presencePenalty !== 0 || repetitionPenalty !== 1;
  return {
    temperature: request.temperature ?? defaults.temperature,
    topK: request.topK ?? defaults.topK,
    topP: request.topP ?? defaults.topP,
    minP: request.minP ?? defaults.minP,
    seed: (request.seed ?? randomSeed()) >>> 0,
    ...(penalised ? { penalties: { penalty: repetitionPenalty, frequencyPenalty, presencePenalty } } : {}),
  };
}
