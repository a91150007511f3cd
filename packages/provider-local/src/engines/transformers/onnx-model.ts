import { type GenerateRequest, LlmError, type StreamEvent } from '@modelhaven/core';
import type { EngineCall, EngineModel } from '../../engine.ts';
import { createSlots } from '../../slots.ts';
import { USUAL_MARKS } from '../answer-reader.ts';
import { createAnswerWriter } from '../answer-writer.ts';
import { contextTooLong, lessRoom } from '../context-limits.ts';
import { recommendedSampling, toSampling } from '../to-sampling.ts';
import { createTokenSampler } from '../token-sampler.ts';
import { createOnnxCache, type OnnxCache } from './onnx-cache.ts';
import type { OnnxParts } from './onnx-parts.ts';
import { toPromptTokens } from './onnx-prompt.ts';
import { type StepInProgress, writeOnnxAnswer } from './write-onnx-answer.ts';

export interface OnnxModelParts extends OnnxParts {
  /** Texts that the tokenizer reads as special tokens. */
  readonly specialTexts: readonly string[];
  /** Answers at the same time; each keeps a cache of its own. */
  readonly sequences: number;
  /** 0 to just under 1, for seeds. */
  readonly random: () => number;
}

// The opening of thinking at the end of a prompt is a few tokens long.
const TAIL_TOKENS = 12;

/** A model that ONNX Runtime has in memory. Several answers take turns, token by token. */
export function createOnnxModel(parts: OnnxModelParts): EngineModel {
  const { library, folder, tokenizer, model, contextLength } = parts;
  const defaults = recommendedSampling((key) => folder.generation[key]);
  const slots = createSlots(Array.from({ length: parts.sequences }, () => createOnnxCache(library, model)));
  const endTokens = new Set([...(folder.generation.eos_token_id ?? []), ...(folder.config.eos_token_id ?? [])]);
  const decode = (tokens: readonly number[], special: boolean): string =>
    tokens.length === 0
      ? ''
      : tokenizer.decode([...tokens], { skip_special_tokens: !special, clean_up_tokenization_spaces: false });

  return {
    contextLength,
    warnings: parts.warnings,
    memoryBytes: folder.sizeBytes,

    async countTokens({ messages }: GenerateRequest) {
      return toPromptTokens(messages, tokenizer, parts.specialTexts).length;
    },

    async *generate(request: GenerateRequest, { signal, model: info }: EngineCall): AsyncGenerator<StreamEvent> {
      const prompt = toPromptTokens(request.messages, tokenizer, parts.specialTexts);
      if (prompt.length === 0)
        throw new LlmError('UNSUPPORTED', 'The chat template of this model gives an empty prompt.');
      const room = contextLength - prompt.length;
      if (room < 1) throw contextTooLong(prompt.length, contextLength);
      const { maxTokens = room } = request;
      const isOpen = decode(prompt.slice(-TAIL_TOKENS), true).trimEnd().endsWith(USUAL_MARKS.open);
      const sampling = toSampling(request, defaults, () => Math.floor(parts.random() * 2 ** 32));
      const cache = await slots.acquire((free: OnnxCache) => free.sharedLength(prompt), signal);
      const step: StepInProgress = { done: Promise.resolve() };
      try {
        yield { type: 'start', model: info.id, warnings: maxTokens > room ? [lessRoom(room, maxTokens)] : [] };
        const { outputTokens, cachedTokens, reasoningTokens, ...ending } = yield* writeOnnxAnswer(
          {
            cache,
            prompt,
            sampler: createTokenSampler(sampling, request.logitBias),
            maxTokens: Math.min(maxTokens, room),
            writer: createAnswerWriter({
              plan: { reasoning: { ...USUAL_MARKS, declared: false, isOpen }, isJson: false, check: () => [] },
              stopSequences: request.stopSequences ?? [],
              stopTexts: [],
              newCallId: () => '',
            }),
            endTokens,
            logprobs: request.logprobs,
            decode,
            signal,
          },
          step,
        );
        yield {
          type: 'finish',
          ...ending,
          usage: {
            inputTokens: prompt.length,
            outputTokens,
            ...(cachedTokens > 0 ? { cachedInputTokens: cachedTokens } : {}),
            ...(reasoningTokens > 0 ? { reasoningTokens } : {}),
          },
        };
      } catch (error) {
        if (LlmError.is(error)) throw error;
        // What the cache holds is in doubt after a failure, so the next answer starts from nothing.
        step.done = step.done.then(() => cache.clear());
        throw new LlmError('PROVIDER_FAILED', 'ONNX Runtime failed while it wrote the answer.', { cause: error });
      } finally {
        void step.done.then(() => slots.release(cache));
      }
    },

    async embed() {
      throw new LlmError('UNSUPPORTED', 'This model answers and has no vectors to offer.', { field: 'model' });
    },

    async dispose() {
      await slots.idle();
      await model.dispose();
    },
  };
}
