import { type GenerateRequest, LlmError, type StreamEvent, systemTimers } from '@modelhaven/core';
import type {
  ChatWrapper,
  LlamaContext,
  LlamaContextSequence,
  LlamaGrammarEvaluationState,
  LlamaModel,
  SequenceEvaluateOptions,
  Token,
} from 'node-llama-cpp';
import type { EngineCall, EngineModel } from '../../engine.ts';
import { createSlots } from '../../slots.ts';
import { isEncoder } from '../../weights/purpose.ts';
import type { GgufFile } from '../../weights/scan.ts';
import { type AnswerPlan, offeredTools, planAnswer, thinks } from '../answer-plan.ts';
import { createAnswerWriter } from '../answer-writer.ts';
import { checkBias } from '../check-bias.ts';
import { contextTooLong, lessRoom } from '../context-limits.ts';
import { randomText } from '../random-text.ts';
import { defaultSampling, toSampling } from '../to-sampling.ts';
import { createChatTemplate, type Prompt } from './chat-template.ts';
import type { Draft } from './draft.ts';
import { createEmbedder } from './embedder.ts';
import { type Ending, type GrammarSwitch, type Settling, writeAnswer } from './generate.ts';
import type { LlamaLibrary } from './load-library.ts';
import { createRanker } from './ranker.ts';
import { readerSizes } from './reader-parts.ts';
import { createStepGate } from './step-gate.ts';
import { toEvaluateOptions } from './to-evaluate-options.ts';
import { createTokenChooser, type TokenChooser } from './token-chooser.ts';

/** What was loaded and belongs together. */
export interface LoadedParts {
  readonly library: LlamaLibrary;
  readonly file: GgufFile;
  /** What writes prompts as the model's template does. */
  readonly wrapper: ChatWrapper;
  readonly model: LlamaModel;
  /** What answers; absent for models that only read. */
  readonly context?: LlamaContext | undefined;
  /** Tokens of context per answer. */
  readonly contextLength: number;
  readonly sequences: readonly LlamaContextSequence[];
  readonly threads: number;
  readonly draft?: Draft | undefined;
  /** What went less well than wanted at the load. */
  readonly warnings: readonly string[];
  /** 0 to just under 1, for seeds. */
  readonly random: () => number;
}

/** How the tokens of an answer are chosen. */
interface Choosing {
  readonly options: SequenceEvaluateOptions;
  readonly chooser: TokenChooser | undefined;
  readonly holdCalls: () => void;
}

