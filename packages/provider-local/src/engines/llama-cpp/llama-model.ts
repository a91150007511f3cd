import {
  type EmbedRequest,
  type EmbedResult,
  type GenerateRequest,
  LlmError,
  type StreamEvent,
} from '@modelhaven/core';
import type { LlamaContext, LlamaEmbeddingContext, LlamaModel, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { EngineCall, EngineModel } from '../../engine.ts';
import type { ModelFile } from '../../weights/scan.ts';
import { createChatTemplate } from './chat-template.ts';
import { type Ending, writeAnswer } from './generate.ts';
import type { LlamaLibrary } from './load-library.ts';
import { createSlots } from './slots.ts';
import { defaultSampling, type Sampling, toSampling } from './to-sampling.ts';

const PENALTY_TOKENS = 64;

/** What was loaded and belongs together. */
export interface LoadedParts {
  readonly library: LlamaLibrary;
  readonly file: ModelFile;
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  /** Tokens of context per answer. */
  readonly contextLength: number;
  readonly sequences: number;
  readonly threads: number;
}

/** A model that llama.cpp has in memory, with as many sequences as it may answer at the same time. */
export function createLlamaModel(parts: LoadedParts): EngineModel {
  const { library, file, model, context, contextLength } = parts;
  const template = createChatTemplate(library, model);
  const defaults = defaultSampling(file.header);
  const slots = createSlots(Array.from({ length: parts.sequences }, () => context.getSequence()));
  let embedding: Promise<LlamaEmbeddingContext> | undefined;

  const embeddingContext = (): Promise<LlamaEmbeddingContext> => {
    embedding ??= model
      .createEmbeddingContext({ contextSize: contextLength, threads: parts.threads })
      .catch((error: unknown) => {
        embedding = undefined;
        throw error;
      });
    return embedding;
  };

  return {
    contextLength,
    memoryBytes: model.memoryUsage.ram + context.memoryUsage.ram,
    gpuMemoryBytes: model.memoryUsage.vram + context.memoryUsage.vram,

    async *generate(request: GenerateRequest, { signal, model: info }: EngineCall): AsyncGenerator<StreamEvent> {
      const prompt = template.render(request.messages);
      const room = contextLength - prompt.tokens.length;
      if (room < 1) {
        throw new LlmError(
          'CONTEXT_TOO_LONG',
          `The conversation has ${prompt.tokens.length} tokens; the context of this model holds ${contextLength}, and the answer needs room too. Shorten it.`,
          { field: 'messages' },
        );
      }
      const warnings: string[] = [];
      if (request.maxTokens !== undefined && request.maxTokens > room) {
        warnings.push(
          `Only ${room} tokens are left for the answer, fewer than the ${request.maxTokens} that were asked.`,
        );
      }
      const output: Token[] = [];
      const settled: { done: Promise<unknown> } = { done: Promise.resolve() };
      const sequence = await slots.acquire(
        (free) => free.compareContextTokens(prompt.tokens).firstDifferentIndex,
        signal,
      );
      let ending: Ending;
      try {
        yield { type: 'start', model: info.id, warnings };
        ending = yield* writeAnswer(
          {
            model,
            sequence,
            prompt,
            options: toEvaluateOptions(toSampling(request, defaults), output),
            maxTokens: Math.min(request.maxTokens ?? room, room),
            stopSequences: request.stopSequences ?? [],
            onToken: (token) => output.push(token),
            isComplete: () => false,
            signal,
          },
          settled,
        );
      } finally {
        void settled.done.then(() => slots.release(sequence));
      }
      yield {
        type: 'finish',
        reason: ending.reason,
        rawReason: ending.rawReason,
        ...(ending.stopSequence === undefined ? {} : { stopSequence: ending.stopSequence }),
        usage: {
          inputTokens: prompt.tokens.length,
          outputTokens: ending.outputTokens,
          ...(ending.cachedTokens > 0 ? { cachedInputTokens: ending.cachedTokens } : {}),
        },
      };
    },

    async embed(request: EmbedRequest, { signal, model: info }: EngineCall): Promise<EmbedResult> {
      const context = await embeddingContext();
      const vectors: (readonly number[])[] = [];
      let inputTokens = 0;
      for (const [index, text] of request.input.entries()) {
        signal.throwIfAborted();
        const tokens = context.calculateInputLength(text);
        if (tokens >= contextLength) {
          throw new LlmError(
            'CONTEXT_TOO_LONG',
            `The text has ${tokens} tokens; the context of this model holds ${contextLength}. Split it.`,
            { field: `input[${index}]` },
          );
        }
        inputTokens += tokens;
        const { vector } = await context.getEmbeddingFor(text);
        vectors.push(vector);
      }
      return { model: info.id, vectors, usage: { inputTokens } };
    },

    async dispose() {
      await (await embedding?.catch(() => undefined))?.dispose();
      await context.dispose();
      await model.dispose();
    },
  };
}

function toEvaluateOptions({ penalties, ...sampling }: Sampling, output: readonly Token[]): SequenceEvaluateOptions {
  return {
    ...sampling,
    ...(penalties
      ? {
          repeatPenalty: {
            ...penalties,
            punishTokens: () => output.slice(-PENALTY_TOKENS),
            maxPunishTokens: PENALTY_TOKENS,
          },
        }
      : {}),
  };
}
