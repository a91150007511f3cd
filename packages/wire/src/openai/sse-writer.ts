import type { StreamEvent } from '@modelhaven/core';
import { createOpenAiChunkMaker, type ToChunksOptions } from './to-chunks.ts';
import { toOpenAiError } from './to-error.ts';

/** Writes one streamed answer as text of a `text/event-stream`, without waiting for anything. */
export interface OpenAiSseWriter {
  /** The text that an event becomes; empty for an event that says nothing on the wire. */
  write(event: StreamEvent): string;
  /** A failure in the middle of the answer, in-band. No `[DONE]` follows it: the answer is not done. */
  error(error: unknown): string;
  /** The end of a complete answer: `[DONE]`. */
  end(): string;
}

/**
 * A writer for one answer of `POST /v1/chat/completions`. Text deltas, nearly all of the events, come from a template:
 * the chunk around the text is built once per answer.
 */
export function createOpenAiSseWriter(options: ToChunksOptions): OpenAiSseWriter {
  const maker = createOpenAiChunkMaker(options);
  const marker = '\u0001';
  const [pattern] = maker.chunksOf({ type: 'text-delta', text: marker });
  const whole = `data: ${JSON.stringify(pattern)}\n\n`;
  const quoted = JSON.stringify(marker);
  const at = whole.lastIndexOf(quoted);
  const prefix = whole.slice(0, at);
  const suffix = whole.slice(at + quoted.length);
  return {
    write(event) {
      if (event.type === 'text-delta' && event.logprobs === undefined) {
        return event.text === '' ? '' : prefix + JSON.stringify(event.text) + suffix;
      }
      return maker
        .chunksOf(event)
        .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
        .join('');
    },
    error: (error) => `data: ${JSON.stringify(toOpenAiError(error).body)}\n\n`,
    end: () => 'data: [DONE]\n\n',
  };
}
