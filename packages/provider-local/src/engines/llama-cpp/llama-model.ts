import { type GenerateRequest, LlmError, type StreamEvent } from '@modelhaven/core';
import type { LlamaContext, LlamaModel, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { EngineCall, EngineModel } from '../../engine.ts';
import { createJsonEnd } from '../../json/json-end.ts';
import { planFormat } from '../../response-format.ts';
import { createSlots } from '../../slots.ts';
import type { GgufFile } from '../../weights/scan.ts';
import { contextTooLong, lessRoom } from '../context-limits.ts';
import { defaultSampling, type Sampling, toSampling } from '../to-sampling.ts';
import { createChatTemplate } from './chat-template.ts';
import { createEmbedder } from './embedder.ts';
import { type Settling, writeAnswer } from './generate.ts';
import type { LlamaLibrary } from './load-library.ts';

const PENALTY_TOKENS = 64;

/** What was loaded and belongs together. */
export interface LoadedParts {
  readonly library: LlamaLibrary;
  readonly file: GgufFile;
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  /** Tokens of context per answer. */
  readonly contextLength: number;
  readonly sequences: number;
  readonly threads: number;
  /** What went less well than wanted at the load. */
  readonly warnings: readonly string[];
  /** 0 to just under 1, for seeds. */
  readonly random: () => number;
}

/** A model that llama.cpp has in memory, with as many sequences as it may answer at the same time. */
export function createLlamaModel(parts: LoadedParts): EngineModel {
  const { library, file, model, context, contextLength } = parts;
  const template = createChatTemplate(library, model);
  const defaults = defaultSampling(file.header);
  const slots = createSlots(Array.from({ length: parts.sequences }, () => context.getSequence()));
  const embedder = createEmbedder(model, contextLength, parts.threads);

  const randomSeed = () => Math.floor(parts.random() * 2 ** 32);

  const grammarState = async (gbnf: string) => {
    const grammar = await model.llama.createGrammar({ grammar: gbnf }).catch((cause: unknown) => {
      throw new LlmError(
        'INVALID_REQUEST',
        'The schema cannot be turned into a grammar; a definition that refers to itself without anything between is one reason.',
        { field: 'responseFormat.schema', cause },
      );
    });
    return new library.LlamaGrammarEvaluationState({ model, grammar });
  };

  return {
    contextLength,
    warnings: parts.warnings,
    memoryBytes: model.memoryUsage.ram + context.memoryUsage.ram,
    gpuMemoryBytes: model.memoryUsage.vram + context.memoryUsage.vram,

    async *generate(request: GenerateRequest, { signal, model: info }: EngineCall): AsyncGenerator<StreamEvent> {
      const prompt = template.render(request.messages);
      const room = contextLength - prompt.tokens.length;
      if (room < 1) throw contextTooLong(prompt.tokens.length, contextLength);
      const { maxTokens = room, stopSequences = [] } = request;
      const format = planFormat(request.responseFormat);
      const output: Token[] = [];
      const options: SequenceEvaluateOptions = {
        ...toEvaluateOptions(toSampling(request, defaults, randomSeed), output),
        ...(format.grammar ? { grammarEvaluationState: await grammarState(format.grammar.gbnf) } : {}),
        ...(request.logitBias ? { tokenBias: toTokenBias(library, model, request.logitBias) } : {}),
      };
      const jsonEnd = createJsonEnd();
      let text = '';

      const sequence = await slots.acquire(
        (free) => free.compareContextTokens(prompt.tokens).firstDifferentIndex,
        signal,
      );
      const settling: Settling = { done: Promise.resolve() };
      try {
        yield { type: 'start', model: info.id, warnings: maxTokens > room ? [lessRoom(room, maxTokens)] : [] };
        const ending = yield* writeAnswer(
          {
            model,
            sequence,
            prompt,
            options,
            maxTokens: Math.min(maxTokens, room),
            stopSequences,
            output,
            isComplete(piece) {
              if (!format.grammar) return false;
              text += piece;
              return jsonEnd.push(piece);
            },
            signal,
          },
          settling,
        );
        const warnings = format.check(text, ending.reason);
        yield {
          type: 'finish',
          reason: ending.reason,
          rawReason: ending.rawReason,
          ...(ending.stopSequence === undefined ? {} : { stopSequence: ending.stopSequence }),
          usage: {
            inputTokens: prompt.tokens.length,
            outputTokens: output.length,
            ...(ending.cachedTokens > 0 ? { cachedInputTokens: ending.cachedTokens } : {}),
          },
          ...(warnings.length > 0 ? { warnings } : {}),
        };
      } catch (error) {
        if (LlmError.is(error)) throw error;
        // What the sequence remembers is in doubt after a failure, so the next answer starts from nothing.
        settling.done = settling.done.then(() => sequence.clearHistory()).catch(() => {});
        throw new LlmError('PROVIDER_FAILED', 'llama.cpp failed while it wrote the answer.', { cause: error });
      } finally {
        void settling.done.then(() => slots.release(sequence));
      }
    },

    embed: (request, { signal, model: info }) => embedder.embed(request, info.id, signal),

    async dispose() {
      await slots.idle();
      await embedder.dispose();
      await context.dispose();
      await model.dispose();
    },
  };
}

function toEvaluateOptions({ penalties, ...sampling }: Sampling, output: readonly Token[]): SequenceEvaluateOptions {
  if (!penalties) return sampling;
  const punishTokens = () => output.slice(-PENALTY_TOKENS);
  return { ...sampling, repeatPenalty: { ...penalties, punishTokens, maxPunishTokens: PENALTY_TOKENS } };
}

function toTokenBias({ TokenBias }: LlamaLibrary, model: LlamaModel, biases: Readonly<Record<string, number>>) {
  const tokenBias = TokenBias.for(model);
  for (const [id, bias] of Object.entries(biases)) {
    // In the OpenAI dialect -100 means never, and 100 only this.
    tokenBias.set([Number(id) as Token], bias <= -100 ? 'never' : { logit: bias });
  }
  return tokenBias;
}
