import { type StreamEvent, type TokenLogprob, untilAborted } from '@modelhaven/core';
import type { AnswerWriter, WrittenEnding } from '../answer-writer.ts';
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
  /** Tells thinking from text and looks for stop sequences. */
  readonly writer: AnswerWriter;
  readonly endTokens: ReadonlySet<number>;
  /** Absent where none were asked for. */
  readonly logprobs: { readonly top: number } | undefined;
  readonly decode: (tokens: readonly number[], special: boolean) => string;
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

/** Writes an answer token by token and gives its text as it comes. When the signal fires it throws at once. */
export async function* writeOnnxAnswer(
  generation: OnnxGeneration,
  step: StepInProgress,
): AsyncGenerator<StreamEvent, OnnxEnding, undefined> {
  const { cache, prompt, sampler, maxTokens, writer, endTokens, logprobs, decode, signal } = generation;
  // The last token is always read anew: the first new token is chosen from its result.
  const cachedTokens = cache.keep(Math.min(cache.sharedLength(prompt), prompt.length - 1));
  const decoder = createTokenDecoder((tokens) => decode(tokens, false), prompt);
  const output: number[] = [];
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

  for (;;) {
    const reading = cache.read(next);
    step.done = reading.catch(() => {});
    const logits = await untilAborted(reading, signal);
    const before = logprobs ? logits.slice() : logits;
    const token = sampler.next(logits, output);
    output.push(token);
    next = [token];
    const isEnd = endTokens.has(token);
    const isLast = isEnd || output.length >= maxTokens;
    const wasReasoning = writer.isReasoning;
    const piece = isEnd ? '' : decoder.push(token);
    const written = writer.push(isLast ? piece + decoder.flush() : piece);
    undecided++;
    if (writer.isReasoning || wasReasoning) reasoningTokens += writer.isReasoning && !wasReasoning ? undecided : 1;
    else if (logprobs && !isEnd) held.push(logprobsOf(before, token, logprobs.top, (id) => decode([id], true)));
    if (!writer.isHolding) undecided = 0;
    yield* withLogprobs(written.events);
    if (written.ending) return endWith(written.ending);
    if (!isLast) continue;
    const last = isEnd ? writer.end('stop', 'eos') : writer.end('length', 'max_tokens');
    yield* withLogprobs(last.events);
    return endWith(last.ending);
  }
}
