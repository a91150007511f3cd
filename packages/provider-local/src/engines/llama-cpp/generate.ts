import { type FinishReason, LlmError, type StreamEvent, untilAborted } from '@modelhaven/core';
import type { LlamaContextSequence, LlamaModel, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import { createStopScanner } from '../stop-scanner.ts';
import type { Prompt } from './chat-template.ts';
import { createTokenText } from './token-text.ts';

/** One answer that is about to be written. */
export interface Generation {
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly prompt: Prompt;
  readonly options: SequenceEvaluateOptions;
  /** Most tokens to write, 1 or more. */
  readonly maxTokens: number;
  readonly stopSequences: readonly string[];
  /** Every token that was written, for penalties; filled here. */
  readonly output: Token[];
  /** Told every piece of text; true ends the answer after it. */
  readonly isComplete: (piece: string) => boolean;
  readonly signal: AbortSignal;
}

/** How an answer ended. */
export interface Ending {
  readonly reason: FinishReason;
  readonly rawReason: string;
  readonly stopSequence?: string;
  /** Prompt tokens that were still in memory from an earlier answer. */
  readonly cachedTokens: number;
}

/** Says when a sequence is free again: after an abort the library still finishes its current step. */
export interface Settling {
  done: Promise<unknown>;
}

/** Writes an answer token by token and gives its text as it comes. When the signal fires it throws at once. */
export async function* writeAnswer(
  { model, sequence, prompt, options, maxTokens, stopSequences, output, isComplete, signal }: Generation,
  settling: Settling,
): AsyncGenerator<StreamEvent, Ending, undefined> {
  // The last token is always read anew: the first new token is chosen from its result.
  await sequence.adaptStateToTokens(prompt.tokens.slice(0, -1), false);
  const cachedTokens = sequence.nextTokenIndex;
  const scanner = createStopScanner([...stopSequences, ...prompt.stopTexts]);
  const tokenText = createTokenText(model, prompt.tokens);
  const iterator = sequence.evaluate(prompt.tokens.slice(cachedTokens), { ...options, yieldEogToken: true });
  try {
    for (;;) {
      const step = iterator.next();
      settling.done = step.catch(() => {});
      const result = await untilAborted(step, signal);
      if (result.done) throw new LlmError('PROVIDER_FAILED', 'The model stopped without an end token.');
      const token = result.value;
      output.push(token);
      const isEnd = model.isEogToken(token) || endsWithAny(output, prompt.stopTokens);
      const isLast = isEnd || output.length >= maxTokens;
      const piece = isEnd ? '' : tokenText.push(token);
      const { text, stop } = scanner.push(isLast ? piece + tokenText.flush() : piece);
      const shown = isLast && stop === undefined ? text + scanner.flush() : text;
      if (shown !== '') yield { type: 'text-delta', text: shown };
      if (stop !== undefined) {
        return stopSequences.includes(stop)
          ? { reason: 'stop', rawReason: 'stop_sequence', stopSequence: stop, cachedTokens }
          : { reason: 'stop', rawReason: 'template', cachedTokens };
      }
      if (isEnd) return { reason: 'stop', rawReason: 'eos', cachedTokens };
      if (isComplete(shown)) return { reason: 'stop', rawReason: 'complete', cachedTokens };
      if (isLast) return { reason: 'length', rawReason: 'max_tokens', cachedTokens };
    }
  } finally {
    settling.done = settling.done.then(() => iterator.return()).catch(() => {});
  }
}

function endsWithAny(tokens: readonly Token[], endings: readonly (readonly Token[])[]): boolean {
  return endings.some((ending) => {
    const from = tokens.length - ending.length;
    return from >= 0 && ending.every((token, i) => tokens[from + i] === token);
  });
}
