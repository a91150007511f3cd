import { LlmError, type StreamEvent } from '@modelhaven/core';
import type * as z from 'zod';
import { fromAnthropicErrorEvent } from './from-error.ts';
import type { FromAnthropicOptions } from './from-response.ts';
import { type blockSchema, eventSchemas } from './read-schemas.ts';
import { fromStopReason } from './stop-reason.ts';
import { fromToolInput } from './tool-input.ts';
import { type AnthropicUsage, fromUsage, mergeUsage } from './usage.ts';

/** An event as an SSE parser gives it. */
export interface ServerEvent {
  readonly event?: string;
  readonly data: string;
  /** True for a last event that may be cut off. */
  readonly isUnterminated?: true;
}

/** Turns the events of one streamed answer into ours, synchronously. Throws `BAD_RESPONSE` and what errors stand for. */
export interface EventDecoder {
  /** Adds to `out` what the event says. */
  push(event: ServerEvent, out: StreamEvent[]): void;
  /** The end of the stream: adds what is still to say, or throws `STREAM_INTERRUPTED`. */
  end(out: StreamEvent[]): void;
  /** The model has given its reason to stop: nothing of the answer is missing. */
  readonly isComplete: boolean;
  /** `finish` is out. */
  readonly isFinished: boolean;
}

type RawBlock = z.infer<typeof blockSchema>;
type Delta = z.infer<typeof eventSchemas.content_block_delta>['delta'];

interface OpenBlock {
  readonly block: RawBlock;
  /** Number among the tool calls of the answer. */
  readonly call: number;
  /** True once text of the arguments came in a delta. */
  hasDelta: boolean;
  signature: string;
}

