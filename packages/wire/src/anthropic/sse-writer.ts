import { LlmError, type StreamEvent } from '@modelhaven/core';
import { toAnthropicErrorEvent } from './to-error.ts';
import { createAnthropicEventMaker } from './to-events.ts';
import type { ToAnthropicResponseOptions } from './to-response.ts';

/** Writes one streamed answer as text of a `text/event-stream`, without waiting for anything. */
export interface AnthropicSseWriter {
  /** The text that an event becomes; empty for an event that says nothing on the wire yet. */
  write(event: StreamEvent): string;
  /** A failure in the middle of the answer, in-band. */
  error(error: unknown): string;
}

/** A writer for one answer of `POST /v1/messages`. Text deltas, nearly all of the events, come from a template. */
export function createAnthropicSseWriter(options: ToAnthropicResponseOptions): AnthropicSseWriter {
  const maker = createAnthropicEventMaker(options);
  return {
    write(event) {
      let text = '';
      for (const made of maker.eventsOf(event)) text += format(made);
      return text;
    },
    error: (error) => format(toAnthropicErrorEvent(LlmError.from(error))),
  };
}

function format({ event, data }: { readonly event: string; readonly data: object }): string {
  return `event: ${event}\ndata: ${textDelta(data) ?? JSON.stringify(data)}\n\n`;
}

/** The JSON of a text delta by template; undefined for anything else. */
function textDelta(data: object & { readonly index?: unknown; readonly delta?: unknown }): string | undefined {
  const { index, delta } = data;
  if (typeof delta !== 'object' || delta === null || !('text' in delta) || typeof index !== 'number') return undefined;
  const text = JSON.stringify(delta.text);
  return `{"type":"content_block_delta","index":${index},"delta":{"type":"text_delta","text":${text}}}`;
}
