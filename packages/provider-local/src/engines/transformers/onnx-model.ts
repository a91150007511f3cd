import { type GenerateRequest, LlmError, type StreamEvent } from '@modelhaven/core';
import type { EngineCall, EngineModel } from '../../engine.ts';
import { readTokenBytes } from '../../grammar/token-bytes.ts';
import { createTokenFilters, type TokenFilter, type TokenFilters } from '../../grammar/token-filter.ts';
import { createSlots } from '../../slots.ts';
import { marksOf, offeredTools, planAnswer, thinks } from '../answer-plan.ts';
import { createAnswerWriter } from '../answer-writer.ts';
import { checkBias } from '../check-bias.ts';
import { contextTooLong, lessRoom } from '../context-limits.ts';
import { randomText } from '../random-text.ts';
import { createSpecialTexts } from '../special-texts.ts';
import { recommendedSampling, toSampling } from '../to-sampling.ts';
import { createTokenSampler } from '../token-sampler.ts';
import { createOnnxCache, type OnnxCache } from './onnx-cache.ts';
import type { OnnxParts } from './onnx-parts.ts';
import { createOnnxTemplate, type OnnxPrompt } from './onnx-template.ts';
import { createTemplateTokenizer } from './template-tokenizer.ts';
import type { TokenizerFiles } from './tokenizer-files.ts';
import { type StepInProgress, writeOnnxAnswer } from './write-onnx-answer.ts';

export interface OnnxModelParts extends OnnxParts {
  readonly files: TokenizerFiles;
  /** Answers at the same time; each keeps a cache of its own. */
  readonly sequences: number;
  /** 0 to just under 1, for seeds. */
  readonly random: () => number;
}

/** A model that ONNX Runtime has in memory. Several answers take turns, token by token. */
export function createOnnxModel(parts: OnnxModelParts): EngineModel {
  const { library, folder, tokenizer, model, contextLength, files } = parts;
  const defaults = recommendedSampling((key) => folder.generation[key]);
  const slots = createSlots(Array.from({ length: parts.sequences }, () => createOnnxCache(library, model)));
  const endTokens = new Set([...(folder.generation.eos_token_id ?? []), ...(folder.config.eos_token_id ?? [])]);
  const decode = (tokens: readonly number[], special: boolean): string =>
    tokens.length === 0
      ? ''
      : tokenizer.decode([...tokens], { skip_special_tokens: !special, clean_up_tokenization_spaces: false });
  const endTexts = [...endTokens].map((token) => decode([token], true)).filter((text) => text !== '');
  const templates = createTemplateTokenizer(tokenizer, files, endTexts);
  const template = createOnnxTemplate(templates);
  const special = new Set(files.specialTexts);
  let filters: TokenFilters | undefined;

  /** Made for the first answer that has to keep to a format: it takes up to a second with a large vocabulary. */
  const filtersOf = (field: string): TokenFilters => {
    if (filters) return filters;
    const bytes = readTokenBytes(files.tokenizer);
    if (!bytes) {
      throw new LlmError('UNSUPPORTED', 'The kind of vocabulary of this model cannot be held to a format.', { field });
    }
    filters = createTokenFilters(bytes, endTokens);
    return filters;
  };

  const promptOf = (request: GenerateRequest): OnnxPrompt =>
    template.render(request.messages, { tools: offeredTools(request), mayReason: thinks(request) });

  return {
    contextLength,
    warnings: parts.warnings,
    memoryBytes: folder.sizeBytes,

    async countTokens(request) {
      return promptOf(request).tokens.length;
    },

    async *generate(request: GenerateRequest, { signal, model: info }: EngineCall): AsyncGenerator<StreamEvent> {
      const mayReason = thinks(request);
      const prompt = promptOf(request);
      if (prompt.tokens.length === 0)
        throw new LlmError('UNSUPPORTED', 'The chat template of this model gives an empty prompt.');
      const room = contextLength - prompt.tokens.length;
      if (room < 1) throw contextTooLong(prompt.tokens.length, contextLength);
      const { maxTokens = room } = request;
      checkBias(request, vocabularySizeOf(folder));
      const plan = planAnswer(request, {
        reasoning: prompt.reasoning,
        channels: prompt.channels,
        callFormat: template.callFormat,
        mayReason,
      });
      const marks = marksOf(plan);
      const field = plan.calls ? 'tools' : 'responseFormat.schema';
      const filterOf = (gbnf: string | undefined) =>
        gbnf === undefined ? undefined : createFilter(filtersOf(field), gbnf, marks, field);
      const filter = filterOf(plan.grammar);
      const callFilter = filterOf(plan.calls?.grammar);
      const sampling = toSampling(request, defaults, () => Math.floor(parts.random() * 2 ** 32));
      const writer = createAnswerWriter({
        plan,
        stopSequences: request.stopSequences ?? [],
        stopTexts: [],
        newCallId: () => `call_${randomText(parts.random)}`,
      });

      const cache = await slots.acquire((free: OnnxCache) => free.sharedLength(prompt.tokens), signal);
      const step: StepInProgress = { done: Promise.resolve() };
      try {
        yield { type: 'start', model: info.id, warnings: maxTokens > room ? [lessRoom(room, maxTokens)] : [] };
        const { outputTokens, cachedTokens, reasoningTokens, ...ending } = yield* writeOnnxAnswer(
          {
            cache,
            prompt: prompt.tokens,
            sampler: createTokenSampler(sampling, request.logitBias),
            maxTokens: Math.min(maxTokens, room),
            maxReasoningTokens: request.reasoning?.maxTokens ?? Number.POSITIVE_INFINITY,
            plan,
            writer,
            filter,
            callFilter,
            endTokens,
            logprobs: request.logprobs,
            decode,
            encode: templates.encode,
            specialText: createSpecialTexts<number>(
              {
                isSpecial: (token) => special.has(decode([token], true)),
                textOf: (token) => decode([token], true),
              },
              marks,
            ),
            signal,
          },
          step,
        );
        const warnings = plan.check(writer.text, writer.calls, ending.reason);
        yield {
          type: 'finish',
          ...ending,
          usage: {
            inputTokens: prompt.tokens.length,
            outputTokens,
            ...(cachedTokens > 0 ? { cachedInputTokens: cachedTokens } : {}),
            ...(reasoningTokens > 0 ? { reasoningTokens } : {}),
          },
          ...(warnings.length > 0 ? { warnings } : {}),
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

function createFilter(filters: TokenFilters, gbnf: string, marks: readonly string[], field: string): TokenFilter {
  try {
    return filters.create(gbnf, marks);
  } catch (error) {
    throw LlmError.is(error) ? new LlmError(error.code, error.message, { field, cause: error }) : error;
  }
}

function vocabularySizeOf({ config }: OnnxParts['folder']): number | undefined {
  const size = config['vocab_size'];
  return typeof size === 'number' && size > 0 ? size : undefined;
}