/** A decoder for one answer. */
export function createEventDecoder({ warnings = [], provider, model = '' }: FromAnthropicOptions): EventDecoder {
  const where = provider === undefined ? {} : { provider };
  const open = new Map<number, OpenBlock>();
  let isStarted = false;
  let isFinished = false;
  let calls = 0;
  let usage: AnthropicUsage | undefined;
  let stopReason: string | undefined;
  let stopSequence: string | undefined;
  let refusal: string | undefined;

  const startBlock = (index: number, block: RawBlock, out: StreamEvent[]) => {
    const opened: OpenBlock = { block, call: calls, hasDelta: false, signature: block.signature ?? '' };
    open.set(index, opened);
    switch (block.type) {
      case 'text':
        if (block.text) out.push({ type: 'text-delta', text: block.text });
        break;
      case 'thinking':
        if (block.thinking) out.push({ type: 'reasoning-delta', text: block.thinking });
        break;
      case 'redacted_thinking':
        out.push({ type: 'reasoning-delta', text: '', redacted: block.data ?? '' });
        break;
      case 'tool_use':
        calls += 1;
        out.push({
          type: 'tool-call-delta',
          index: opened.call,
          id: block.id || `call_${opened.call}`,
          name: block.name ?? '',
          arguments: '',
        });
        break;
    }
  };

  const addDelta = (opened: OpenBlock, delta: Delta, out: StreamEvent[]) => {
    switch (delta.type) {
      case 'text_delta':
        if (opened.block.type === 'text' && delta.text) out.push({ type: 'text-delta', text: delta.text });
        break;
      case 'thinking_delta':
        if (delta.thinking) out.push({ type: 'reasoning-delta', text: delta.thinking });
        break;
      case 'signature_delta':
        opened.signature += delta.signature ?? '';
        break;
      case 'input_json_delta':
        // Server tools stream their input in the same way; it is none of the caller's business.
        if (opened.block.type !== 'tool_use' || !delta.partial_json) break;
        opened.hasDelta = true;
        out.push({ type: 'tool-call-delta', index: opened.call, arguments: delta.partial_json });
        break;
    }
  };

  const stopBlock = (index: number, out: StreamEvent[]) => {
    const opened = open.get(index);
    if (!opened) return;
    open.delete(index);
    if (opened.block.type === 'thinking' && opened.signature !== '') {
      out.push({ type: 'reasoning-delta', text: '', signature: opened.signature });
    }
    // Some servers give the whole input with the start of the block, and a call without arguments has no deltas at all.
    if (opened.block.type === 'tool_use' && !opened.hasDelta) {
      out.push({ type: 'tool-call-delta', index: opened.call, arguments: fromToolInput(opened.block.input) });
    }
  };

  const notTheProtocol = () =>
    new LlmError('BAD_RESPONSE', 'The provider sent an event that is not one of its API.', where);

  const parse = <T extends z.ZodType>(schema: T, data: unknown): z.infer<T> => {
    const parsed = schema.safeParse(data);
    if (!parsed.success) throw notTheProtocol();
    return parsed.data;
  };

  const finish = (out: StreamEvent[]) => {
    for (const index of [...open.keys()].sort((a, b) => a - b)) stopBlock(index, out);
    const stop = stopReason ?? (calls > 0 ? 'tool_use' : 'end_turn');
    if (stop === 'refusal' && refusal) out.push({ type: 'refusal-delta', text: refusal });
    isFinished = true;
    out.push({
      type: 'finish',
      reason: fromStopReason(stop),
      usage: fromUsage(usage),
      ...(stopReason === undefined ? {} : { rawReason: stopReason }),
      ...(stopSequence === undefined ? {} : { stopSequence }),
    });
  };

  const read = (type: string, value: JsonObject, out: StreamEvent[]) => {
    switch (type) {
      case 'message_start': {
        if (isStarted) throw notTheProtocol();
        isStarted = true;
        const { message } = parse(eventSchemas.message_start, value);
        usage = mergeUsage(usage, message.usage ?? undefined);
        out.push({ type: 'start', model: message.model ?? model, ...(message.id ? { id: message.id } : {}), warnings });
        break;
      }
      case 'content_block_start': {
        const started = parse(eventSchemas.content_block_start, value);
        stopBlock(started.index, out);
        startBlock(started.index, started.content_block, out);
        break;
      }
      case 'content_block_delta': {
        const { index, delta } = plainDelta(value) ?? parse(eventSchemas.content_block_delta, value);
        const opened = open.get(index);
        if (!opened) throw notTheProtocol();
        addDelta(opened, delta, out);
        break;
      }
      case 'content_block_stop':
        stopBlock(parse(eventSchemas.content_block_stop, value).index, out);
        break;
      case 'message_delta': {
        const changed = parse(eventSchemas.message_delta, value);
        usage = mergeUsage(usage, changed.usage ?? undefined);
        stopReason = changed.delta?.stop_reason ?? stopReason;
        stopSequence = changed.delta?.stop_sequence ?? stopSequence;
        refusal = changed.delta?.stop_details?.explanation ?? refusal;
        break;
      }
      case 'message_stop':
        finish(out);
        break;
    }
  };

  return {
    push({ event, data, isUnterminated }, out) {
      if (isFinished) return;
      const value = toObject(data);
      if (!value) {
        // Half an event is a broken connection; `[DONE]` is a gateway's own end mark, the protocol has none.
        if (isUnterminated || data.trim() === '[DONE]') return;
        throw notTheProtocol();
      }
      const type = typeof value['type'] === 'string' ? value['type'] : event;
      if (type === 'error' || isObject(value['error'])) throw fromAnthropicErrorEvent(value, provider);
      if (type === undefined || !KNOWN.has(type)) return;
      if (!isStarted && type !== 'message_start') throw notTheProtocol();
      read(type, value, out);
    },
    end(out) {
      if (isFinished) return;
      if (stopReason !== undefined) return finish(out);
      throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off before its end.', {
        ...where,
        ...(usage ? { usage: fromUsage(usage) } : {}),
      });
    },
    get isComplete() {
      return stopReason !== undefined;
    },
    get isFinished() {
      return isFinished;
    },
  };
}

/** A delta that is as it should be, without the schema: nearly every event of a stream is one. */
function plainDelta({ index, delta }: JsonObject): { readonly index: number; readonly delta: Delta } | undefined {
  if (typeof index !== 'number' || !isObject(delta) || typeof delta['type'] !== 'string') return undefined;
  const field = FIELD_OF_DELTA[delta['type']];
  return field !== undefined && typeof delta[field] === 'string' ? { index, delta: delta as Delta } : undefined;
}

const FIELD_OF_DELTA: Readonly<Record<string, string>> = {
  text_delta: 'text',
  thinking_delta: 'thinking',
  signature_delta: 'signature',
  input_json_delta: 'partial_json',
};

const KNOWN = new Set([...Object.keys(eventSchemas), 'message_stop']);

type JsonObject = Readonly<Record<string, unknown>>;

function toObject(data: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
