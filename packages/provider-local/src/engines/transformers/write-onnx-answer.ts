import { type FinishReason, type StreamEvent, type TokenLogprob, untilAborted } from '@modelhaven/core';
import { createStopScanner } from '../stop-scanner.ts';
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
  readonly stopSequences: readonly string[];
  readonly endTokens: ReadonlySet<number>;
  /** Absent where none were asked for. */
  readonly logprobs: { readonly top: number } | undefined;
  readonly decode: (tokens: readonly number[], special: boolean) => string;
  readonly signal: AbortSignal;
}

/** How an answer ended. */
export interface OnnxEnding {
  readonly reason: FinishReason;
  readonly rawReason: string;
  readonly stopSequence?: string;
  /** Tokens written, the end token included. */
  readonly outputTokens: number;
  /** Prompt tokens that were still in memory from an earlier answer. */
  readonly cachedTokens: number;
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
  const { cache, prompt, sampler, maxTokens, stopSequences, endTokens, logprobs, decode, signal } = generation;
  // The last token is always read anew: the first new token is chosen from its result.
  const cachedTokens = cache.keep(Math.min(cache.sharedLength(prompt), prompt.length - 1));
  const scanner = createStopScanner(stopSequences);
  const decoder = createTokenDecoder((tokens) => decode(tokens, false), prompt);
  const output: number[] = [];
  let held: TokenLogprob[] = [];
  let next: readonly number[] = prompt.slice(cachedTokens);
  const ending = (reason: FinishReason, rawReason: string, stopSequence?: string): OnnxEnding => ({
    reason,
    rawReason,
    ...(stopSequence === undefined ? {} : { stopSequence }),
    outputTokens: output.length,
    cachedTokens,
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
    if (logprobs && !isEnd) held.push(logprobsOf(before, token, logprobs.top, (id) => decode([id], true)));
    const piece = isEnd ? '' : decoder.push(token);
    const { text, stop } = scanner.push(isLast ? piece + decoder.flush() : piece);
    const shown = isLast && stop === undefined ? text + scanner.flush() : text;
    if (shown !== '') {
      yield { type: 'text-delta', text: shown, ...(logprobs ? { logprobs: held } : {}) };
      held = [];
    }
    if (stop !== undefined) return ending('stop', 'stop_sequence', stop);
    if (isEnd) return ending('stop', 'eos');
    if (isLast) return ending('length', 'max_tokens');
  }
}
