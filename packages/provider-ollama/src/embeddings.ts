import { type CallOptions, type EmbedRequest, type EmbedResult, LlmError } from '@modelhaven/core';
import type { Api, Body } from './api/api.ts';
import { firstVersionWith, hasFeature } from './api/version.ts';
import type { OllamaConfig } from './config.ts';

export interface EmbedParts {
  readonly api: Api;
  readonly config: Pick<OllamaConfig, 'keepAlive' | 'gpuEnabled' | 'allowTruncation'>;
  /** Ollama's version, where it tells. */
  readonly version: (options: CallOptions) => Promise<string | undefined>;
  /** `num_ctx` for the longest of these texts. */
  readonly contextFor: (request: EmbedRequest, options: CallOptions) => Promise<number>;
}

/** Vectors of texts, one for each in their order. */
export async function embed(parts: EmbedParts, request: EmbedRequest, options: CallOptions): Promise<EmbedResult> {
  const { api, config } = parts;
  if (request.dimensions !== undefined) {
    const version = await parts.version(options);
    if (!hasFeature(version, 'dimensions')) {
      throw new LlmError(
        'UNSUPPORTED',
        `This Ollama is ${version}; shorter vectors need ${firstVersionWith('dimensions')} or later.`,
        { field: 'dimensions' },
      );
    }
  }
  const body: Body = {
    model: request.model,
    options: {
      num_ctx: await parts.contextFor(request, options),
      ...(config.gpuEnabled === false ? { num_gpu: 0 } : {}),
    },
    ...(config.keepAlive === undefined ? {} : { keep_alive: config.keepAlive }),
  };
  try {
    const answer = await api.embed(
      {
        ...body,
        input: request.input,
        truncate: config.allowTruncation,
        ...(request.dimensions === undefined ? {} : { dimensions: request.dimensions }),
      },
      options,
    );
    const tokens = answer.prompt_eval_count;
    return {
      model: answer.model || request.model,
      vectors: checked(answer.embeddings ?? [], request.input.length),
      usage: typeof tokens === 'number' && tokens >= 0 ? { inputTokens: tokens } : {},
    };
  } catch (error) {
    if (!(LlmError.is(error) && error.details.status === 404 && (await isOld(parts, options)))) throw error;
  }
  const vectors: (readonly number[])[] = [];
  for (const prompt of request.input) vectors.push(await api.embedOne({ ...body, prompt }, options));
  return { model: request.model, vectors: checked(vectors, request.input.length), usage: {} };
}

/** Before 0.3.0 there was `/api/embeddings` alone, for one text at a time. */
async function isOld({ version }: EmbedParts, options: CallOptions): Promise<boolean> {
  return !hasFeature(await version(options), 'tools');
}

function checked(vectors: readonly (readonly number[])[], wanted: number): readonly (readonly number[])[] {
  const length = vectors[0]?.length ?? 0;
  if (vectors.length === wanted && length > 0 && vectors.every((vector) => vector.length === length)) return vectors;
  throw new LlmError(
    'BAD_RESPONSE',
    `Ollama gave ${vectors.length} vectors for ${wanted} texts, or not all of one length.`,
  );
}
