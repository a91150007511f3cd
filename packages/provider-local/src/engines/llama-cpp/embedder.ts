import { type EmbedRequest, type EmbedResult, LlmError, throwIfAborted, untilAborted } from '@modelhaven/core';
import type { LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp';

/** Turns texts into vectors. Its context is created on first use. */
export interface Embedder {
  embed(request: EmbedRequest, name: string, signal: AbortSignal): Promise<EmbedResult>;
  /** Waits for the text in progress and frees the context. */
  dispose(): Promise<void>;
}

/** The embedder of a loaded model; vectors have length 1, so that their dot product is their cosine similarity. */
export function createEmbedder(model: LlamaModel, contextLength: number, threads: number): Embedder {
  let context: Promise<LlamaEmbeddingContext> | undefined;
  const working = new Set<Promise<unknown>>();

  const ready = (): Promise<LlamaEmbeddingContext> => {
    context ??= model.createEmbeddingContext({ contextSize: contextLength, threads }).catch((error: unknown) => {
      context = undefined;
      throw error;
    });
    return context;
  };

  return {
    async embed({ input }, name, signal) {
      const current = await untilAborted(ready(), signal);
      const lengths = input.map((text, index) => {
        const tokens = current.calculateInputLength(text);
        if (tokens < contextLength) return tokens;
        throw new LlmError(
          'CONTEXT_TOO_LONG',
          `The text has ${tokens} tokens, and the context of this model holds ${contextLength - 1} for a text. Split it.`,
          { field: `input[${index}]` },
        );
      });
      const vectors: (readonly number[])[] = [];
      for (const text of input) {
        throwIfAborted(signal);
        const work = current.getEmbeddingFor(text);
        const tracked = work.catch(() => {}).finally(() => working.delete(tracked));
        working.add(tracked);
        vectors.push(normalise((await untilAborted(work, signal)).vector));
      }
      return { model: name, vectors, usage: { inputTokens: lengths.reduce((sum, tokens) => sum + tokens, 0) } };
    },
    async dispose() {
      await Promise.all(working);
      const current = await context?.catch(() => undefined);
      await current?.dispose();
    },
  };
}

function normalise(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