/** A model that llama.cpp has in memory, with as many sequences as it may answer at the same time. */
export function createLlamaModel(parts: LoadedParts): EngineModel {
  const { library, file, model, context, contextLength, random, draft } = parts;
  const template = createChatTemplate(parts.wrapper, model);
  const defaults = defaultSampling(file.header);
  const vocabularySize = model.fileInfo.metadata.tokenizer?.ggml.tokens?.length;
  const slots = createSlots(parts.sequences);
  const gate = createStepGate(systemTimers);
  const reader = { model, contextLength, threads: parts.threads, sizes: readerSizes(isEncoder(file.header)) };
  const embedder = createEmbedder(reader);
  const ranker = createRanker(reader);

  const randomSeed = () => Math.floor(random() * 2 ** 32);

  const grammarState = async (gbnf: string, field: string): Promise<LlamaGrammarEvaluationState> => {
    const grammar = await model.llama.createGrammar({ grammar: gbnf }).catch((cause: unknown) => {
      throw new LlmError(
        'INVALID_REQUEST',
        'The schema cannot be turned into a grammar; a definition that refers to itself without anything between is one reason.',
        { field, cause },
      );
    });
    return new library.LlamaGrammarEvaluationState({ model, grammar });
  };

  const choose = async (request: GenerateRequest, plan: AnswerPlan, output: Token[]): Promise<Choosing> => {
    const sampling = toSampling(request, defaults, randomSeed);
    const later = plan.calls?.grammar;
    const field = plan.calls ? 'tools' : 'responseFormat.schema';
    const callGrammar = later === undefined ? undefined : await grammarState(later, field);
    const held: GrammarSwitch = {
      current: plan.grammar === undefined ? undefined : await grammarState(plan.grammar, field),
    };
    const isHeld = plan.grammar !== undefined || callGrammar !== undefined;
    const { logprobs, logitBias } = request;
    // The library leaves biases of tokens that end an answer out, in silence.
    const biasesEnd = Object.keys(logitBias ?? {}).some((token) => model.isEogToken(Number(token) as Token));
    const chooser =
      logprobs || (biasesEnd && !isHeld)
        ? createTokenChooser({
            model,
            top: logprobs?.top ?? 0,
            sampling: isHeld ? undefined : sampling,
            logitBias,
          })
        : undefined;
    const options: SequenceEvaluateOptions =
      chooser && !isHeld
        ? { temperature: 0 }
        : {
            ...toEvaluateOptions(sampling, output),
            ...(isHeld ? { grammarEvaluationState: () => held.current } : {}),
            ...(logitBias ? { tokenBias: toTokenBias(library, model, logitBias) } : {}),
          };
    return {
      options,
      chooser,
      holdCalls() {
        held.current = callGrammar;
      },
    };
  };

  const promptOf = (request: GenerateRequest): Prompt =>
    template.render(request.messages, { tools: offeredTools(request), mayReason: thinks(request) });

  return {
    contextLength,
    warnings: parts.warnings,
    memoryBytes: model.memoryUsage.ram + (context?.memoryUsage.ram ?? 0) + (draft?.memoryBytes ?? 0),
    gpuMemoryBytes: model.memoryUsage.vram + (context?.memoryUsage.vram ?? 0) + (draft?.gpuMemoryBytes ?? 0),
    ...(context ? {} : { memoryGrows: true }),
    ...(draft ? { draftBytes: draft.memoryBytes + draft.gpuMemoryBytes } : {}),

    async countTokens(request) {
      return promptOf(request).tokens.length;
    },

    async *generate(request: GenerateRequest, { signal, model: info }: EngineCall): AsyncGenerator<StreamEvent> {
      const batchSize = context?.batchSize;
      if (batchSize === undefined) {
        throw new LlmError('UNSUPPORTED', 'This model cannot answer messages.', { field: 'model' });
      }
      const mayReason = thinks(request);
      const prompt = promptOf(request);
      const room = contextLength - prompt.tokens.length;
      if (room < 1) throw contextTooLong(prompt.tokens.length, contextLength);
      const { maxTokens = room, stopSequences = [] } = request;
      checkBias(request, vocabularySize);
      const plan = planAnswer(request, {
        reasoning: prompt.reasoning,
        channels: prompt.channels,
        callFormat: template.callFormat,
        mayReason,
      });
      const output: Token[] = [];
      const choosing = await choose(request, plan, output);
      const writer = createAnswerWriter({
        plan,
        stopSequences,
        stopTexts: prompt.stopTexts,
        newCallId: () => `call_${randomText(random)}`,
      });

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
            plan,
            writer,
            ...choosing,
            wantsLogprobs: request.logprobs !== undefined,
            maxTokens: Math.min(maxTokens, room),
            maxReasoningTokens: request.reasoning?.maxTokens ?? Number.POSITIVE_INFINITY,
            batchSize,
            gate,
            place: parts.sequences.indexOf(sequence),
            guesser: canGuess(request, plan) ? draft?.guesser() : undefined,
            output,
            signal,
          },
          settling,
        );
        const warnings = plan.check(writer.text, writer.calls, ending.reason);
        yield finishOf(ending, prompt, output, warnings);
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

    rerank: (request, { signal, model: info }) => ranker.rerank(request, info.id, signal),

    async dispose() {
      await slots.idle();
      await embedder.dispose();
      await ranker.dispose();
      await draft?.dispose();
      await context?.dispose();
      await model.dispose();
    },
  };
}

/**
 * Whether guesses change nothing: several tokens are chosen at once then, so what depends on the tokens just before, or
 * on how many were drawn by chance, has to do without.
 */
function canGuess(request: GenerateRequest, plan: AnswerPlan): boolean {
  const { seed, temperature, logprobs, frequencyPenalty = 0, presencePenalty = 0, repetitionPenalty = 1 } = request;
  const isPunished = frequencyPenalty !== 0 || presencePenalty !== 0 || repetitionPenalty !== 1;
  const isHeld = plan.grammar !== undefined || plan.calls !== undefined;
  return !isPunished && !isHeld && !logprobs && (seed === undefined || temperature === 0);
}

function finishOf(
  { reason, rawReason, stopSequence, cachedTokens, reasoningTokens }: Ending,
  prompt: Prompt,
  output: readonly Token[],
  warnings: readonly string[],
): StreamEvent {
  return {
    type: 'finish',
    reason,
    rawReason,
    ...(stopSequence === undefined ? {} : { stopSequence }),
    usage: {
      inputTokens: prompt.tokens.length,
      outputTokens: output.length,
      ...(cachedTokens > 0 ? { cachedInputTokens: cachedTokens } : {}),
      ...(reasoningTokens > 0 ? { reasoningTokens } : {}),
    },
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

function toTokenBias({ TokenBias }: LlamaLibrary, model: LlamaModel, biases: Readonly<Record<string, number>>) {
  const tokenBias = TokenBias.for(model);
  for (const [id, bias] of Object.entries(biases)) {
    // In the OpenAI dialect -100 means never, and 100 only this.
    tokenBias.set([Number(id) as Token], bias <= -100 ? 'never' : { logit: bias });
  }
  return tokenBias;
}
