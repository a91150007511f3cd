import { LlmError, type StreamEvent, type TokenLogprob } from '@modelhaven/core';
import type {
  LlamaContextSequence,
  LlamaGrammarEvaluationState,
  LlamaModel,
  SequenceEvaluateOptions,
  Token,
} from 'node-llama-cpp';
import { type AbortWatch, watchAbort } from '../abort-watch.ts';
import { type AnswerPlan, marksOf } from '../answer-plan.ts';
import { endOfThoughts, type Opened } from '../answer-reader.ts';
import type { AnswerWriter, WrittenEnding, WrittenStep } from '../answer-writer.ts';
import { openingOf } from '../call-format.ts';
import { createSpecialTexts } from '../special-texts.ts';
import type { Prompt } from './chat-template.ts';
import { type Guesser, speculate } from './speculate.ts';
import type { StepGate, StepMember } from './step-gate.ts';
import type { TokenChooser } from './token-chooser.ts';
import { createTokenText } from './token-text.ts';

/** One answer that is about to be written. */
export interface Generation {
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly prompt: Prompt;
  readonly plan: AnswerPlan;
  readonly writer: AnswerWriter;
  readonly options: SequenceEvaluateOptions;
  /** Chooses tokens in place of llama.cpp, for log probabilities and what its sampler leaves out. */
  readonly chooser: TokenChooser | undefined;
  readonly wantsLogprobs: boolean;
  /** Most tokens to write, 1 or more. */
  readonly maxTokens: number;
  /** Most tokens to think with. */
  readonly maxReasoningTokens: number;
  /** Tokens of a prompt that are read in one step. */
  readonly batchSize: number;
  /** Number of the sequence among those of its context. */
  readonly place: number;
  /** Keeps this answer in step with the others. */
  readonly gate: StepGate;
  /** Guesses what comes next, where guesses are wanted. */
  readonly guesser: Guesser | undefined;
  /** Every token that was written, for penalties; filled here. */
  readonly output: Token[];
  /** Holds what is written from now on to the format of calls. */
  readonly holdCalls: () => void;
  readonly signal: AbortSignal;
}

/** How an answer ended, and what it cost. */
export interface Ending extends WrittenEnding {
  /** Prompt tokens that were still in memory from an earlier answer. */
  readonly cachedTokens: number;
  readonly reasoningTokens: number;
}

/** Says when a sequence is free again: after an abort the library still finishes its current step. */
export interface Settling {
  done: Promise<unknown>;
}

/** A grammar that may come later than the first token. */
export interface GrammarSwitch {
  current: LlamaGrammarEvaluationState | undefined;
}

/** Writes an answer token by token and gives its events as they come. When the signal fires it throws at once. */
export async function* writeAnswer(
  generation: Generation,
  settling: Settling,
): AsyncGenerator<StreamEvent, Ending, undefined> {
  const watch = watchAbort(generation.signal);
  try {
    return yield* write(generation, settling, watch);
  } finally {
    watch.end();
  }
}

