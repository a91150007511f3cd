import { type FinishEvent, LlmError, type StreamEvent } from '@modelhaven/core';
import { type AnthropicEvent, createBlockQueue, eventOf } from './block-queue.ts';
import { toStopDetails, toStopReason } from './stop-reason.ts';
import type { ToAnthropicResponseOptions } from './to-response.ts';
import { toUsage } from './usage.ts';

/** Keeps a connection open while the model is silent; clients ignore it. */
export const ANTHROPIC_PING: AnthropicEvent = { event: 'ping', data: { type: 'ping' } };

/** Makes the events of one streamed answer, synchronously. */
export interface AnthropicEventMaker {
  /** What an event of ours becomes; nothing, one or several. */
  eventsOf(event: StreamEvent): readonly AnthropicEvent[];
  /** True once `message_stop` was made. */
  readonly isFinished: boolean;
}

// Without `citations`: the API leaves it out, and the AI SDK's schema takes a list or nothing, but not null.
const TEXT = { type: 'text', text: '' };
const THINKING = { type: 'thinking', thinking: '', signature: '' };

/** A maker for one answer: `message_start`, then each content block from start to stop, then `message_stop`. */
export function createAnthropicEventMaker(options: ToAnthropicResponseOptions): AnthropicEventMaker {
  const blocks = createBlockQueue();
  let refusal: string | undefined;
  let hasText = false;
  let isFinished = false;

  const make = (event: StreamEvent, out: AnthropicEvent[]) => {
    switch (event.type) {
      case 'start':
        out.push(messageStart(options));
        break;
      case 'text-delta':
        if (event.text === '') break;
        hasText = true;
        blocks.add('text', TEXT, { type: 'text_delta', text: event.text }, out);
        break;
      case 'safety.retract':
        // Clients are told to pass over events that they do not know.
        out.push(
          eventOf('modelhaven_safety_retract', { from: event.from, categories: event.categories, level: event.level }),
        );
        break;
      case 'refusal-delta':
        refusal = (refusal ?? '') + event.text;
        break;
      case 'reasoning-delta':
        if (event.redacted !== undefined) {
          blocks.add('redacted', { type: 'redacted_thinking', data: event.redacted }, undefined, out);
          blocks.close();
          break;
        }
        if (event.text !== '') {
          blocks.add('thinking', THINKING, { type: 'thinking_delta', thinking: event.text }, out);
        }
        if (event.signature !== undefined) {
          blocks.add('thinking', THINKING, { type: 'signature_delta', signature: event.signature }, out);
          blocks.close();
        }
        break;
      case 'tool-call-delta': {
        const start = { type: 'tool_use', id: event.id, name: event.name, input: {} };
        const delta = { type: 'input_json_delta', partial_json: event.arguments };
        blocks.add(`tool:${event.index}`, start, delta, out);
        break;
      }
      case 'finish':
        // A refusal is text in this dialect, unless the model said something else already.
        if (refusal !== undefined && !hasText) blocks.add('text', TEXT, { type: 'text_delta', text: refusal }, out);
        blocks.end(out);
        out.push(...messageEnd(event, refusal));
        isFinished = true;
        break;
    }
  };

  return {
    eventsOf(event) {
      const out: AnthropicEvent[] = [];
      make(event, out);
      return out;
    },
    get isFinished() {
      return isFinished;
    },
  };
}

/**
 * Our events → those of a streamed message. Calls that come interleaved are held back and follow in order. What the
 * source throws is thrown on, and `STREAM_INTERRUPTED` where it ends without `finish`; write `toAnthropicErrorEvent` then.
 */
export async function* toAnthropicEvents(
  events: AsyncIterable<StreamEvent>,
  options: ToAnthropicResponseOptions,
): AsyncGenerator<AnthropicEvent, void, undefined> {
  const maker = createAnthropicEventMaker(options);
  for await (const event of events) yield* maker.eventsOf(event);
  if (!maker.isFinished) throw new LlmError('STREAM_INTERRUPTED', 'The stream ended without a finish event.');
}

function messageStart({ id, model }: ToAnthropicResponseOptions): AnthropicEvent {
  return eventOf('message_start', {
    message: {
      id,
      type: 'message',
      role: 'assistant',
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      // Nobody has counted yet; the counts come with message_delta.
      usage: toUsage({}),
    },
  });
}

function messageEnd(finish: FinishEvent, refusal: string | undefined): readonly AnthropicEvent[] {
  const delta = {
    stop_reason: toStopReason(finish),
    stop_sequence: finish.stopSequence ?? null,
    stop_details: toStopDetails(finish.reason, refusal),
  };
  return [eventOf('message_delta', { delta, usage: toUsage(finish.usage) }), eventOf('message_stop', {})];
}
