import { LlmError, throwIfAborted } from '@modelhaven/core';
import type { EngineModel } from '../../engine.ts';
import type { OnnxParts } from './onnx-parts.ts';

/** A model that turns texts into vectors of length 1, one text at a time: padding would change the vectors of quantised models. */
export function createOnnxEmbedder({
  library,
  folder,
  tokenizer,
  model,
  contextLength,
  warnings,
}: OnnxParts): EngineModel {
  const pipeline = new library.FeatureExtractionPipeline({ task: 'feature-extraction', model, tokenizer });
  const working = new Set<Promise<unknown>>();

  return {
    contextLength,
    warnings,
    memoryBytes: folder.sizeBytes,

    generate() {
      throw new LlmError('UNSUPPORTED', 'This model turns texts into vectors and cannot answer.', { field: 'model' });
    },

    async embed({ input }, { signal, model: info }) {
      const lengths = input.map((text, index) => {
        const tokens = tokenizer.encode(text).length;
        if (tokens <= contextLength) return tokens;
        throw new LlmError(
          'CONTEXT_TOO_LONG',
          `The text has ${tokens} tokens, and the context of this model holds ${contextLength}. Split it.`,
          { field: `input[${index}]` },
        );
      });
      const vectors: (readonly number[])[] = [];
      for (const text of input) {
        throwIfAborted(signal);
        const work = pipeline(text, { pooling: folder.pooling, normalize: true });
        const tracked = work.catch(() => {}).finally(() => working.delete(tracked));
        working.add(tracked);
        vectors.push(Array.from((await work).data, Number));
      }
      return { model: info.id, vectors, usage: { inputTokens: lengths.reduce((sum, tokens) => sum + tokens, 0) } };
    },

    async dispose() {
      await Promise.all(working);
      await model.dispose();
    },
  };
}
