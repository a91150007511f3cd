import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { LlmError, throwIfAborted } from '@modelhaven/core';
import { sliceText } from './slice-text.ts';
import type { OpenAiTokenizer } from './tokenizer-of.ts';

type Count = (text: string) => number;
type Encoding = OpenAiTokenizer['encoding'];

/** Texts from which a count is remembered, in characters. */
const REMEMBERED = 512;
/** Counts that are remembered: of the earlier messages of a conversation above all. */
const MOST_REMEMBERED = 2_000;

const encoders = new Map<Encoding, Promise<Count>>();
// By digest, so that nothing anybody wrote is kept.
const remembered = new Map<string, number>();

/** Loads an encoding on first use. Rejects with `DEPENDENCY_MISSING` where `gpt-tokenizer` is not installed. */
function encoderOf(encoding: Encoding): Promise<Count> {
  const known = encoders.get(encoding);
  if (known) return known;
  const loading = load(encoding);
  encoders.set(encoding, loading);
  return loading;
}

async function load(encoding: Encoding): Promise<Count> {
  try {
    const { countTokens } =
      encoding === 'o200k_base'
        ? await import('gpt-tokenizer/encoding/o200k_base')
        : await import('gpt-tokenizer/encoding/cl100k_base');
    // What somebody writes is text, also where it looks like a mark of the model.
    const asText = { disallowedSpecial: new Set<string>() };
    return (text) => countTokens(text, asText);
  } catch (cause) {
    throw new LlmError(
      'DEPENDENCY_MISSING',
      'Tokens for models of OpenAI are estimated. To count them, install the tokenizer: npm install gpt-tokenizer',
      { cause },
    );
  }
}

/**
 * Tokens of a text, or undefined where that would take long: one word of hundreds of characters. Long texts are counted
 * in slices, and others have their turn between them. Rejects with `ABORTED`, or as the signal says.
 */
export async function countTextTokens(
  text: string,
  encoding: Encoding,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const count = await encoderOf(encoding);
  const key =
    text.length < REMEMBERED ? undefined : `${encoding} ${createHash('sha256').update(text).digest('base64')}`;
  const known = key === undefined ? undefined : remembered.get(key);
  if (known !== undefined) return known;
  let sum = 0;
  let isFirst = true;
  for (const slice of sliceText(text)) {
    if (slice === false) return undefined;
    if (!isFirst) await setImmediate();
    isFirst = false;
    throwIfAborted(signal);
    sum += count(slice);
  }
  if (key !== undefined) remember(key, sum);
  return sum;
}

function remember(key: string, tokens: number): void {
  const oldest = remembered.keys().next().value;
  if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, tokens);
}
