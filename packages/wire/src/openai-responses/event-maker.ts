import { type FinishEvent, LlmError, type StreamEvent, type Usage } from '@modelhaven/core';
import type { JsonObject } from '../openai/json.ts';
import { toOpenAiError } from '../openai/to-error.ts';
import { toEncrypted } from './encrypted.ts';
import { type ItemStatus, type OutputItem, type SaidPart, toItem, toLogprobs, toPart } from './output-items.ts';

/** What an answer says of itself. */
export interface ResponsesEventOptions {
  /** `resp_…`. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** The model as the client shall see it. */
  readonly model: string;
  /** What the response repeats of its request. */
  readonly echo: JsonObject;
  readonly includeEncrypted: boolean;
  /** A new id with a prefix: `msg_`, `rs_`, `fc_`. */
  readonly createId: (prefix: string) => string;
  /** Seconds since 1970, when the answer ends. */
  readonly now: () => number;
}

/** An event of the stream; `data.type` is its name. */
export type ResponsesEvent = JsonObject & { readonly type: string };

/** Makes the events of one answer in the order that OpenAI sends them. */
export interface ResponsesEventMaker {
  eventsOf(event: StreamEvent): readonly ResponsesEvent[];
  /** The event that ends an answer that broke. */
  fail(error: unknown): ResponsesEvent;
  /** The response as it stands. */
  readonly response: JsonObject;
}

interface HeldCall {
  readonly id: string;
  readonly name: string;
  arguments: string;
}

/**
 * A maker of events for one answer. Items come one after another: of several calls the first streams, and the others
 * follow whole when it is certain that the first is complete, at the end.
 */