async function* write(
  generation: Generation,
  settling: Settling,
  watch: AbortWatch,
): AsyncGenerator<StreamEvent, Ending, undefined> {
  const { model, sequence, prompt, plan, writer, options, chooser, maxTokens, output } = generation;
  const cachedTokens = await readPrompt(generation, settling, watch);
  const tokenText = createTokenText(model, prompt.tokens);
  const specialText = createSpecialTexts<Token>(
    { isSpecial: (token) => model.isSpecialToken(token), textOf: (token) => model.detokenize([token], true) },
    marksOf(plan),
  );
  const { gate, guesser } = generation;
  const iterator = guesser
    ? // Others in the batch use up what guesses would gain.
      speculate({ sequence, prompt: prompt.tokens, options, guesser, isWanted: () => gate.size <= 1 })
    : sequence.evaluateWithMetadata(
        prompt.tokens.slice(sequence.nextTokenIndex),
        chooser ? { probabilities: true } : {},
        { ...options, yieldEogToken: true },
      );
  let member: StepMember | undefined;
  let instead: Token[] | undefined;
  let reasoningTokens = 0;
  let held = 0;
  let logprobs: TokenLogprob[] = [];

  /** Events with the log probabilities of the tokens since the last text. */
  const withLogprobs = (events: readonly StreamEvent[]): readonly StreamEvent[] => {
    if (!chooser) return events;
    return events.map((event) => {
      if (event.type !== 'text-delta' || logprobs.length === 0) return event;
      const full = { ...event, logprobs };
      logprobs = [];
      return full;
    });
  };
  const endWith = (ending: WrittenEnding): Ending => ({ ...ending, cachedTokens, reasoningTokens });

  try {
    for (;;) {
      const turn = member?.ready();
      if (turn) await watch.wait(turn);
      const next = iterator.next(instead as never);
      settling.done = next;
      const result = await watch.wait(next);
      // The first step reads the rest of the prompt, which may take long; nobody waits for that.
      member ??= gate.join(generation.place);
      member.done();
      if (result.done) throw new LlmError('PROVIDER_FAILED', 'The model stopped without an end token.');
      const { probabilities } = result.value as { probabilities?: ReadonlyMap<Token, number> };
      const choice = probabilities && chooser?.choose(result.value.token, probabilities, output);
      const token = choice?.token ?? result.value.token;
      instead = choice && token !== result.value.token ? [token] : undefined;
      output.push(token);

      const isEnd = model.isEogToken(token) || endsWithAny(output, prompt.stopTokens);
      const wasReasoning = writer.isReasoning;
      const special = isEnd ? undefined : specialText(token);
      const piece = isEnd
        ? tokenText.flush()
        : special === undefined
          ? tokenText.push(token)
          : tokenText.flush() + special;
      const last = output.length >= maxTokens && !isEnd ? tokenText.flush() : '';
      const step = writer.push(piece + last);
      held++;
      if (writer.isReasoning || wasReasoning) reasoningTokens += writer.isReasoning && !wasReasoning ? held : 1;
      if (!writer.isHolding) held = 0;
      if (choice && generation.wantsLogprobs && !isEnd && !writer.isReasoning && !wasReasoning)
        logprobs.push(choice.logprob);
      yield* withLogprobs(step.events);
      if (step.ending) return endWith(step.ending);
      if (isEnd || output.length >= maxTokens) {
        const final = isEnd ? writer.end('stop', 'eos') : writer.end('length', 'max_tokens');
        yield* withLogprobs(final.events);
        return endWith(final.ending);
      }

      const forced = step.opened
        ? openCalls(generation, step.opened)
        : writer.isReasoning && reasoningTokens >= generation.maxReasoningTokens
          ? endReasoning(generation, token)
          : undefined;
      if (!forced) continue;
      // What is put in the model's place counts as written, and has to fit.
      instead = forced.tokens.slice(0, maxTokens - output.length + forced.replaced);
      output.splice(output.length - forced.replaced, forced.replaced, ...instead.slice(forced.kept));
      yield* withLogprobs(forced.step.events);
      if (output.length < maxTokens) continue;
      const final = writer.end('length', 'max_tokens');
      yield* final.events;
      return endWith(final.ending);
    }
  } finally {
    member?.leave();
    settling.done = settling.done
      .catch(() => {})
      .then(() => iterator.return())
      .catch(() => {});
  }
}

/**
 * Reads the prompt but for its last part, in steps between which an abort ends it: a long one takes minutes on a CPU.
 * Gives the number of tokens that were still in memory.
 */
async function readPrompt(
  { sequence, prompt, batchSize }: Generation,
  settling: Settling,
  watch: AbortWatch,
): Promise<number> {
  // The last token is always read anew: the first new token is chosen from its result.
  const adapting = sequence.adaptStateToTokens(prompt.tokens.slice(0, -1), false);
  settling.done = adapting.catch(() => {});
  await watch.wait(adapting);
  const cachedTokens = sequence.nextTokenIndex;
  while (prompt.tokens.length - sequence.nextTokenIndex > batchSize) {
    const from = sequence.nextTokenIndex;
    const reading = sequence.evaluateWithoutGeneratingNewTokens(prompt.tokens.slice(from, from + batchSize));
    settling.done = reading.catch(() => {});
    await watch.wait(reading);
  }
  return cachedTokens;
}

/** Tokens that the model is made to have written. */
interface Forced {
  /** What is read in place of the last token. */
  readonly tokens: Token[];
  /** How many of them the output has already, from the beginning. */
  readonly kept: number;
  /** Tokens at the end of the output that they take the place of. */
  readonly replaced: number;
  readonly step: WrittenStep;
}

/** The opening of calls as the format has it, whatever of it the model has written in its own way. */
function openCalls({ model, plan, holdCalls }: Generation, { before, textBefore }: Opened): Forced {
  holdCalls();
  const opening = plan.calls ? openingOf(plan.calls.format).slice(before) : '';
  const tokens = [...(textBefore === '' ? [] : model.tokenize(textBefore, false)), ...model.tokenize(opening, true)];
  return { tokens, kept: 0, replaced: 1, step: { events: [] } };
}

/** The end of thinking, for a model that has thought as much as it may. */
function endReasoning({ model, prompt, writer }: Generation, token: Token): Forced {
  const end = endOfThoughts(prompt.reasoning);
  const tokens = [token, ...model.tokenize(end, true)];
  return { tokens, kept: 1, replaced: 0, step: writer.push(end) };
}

function endsWithAny(tokens: readonly Token[], endings: readonly (readonly Token[])[]): boolean {
  return endings.some((ending) => {
    const from = tokens.length - ending.length;
    return from >= 0 && ending.every((token, i) => tokens[from + i] === token);
  });
}
