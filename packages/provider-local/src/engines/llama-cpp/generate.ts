import { type FinishReason, LlmError, type StreamEvent, untilAborted } from '@modelhaven/core';
import type { LlamaContextSequence, LlamaModel, SequenceEvaluateOptions, Token } from 'node-llama-cpp';
import type { Prompt } from './chat-template.ts';
import { createStopScanner } from './stop-scanner.ts';
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
  /** Told every token, for penalties. */
  readonly onToken: (token: Token) => void;
  /** True where the text so far is all that was asked for (one JSON value). */
  readonly isComplete: (text: string) => boolean;
  readonly signal: AbortSignal;
}

/** How an answer ended. */
export interface Ending {
  readonly reason: FinishReason;
  readonly rawReason: string;
  readonly stopSequence?: string;
  readonly outputTokens: number;
  /** Prompt tokens that were still in memory from an earlier answer. */
  readonly cachedTokens: number;
}

/**
 * Writes an answer token by token and gives its text as it comes. When the signal fires it throws at once, while the
 * library finishes its current step; `settled` says when the sequence is free again.
 */
export async function* writeAnswer(
  { model, sequence, prompt, options, maxTokens, stopSequences, onToken, isComplete, signal }: Generation,
  settled: { done: Promise<unknown> },
): AsyncGenerator<StreamEvent, Ending, undefined> {
  const cachedTokens = await alignSequence(sequence, prompt.tokens);
  const scanner = createStopScanner([...stopSequences, ...prompt.stopTexts]);
  const tokenText = createTokenText(model, prompt.tokens);
  const lastTokens: Token[] = [];
  let outputTokens = 0;

  const iterator = sequence.evaluate(prompt.tokens.slice(cachedTokens), { ...options, yieldEogToken: true });
  const ending = (reason: FinishReason, rawReason: string, stopSequence?: string): Ending => ({
    reason,
    rawReason,
    outputTokens,
    cachedTokens,
    ...(stopSequence === undefined ? {} : { stopSequence }),
  });
  try {
    for (;;) {
      const step = iterator.next();
      settled.done = step.catch(() => {});
      const result = await untilAborted(step, signal);
      if (result.done) throw new LlmError('PROVIDER_FAILED', 'The model stopped without an end token.');
      const token = result.value;
      outputTokens++;
      onToken(token);
      lastTokens.push(token);
      if (model.isEogToken(token) || endsWithAny(lastTokens, prompt.stopTokens)) {
        yield* textDelta(scanner.push(tokenText.flush()).text + scanner.flush());
        return ending('stop', 'eos');
      }
      const { text, stop } = scanner.push(tokenText.push(token));
      yield* textDelta(text);
      if (stop !== undefined) {
        return stopSequences.includes(stop) ? ending('stop', 'stop_sequence', stop) : ending('stop', 'template');
      }
      if (isComplete(text)) {
        yield* textDelta(scanner.flush());
        return ending('stop', 'complete');
      }
      if (outputTokens >= maxTokens) {
        const rest = scanner.push(tokenText.flush());
        yield* textDelta(rest.stop === undefined ? rest.text + scanner.flush() : rest.text);
        return ending('length', 'max_tokens');
      }
    }
  } finally {
    settled.done = settled.done.then(() => iterator.return()).catch(() => {});
  }
}

function* textDelta(text: string): Generator<StreamEvent> {
  if (text !== '') yield { type: 'text-delta', text };
}

/** Keeps what the sequence and the prompt begin with in common, drops the rest, and gives the length of it. */
async function alignSequence(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<number> {
  // The last token is always read anew: its result is what the first new token is chosen from.
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  return sequence.nextTokenIndex;
}

function endsWithAny(tokens: readonly Token[], endings: readonly (readonly Token[])[]): boolean {
  return endings.some(
    (ending) =>
      ending.length <= tokens.length && ending.every((token, i) => tokens[tokens.length - ending.length + i] === token),
  );
}
