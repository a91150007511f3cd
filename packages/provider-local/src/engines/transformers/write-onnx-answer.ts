import { type StreamEvent, type TokenLogprob, untilAborted } from '@modelhaven/core';
import type { TokenFilter } from '../../grammar/token-filter.ts';
import type { AnswerPlan } from '../answer-plan.ts';
import { endOfThoughts, type Opened } from '../answer-reader.ts';
import type { AnswerWriter, WrittenEnding } from '../answer-writer.ts';
import { openingOf } from '../call-format.ts';
import { logprobsOf, type TokenSampler } from '../token-sampler.ts';
import type { OnnxCache } from './onnx-cache.ts';
import { createTokenDecoder } from './token-decoder.ts';

/** One answer that is about to be written. */
export interface OnnxGeneration {
  readonly cache: OnnxCache;
  /** At least one token. */
  readonly prompt: readonly number[];
  readonly sampler: TokenSampler;
  /** Most tokens to write, 1 or more. */
  readonly maxTokens: number;
  /** Most tokens to think with. */
  readonly maxReasoningTokens: number;
  readonly plan: AnswerPlan;
  /** Tells thinking, text and calls apart and looks for stop sequences. */
  readonly writer: AnswerWriter;
  /** Holds the answer from its first token. */
  readonly filter: TokenFilter | undefined;
  /** Holds what follows the opening of calls. */
  readonly callFilter: TokenFilter | undefined;
  readonly endTokens: ReadonlySet<number>;
  /** Absent where none were asked for. */
  readonly logprobs: { readonly top: number } | undefined;
  readonly decode: (tokens: readonly number[], special: boolean) => string;
  /** Tokens of a text of the format; special ones are read out of it. */
  readonly encode: (text: string) => number[];
  /** What a special token says of the format; empty where nothing, undefined for plain tokens. */
  readonly specialText: (token: number) => string | undefined;
  readonly signal: AbortSignal;
}

/** How an answer ended. */
export interface OnnxEnding extends WrittenEnding {
  /** Tokens written, the end token included. */
  readonly outputTokens: number;
  /** Prompt tokens that were still in memory from an earlier answer. */
  readonly cachedTokens: number;
  readonly reasoningTokens: number;
}

/** Settles when the step that is being computed is over: an abort does not end it. */
export interface StepInProgress {
  done: Promise<unknown>;
}

// As many as llama.cpp reads at once.
const PROMPT_STEP = 512;

/** Writes an answer token by token and gives its text as it comes. When the signal fires it throws at once. */
export async function* writeOnnxAnswer(
  generation: OnnxGeneration,
  step: StepInProgress,
): AsyncGenerator<StreamEvent, OnnxEnding, undefined> {
  const { cache, prompt, sampler, maxTokens, writer, endTokens, logprobs, decode, specialText, signal } = generation;
  // The last token is always read anew: the first new token is chosen from its result.
  const cachedTokens = cache.keep(Math.min(cache.sharedLength(prompt), prompt.length - 1));
  const decoder = createTokenDecoder((tokens) => decode(tokens, false), prompt);
  const output: number[] = [];
  let { filter } = generation;
  let held: TokenLogprob[] = [];
  let reasoningTokens = 0;
  // Tokens of which it is not known yet whether they begin to think.
  let undecided = 0;
  let next: readonly number[] = prompt.slice(cachedTokens);
  const withLogprobs = (events: readonly StreamEvent[]): readonly StreamEvent[] =>
    events.map((event) => {
      if (!logprobs || event.type !== 'text-delta') return event;
      const full = { ...event, logprobs: held };
      held = [];
      return full;
    });
  const endWith = (ending: WrittenEnding): OnnxEnding => ({
    ...ending,
    outputTokens: output.length,
    cachedTokens,
    reasoningTokens,
  });

  const read = (tokens: readonly number[]): Promise<Float32Array> => {
    const reading = cache.read(tokens);
    step.done = reading.catch(() => {});
    return untilAborted(reading, signal);
  };

  // In parts, between which an abort ends it; some models also give logits for every token that they read.
  while (next.length > PROMPT_STEP) {
    await read(next.slice(0, PROMPT_STEP));
    next = next.slice(PROMPT_STEP);
  }
  for (;;) {
    const logits = await read(next);
    const before = logprobs ? logits.slice() : logits;
    filter?.apply(logits);
    const token = sampler.next(logits, output);
    filter?.accept(token);
    output.push(token);
    next = [token];
    const isEnd = endTokens.has(token);
    const isLast = isEnd || output.length >= maxTokens;
    const wasReasoning = writer.isReasoning;
    const special = isEnd ? '' : specialText(token);
    const piece = special === undefined ? decoder.push(token) : decoder.flush() + special;
    const written = writer.push(isLast ? piece + decoder.flush() : piece);
    undecided++;
    if (writer.isReasoning || wasReasoning) reasoningTokens += writer.isReasoning && !wasReasoning ? undecided : 1;
    else if (logprobs && !isEnd) held.push(logprobsOf(before, token, logprobs.top, (id) => decode([id], true)));
    if (!writer.isHolding) undecided = 0;
    yield* withLogprobs(written.events);
    if (written.ending) return endWith(written.ending);
    if (isLast) {
      const last = isEnd ? writer.end('stop', 'eos') : writer.end('length', 'max_tokens');
      yield* withLogprobs(last.events);
      return endWith(last.ending);
    }

    const forced = written.opened
      ? openCalls(generation, written.opened)
      : writer.isReasoning && reasoningTokens >= generation.maxReasoningTokens
        ? endReasoning(generation, token)
        : undefined;
    if (!forced) continue;
    // From here on the format of calls holds, whatever of it the model has written in its own way.
    if (written.opened) filter = generation.callFilter;
    else for (const each of forced.tokens.slice(forced.kept)) filter?.accept(each);
    // What is put in the model's place counts as written, and has to fit.
    next = forced.tokens.slice(0, maxTokens - output.length + forced.replaced);
    output.splice(output.length - forced.replaced, forced.replaced, ...next.slice(forced.kept));
    yield* withLogprobs(forced.events);
    if (output.length < maxTokens) continue;
    const final = writer.end('length', 'max_tokens');
    yield* final.events;
    return endWith(final.ending);
  }
}

/** Tokens that the model is made to have written. */
interface Forced {
  /** What is read in place of the last token. */
  readonly tokens: readonly number[];
  /** How many of them the output has already, from the beginning. */
  readonly kept: number;
  /** Tokens at the end of the output that they take the place of. */
  readonly replaced: number;
  readonly events: readonly StreamEvent[];
}

/** The opening of calls as the format has it. */
function openCalls({ plan, encode }: OnnxGeneration, { before, textBefore }: Opened): Forced {
  const opening = plan.calls ? openingOf(plan.calls.format).slice(before) : '';
  return { tokens: encode(textBefore + opening), kept: 0, replaced: 1, events: [] };
}

/** The end of thinking, for a model that has thought as much as it may. */
function endReasoning({ plan, encode, writer }: OnnxGeneration, token: number): Forced {
  const end = plan.reasoning ? endOfThoughts(plan.reasoning) : '';
  return { tokens: [token, ...encode(end)], kept: 1, replaced: 0, events: writer.push(end).events };
}
