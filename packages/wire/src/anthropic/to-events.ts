import { type FinishReason, LlmError, type StreamEvent } from '@modelhaven/core';
import { toStopDetails, toStopReason } from './stop-reason.ts';
import type { ToAnthropicResponseOptions } from './to-response.ts';
import { isWholeInput } from './tool-input.ts';
import { toUsage } from './usage.ts';

/** An event of a streamed answer, ready to be written as SSE. */
export interface AnthropicEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly type: string };
}

/** Keeps a connection open while the model is silent; clients ignore it. */
export const ANTHROPIC_PING: AnthropicEvent = { event: 'ping', data: { type: 'ping' } };

interface PendingBlock {
  /** `text`, `thinking`, `redacted` or `tool:<index>`. */
  readonly key: string;
  readonly start: Readonly<Record<string, unknown>>;
  readonly deltas: Readonly<Record<string, unknown>>[];
  /** Arguments so far, of a call. */
  input?: string;
  isClosed: boolean;
}

/**
 * Our events → those of a streamed message: `message_start`, then each content block from start to stop, one after the
 * other, then `message_delta` and `message_stop`. Calls that come interleaved are held back and follow in order. What
 * the source throws is thrown on; write `toAnthropicErrorEvent` then.
 */
export async function* toAnthropicEvents(
  events: AsyncIterable<StreamEvent>,
  options: ToAnthropicResponseOptions,
): AsyncGenerator<AnthropicEvent, void, undefined> {
  const writer = createBlockWriter();
  let refusal: string | undefined;
  let isFinished = false;
  for await (const event of events) {
    switch (event.type) {
      case 'start':
        yield messageStart(options);
        break;
      case 'text-delta':
        if (event.text !== '') yield* writer.add('text', TEXT, { type: 'text_delta', text: event.text });
        break;
      case 'refusal-delta':
        refusal = (refusal ?? '') + event.text;
        break;
      case 'reasoning-delta':
        if (event.redacted !== undefined) {
          yield* writer.add('redacted', { type: 'redacted_thinking', data: event.redacted });
          writer.close();
          break;
        }
        if (event.text !== '') {
          yield* writer.add('thinking', THINKING, { type: 'thinking_delta', thinking: event.text });
        }
        if (event.signature !== undefined) {
          yield* writer.add('thinking', THINKING, { type: 'signature_delta', signature: event.signature });
          writer.close();
        }
        break;
      case 'tool-call-delta': {
        const start = { type: 'tool_use', id: event.id, name: event.name, input: {} };
        yield* writer.add(`tool:${event.index}`, start, { type: 'input_json_delta', partial_json: event.arguments });
        break;
      }
      case 'finish':
        // A refusal is text in this dialect, unless the model said something else already.
        if (refusal !== undefined && !writer.hasText()) {
          yield* writer.add('text', TEXT, { type: 'text_delta', text: refusal });
        }
        yield* writer.end();
        yield* messageEnd(event, refusal);
        isFinished = true;
        break;
    }
  }
  if (!isFinished) throw new LlmError('STREAM_INTERRUPTED', 'The stream ended without a finish event.');
}

const TEXT = { type: 'text', text: '', citations: null };
const THINKING = { type: 'thinking', thinking: '', signature: '' };

/** Writes the block at the head of a queue as it comes, and keeps what belongs to later ones. */
function createBlockWriter() {
  const queue: PendingBlock[] = [];
  let written = 0;
  let isOpen = false;
  let sawText = false;

  const event = (type: string, fields: object): AnthropicEvent => ({ event: type, data: { type, ...fields } });

  function* flushHead(): Generator<AnthropicEvent, void> {
    const head = queue[0];
    if (!head) return;
    if (!isOpen) {
      isOpen = true;
      yield event('content_block_start', { index: written, content_block: head.start });
    }
    for (const delta of head.deltas.splice(0)) yield event('content_block_delta', { index: written, delta });
  }

  /** Writes all that may be written: the head, and those behind it once the head is complete. */
  function* advance(isEnd: boolean): Generator<AnthropicEvent, void> {
    for (;;) {
      yield* flushHead();
      const head = queue[0];
      if (!head || !(isEnd || (queue.length > 1 && isComplete(head)))) return;
      yield event('content_block_stop', { index: written });
      queue.shift();
      written += 1;
      isOpen = false;
    }
  }

  const isComplete = (block: PendingBlock) => block.input === undefined || isWholeInput(block.input);

  return {
    /** Adds to the open block of this key, or begins one. */
    *add(key: string, start: Readonly<Record<string, unknown>>, delta?: Readonly<Record<string, unknown>>) {
      if (key === 'text') sawText = true;
      // Only a call may be taken up again after something else: everything else is a new block then.
      const known = key.startsWith('tool:')
        ? queue.find((block) => block.key === key)
        : queue.at(-1)?.key === key && !queue.at(-1)?.isClosed
          ? queue.at(-1)
          : undefined;
      const block: PendingBlock = known ?? { key, start, deltas: [], isClosed: false };
      if (!known) {
        if (key.startsWith('tool:')) {
          if (start['id'] === undefined) return;
          block.input = '';
        }
        queue.push(block);
      }
      const piece = delta?.['partial_json'];
      if (typeof piece === 'string') block.input = (block.input ?? '') + piece;
      if (delta && piece !== '') block.deltas.push(delta);
      yield* advance(false);
    },
    /** The last block takes nothing more. */
    close() {
      const last = queue.at(-1);
      if (last) last.isClosed = true;
    },
    hasText: () => sawText,
    *end() {
      yield* advance(true);
    },
  };
}

function messageStart({ id, model }: ToAnthropicResponseOptions): AnthropicEvent {
  const message = {
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
  };
  return { event: 'message_start', data: { type: 'message_start', message } };
}

function* messageEnd(
  finish: Extract<StreamEvent, { type: 'finish' }>,
  refusal: string | undefined,
): Generator<AnthropicEvent, void> {
  const reason: FinishReason = finish.reason;
  const delta = {
    stop_reason: toStopReason(finish),
    stop_sequence: finish.stopSequence ?? null,
    stop_details: toStopDetails(reason, refusal),
  };
  yield { event: 'message_delta', data: { type: 'message_delta', delta, usage: toUsage(finish.usage) } };
  yield { event: 'message_stop', data: { type: 'message_stop' } };
}