export function createResponsesEventMaker(options: ResponsesEventOptions): ResponsesEventMaker {
  const { id, createdAt, model, echo, createId } = options;
  const items: OutputItem[] = [];
  const done = new Map<OutputItem, ItemStatus>();
  const held = new Map<number, HeldCall>();
  let liveCall: { readonly index: number; readonly item: Extract<OutputItem, { type: 'function_call' }> } | undefined;
  let open: OutputItem | undefined;
  let part: SaidPart | undefined;
  let sequence = 0;
  let out: ResponsesEvent[] = [];
  let response = toResponse('in_progress', {});

  function toResponse(status: string, more: JsonObject): JsonObject {
    return {
      id,
      object: 'response',
      created_at: createdAt,
      status,
      completed_at: null,
      error: null,
      incomplete_details: null,
      model,
      output: items.map((item) => toItem(item, done.get(item) ?? 'in_progress')),
      usage: null,
      ...echo,
      ...more,
    };
  }
  const emit = (type: string, fields: JsonObject) => out.push({ type, sequence_number: sequence++, ...fields });
  const at = (item: OutputItem) => ({ item_id: item.id, output_index: item.index });

  const add = <Item extends OutputItem>(item: Item): Item => {
    items.push(item);
    emit('response.output_item.added', { output_index: item.index, item: toItem(item, 'in_progress') });
    return item;
  };
  const closePart = () => {
    if (!part || open?.type !== 'message') return;
    const place = { ...at(open), content_index: open.parts.indexOf(part) };
    if (part.type === 'refusal') emit('response.refusal.done', { ...place, refusal: part.text });
    else emit('response.output_text.done', { ...place, text: part.text, logprobs: part.logprobs });
    emit('response.content_part.done', { ...place, part: toPart(part) });
    part = undefined;
  };
  const finishItem = (item: OutputItem, status: ItemStatus) => {
    done.set(item, status);
    emit('response.output_item.done', { output_index: item.index, item: toItem(item, status) });
  };
  const close = (status: ItemStatus = 'completed') => {
    closePart();
    if (open?.type === 'reasoning' && open.text !== '') {
      const place = { ...at(open), summary_index: 0 };
      emit('response.reasoning_summary_text.done', { ...place, text: open.text });
      emit('response.reasoning_summary_part.done', { ...place, part: { type: 'summary_text', text: open.text } });
    }
    if (open) finishItem(open, status);
    open = undefined;
  };
  const closeCall = (item: Extract<OutputItem, { type: 'function_call' }>, status: ItemStatus) => {
    emit('response.function_call_arguments.done', { ...at(item), name: item.name, arguments: item.arguments });
    finishItem(item, status);
  };

  const say = (type: SaidPart['type'], text: string, logprobs: readonly JsonObject[]) => {
    if (open?.type !== 'message') {
      close();
      open = add({ type: 'message', id: createId('msg_'), index: items.length, parts: [] });
    }
    if (open.type !== 'message') return;
    if (part?.type !== type) {
      closePart();
      part = { type, text: '', logprobs: [] };
      open.parts.push(part);
      emit('response.content_part.added', {
        ...at(open),
        content_index: open.parts.length - 1,
        part: toPart({ ...part, logprobs: [] }),
      });
    }
    part.text += text;
    part.logprobs.push(...logprobs);
    const place = { ...at(open), content_index: open.parts.length - 1, delta: text };
    if (type === 'refusal') emit('response.refusal.delta', place);
    else emit('response.output_text.delta', { ...place, logprobs });
  };

  const think = ({ text, signature, redacted }: Extract<StreamEvent, { type: 'reasoning-delta' }>) => {
    if (open?.type !== 'reasoning') {
      if (text === '' && !options.includeEncrypted) return;
      close();
      open = add({ type: 'reasoning', id: createId('rs_'), index: items.length, text: '', encrypted: undefined });
    }
    if (open.type !== 'reasoning') return;
    const place = { ...at(open), summary_index: 0 };
    if (text !== '') {
      if (open.text === '') {
        emit('response.reasoning_summary_part.added', { ...place, part: { type: 'summary_text', text: '' } });
      }
      open.text += text;
      emit('response.reasoning_summary_text.delta', { ...place, delta: text });
    }
    if (signature === undefined && redacted === undefined) return;
    if (options.includeEncrypted) {
      open.encrypted = toEncrypted({
        ...(signature === undefined ? {} : { signature }),
        ...(redacted === undefined ? {} : { redacted }),
      });
    }
    close();
  };

  const addCall = (call: HeldCall) => {
    close();
    return add({
      type: 'function_call',
      id: createId('fc_'),
      index: items.length,
      callId: call.id,
      name: call.name,
      arguments: '',
    });
  };
  const grow = (item: Extract<OutputItem, { type: 'function_call' }>, text: string) => {
    if (text === '') return;
    item.arguments += text;
    emit('response.function_call_arguments.delta', { ...at(item), delta: text });
  };
  const call = ({ index, id: callId, name, arguments: text }: Extract<StreamEvent, { type: 'tool-call-delta' }>) => {
    if (!liveCall) {
      const first = { id: callId ?? `call_${index}`, name: name ?? '', arguments: '' };
      liveCall = { index, item: addCall(first) };
    }
    if (liveCall.index === index) return grow(liveCall.item, text);
    const known = held.get(index) ?? { id: callId ?? `call_${index}`, name: name ?? '', arguments: '' };
    known.arguments += text;
    held.set(index, known);
  };

  const finish = ({ reason, usage }: FinishEvent) => {
    const why = reason === 'length' ? 'max_output_tokens' : reason === 'content-filter' ? 'content_filter' : undefined;
    const status = why === undefined ? 'completed' : 'incomplete';
    close(status);
    if (liveCall) closeCall(liveCall.item, status);
    for (const [, each] of [...held].sort(([a], [b]) => a - b)) {
      const item = addCall(each);
      grow(item, each.arguments);
      closeCall(item, status);
    }
    response = toResponse(status, {
      completed_at: status === 'completed' ? options.now() : null,
      incomplete_details: why === undefined ? null : { reason: why },
      usage: toUsage(usage),
    });
    emit(`response.${status}`, { response });
  };

  return {
    eventsOf(event) {
      out = [];
      switch (event.type) {
        case 'start':
          emit('response.created', { response });
          emit('response.in_progress', { response });
          break;
        case 'text-delta':
          if (event.text !== '' || event.logprobs?.length) say('output_text', event.text, toLogprobs(event.logprobs));
          break;
        case 'safety.retract':
          emit('modelhaven.safety.retract', { from: event.from, categories: event.categories, level: event.level });
          break;
        case 'refusal-delta':
          if (event.text !== '') say('refusal', event.text, []);
          break;
        case 'reasoning-delta':
          think(event);
          break;
        case 'tool-call-delta':
          call(event);
          break;
        case 'finish':
          finish(event);
          break;
      }
      return out;
    },
    fail(thrown) {
      const { code, message } = toOpenAiError(LlmError.from(thrown)).body['error'] as JsonObject;
      response = toResponse('failed', { error: { code, message } });
      return { type: 'response.failed', sequence_number: sequence++, response };
    },
    get response() {
      return response;
    },
  };
}

/** Tokens as the API counts them; null where the provider did not count. */
function toUsage(usage: Usage): JsonObject | null {
  const { inputTokens, outputTokens, cachedInputTokens = 0, reasoningTokens = 0 } = usage;
  if (inputTokens === undefined && outputTokens === undefined) return null;
  return {
    input_tokens: inputTokens ?? 0,
    input_tokens_details: { cached_tokens: cachedInputTokens },
    output_tokens: outputTokens ?? 0,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: (inputTokens ?? 0) + (outputTokens ?? 0),
  };
}
