import type { GenerateRequest } from '@modelhaven/core';

/** The sampling fields that chat completions and legacy completions share. */
export interface WireSampling {
  readonly temperature?: number | null | undefined;
  readonly top_p?: number | null | undefined;
  readonly top_k?: number | null | undefined;
  readonly min_p?: number | null | undefined;
  readonly frequency_penalty?: number | null | undefined;
  readonly presence_penalty?: number | null | undefined;
  readonly repetition_penalty?: number | null | undefined;
  readonly seed?: number | null | undefined;
  readonly stop?: string | readonly string[] | null | undefined;
  readonly logit_bias?: Readonly<Record<string, number>> | null | undefined;
}

/** The sampling fields of a checked request in our names; null and absent are the same. */
export function acceptSampling(wire: WireSampling): Partial<GenerateRequest> {
  const stop = (typeof wire.stop === 'string' ? [wire.stop] : (wire.stop ?? [])).filter((text) => text !== '');
  return {
    ...number('temperature', wire.temperature),
    ...number('topP', wire.top_p),
    // 0 and -1 switch the filter off in vLLM and llama.cpp.
    ...(typeof wire.top_k === 'number' && wire.top_k > 0 ? { topK: wire.top_k } : {}),
    ...number('minP', wire.min_p),
    ...number('frequencyPenalty', wire.frequency_penalty),
    ...number('presencePenalty', wire.presence_penalty),
    ...number('repetitionPenalty', wire.repetition_penalty),
    ...number('seed', wire.seed),
    ...(stop.length > 0 ? { stopSequences: stop } : {}),
    ...(wire.logit_bias && Object.keys(wire.logit_bias).length > 0 ? { logitBias: wire.logit_bias } : {}),
  };
}

function number<Name extends keyof GenerateRequest>(
  name: Name,
  value: number | null | undefined,
): Partial<Record<Name, number>> {
  return typeof value === 'number' ? ({ [name]: value } as Record<Name, number>) : {};
}
