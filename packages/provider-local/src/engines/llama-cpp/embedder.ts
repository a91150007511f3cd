import { type EmbedRequest, type EmbedResult, LlmError, throwIfAborted, untilAborted } from '@modelhaven/core';
import { createGrowingContext } from './growing-context.ts';
import type { ReaderParts } from './reader-parts.ts';

/** Turns texts into vectors. Its context is created on first use. */
export interface Embedder {
  embed(request: EmbedRequest, name: string, signal: AbortSignal): Promise<EmbedResult>;
  /** Waits for the text in progress and frees the context. */
  dispose(): Promise<void>;
}

/**
 * The embedder of a loaded model; vectors have length 1, so that their dot product is their cosine similarity. Requests
 * take turns text by text, so that a long list keeps nobody waiting.
 */
export function createEmbedder({ model, contextLength, threads, sizes }: ReaderParts): Embedder {
  const growing = createGrowingContext(contextLength, async (contextSize) => {
    const context = await model.createEmbeddingContext({ ...sizes(contextSize), threads });
    return { context, dispose: () => context.dispose() };
  });
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> => {
    const done = turn.then(() => {
      throwIfAborted(signal);
      return work();
    });
    turn = done.catch(() => {});
    return untilAborted(done, signal);
  };

  return {
    async embed({ input }, name, signal) {
      const lengths = await inTurn(signal, async () => {
        const any = await growing.withRoom(0);
        return input.map((text) => any.calculateInputLength(text));
      });
      const tooLong = lengths.findIndex((tokens) => tokens >= contextLength);
      if (tooLong >= 0) {
        throw new LlmError(
          'CONTEXT_TOO_LONG',
          `The text has ${lengths[tooLong]} tokens, and the context of this model holds ${contextLength - 1} for a text. Split it.`,
          { field: `input[${tooLong}]` },
        );
      }
      const vectors: (readonly number[])[] = [];
      for (const [index, text] of input.entries()) {
        const { vector } = await inTurn(signal, async () => {
          const context = await growing.withRoom(lengths[index] ?? 0);
          return context.getEmbeddingFor(text);
        });
        vectors.push(normalise(vector));
      }
      return { model: name, vectors, usage: { inputTokens: lengths.reduce((sum, tokens) => sum + tokens, 0) } };
    },
    async dispose() {
      await turn;
      await growing.dispose();
    },
  };
}

function normalise(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
