import { type FinishReason, LlmError, type StreamEvent, type TokenLogprob, type Usage } from '@modelhaven/core';
import { fromOpenAiError } from '@modelhaven/wire/openai';
import type * as z from 'zod';
import {
  eventSchema,
  type logprobsSchema,
  type ResponseBody,
  type ResponseItem,
  responseSchema,
} from './read-schemas.ts';
import { toSignature } from './to-input.ts';

/** What an answer does not tell about itself. */
export interface ReadingOptions {
  /** The model that was asked for, where the answer names none. */
  readonly model: string;
  readonly warnings: readonly string[];
}

/** Turns the events of one streamed answer into ours, synchronously. */
export interface ResponsesDecoder {
  /** Adds to `out` what the event says. Throws what an error stands for, and `BAD_RESPONSE`. */
  push(event: { readonly data: string; readonly isUnterminated?: true }, out: StreamEvent[]): void;
  /** The whole answer at once. */
  whole(body: unknown, out: StreamEvent[]): void;
  /** The end of the stream. Throws `STREAM_INTERRUPTED` before the answer was complete. */
  end(): void;
  readonly isFinished: boolean;
}

interface OpenItem {
  /** Number among the calls of the answer. */
  readonly call: number;
  hasText: boolean;
  hasRefusal: boolean;
  hasThought: boolean;
  hasArguments: boolean;
  isDone: boolean;
}

/** A decoder for one answer of the Responses API. */
export function createResponsesDecoder({ model, warnings }: ReadingOptions): ResponsesDecoder {
  const items = new Map<number, OpenItem>();
  let isStarted = false;
  let isFinished = false;
  let calls = 0;
  let hasRefused = false;

  const start = (response: ResponseBody | null | undefined, out: StreamEvent[]) => {
    if (isStarted) return;
    isStarted = true;
    out.push({
      type: 'start',
      model: response?.model || model,
      ...(response?.id ? { id: response.id } : {}),
      warnings,
    });
  };

  const open = (index: number, item: ResponseItem, out: StreamEvent[]): OpenItem => {
    const known = items.get(index);
    if (known) return known;
    const opened = { hasText: false, hasRefusal: false, hasThought: false, hasArguments: false, isDone: false };
    const made: OpenItem = { call: calls, ...opened };
    items.set(index, made);
    if (item.type === 'function_call') {
      calls += 1;
      const id = item.call_id || item.id || `call_${made.call}`;
      out.push({ type: 'tool-call-delta', index: made.call, id, name: item.name ?? '', arguments: '' });
    }
    return made;
  };

  /** Gives out of a complete item what no delta has given, and closes it. */
  const done = (index: number, item: ResponseItem, out: StreamEvent[]) => {
    const state = open(index, item, out);
    if (state.isDone) return;
    state.isDone = true;
    switch (item.type) {
      case 'function_call':
        if (!state.hasArguments) {
          out.push({ type: 'tool-call-delta', index: state.call, arguments: item.arguments || '{}' });
        }
        break;
      case 'reasoning': {
        const thought = (item.summary?.length ? item.summary : item.content)
          ?.map((part) => part.text ?? '')
          .join('\n\n');
        if (!state.hasThought && thought) out.push({ type: 'reasoning-delta', text: thought });
        if (item.id && item.encrypted_content) {
          out.push({ type: 'reasoning-delta', text: '', signature: toSignature(item.id, item.encrypted_content) });
        }
        break;
      }
      case 'message':
        for (const part of item.content ?? []) {
          if (part.type === 'output_text' && part.text && !state.hasText) {
            out.push({ type: 'text-delta', text: part.text, ...toLogprobs(part.logprobs) });
          }
          if (part.type === 'refusal' && part.refusal && !state.hasRefusal) {
            hasRefused = true;
            out.push({ type: 'refusal-delta', text: part.refusal });
          }
        }
        break;
    }
  };

  const finish = (response: ResponseBody, out: StreamEvent[]) => {
    for (const [index, item] of (response.output ?? []).entries()) done(index, item, out);
    const raw = response.incomplete_details?.reason ?? response.status ?? undefined;
    isFinished = true;
    out.push({
      type: 'finish',
      reason: reasonOf(response, calls > 0, hasRefused),
      usage: toUsage(response.usage),
      ...(raw ? { rawReason: raw } : {}),
    });
  };

  return {
    push({ data, isUnterminated }, out) {
      if (isFinished || data.trim() === '[DONE]') return;
      const event = parse(data);
      if (!event) {
        if (isUnterminated) return;
        throw new LlmError('BAD_RESPONSE', 'The provider sent an event that is not one of its API.');
      }
      const { type, response, item } = event;
      const index = event.output_index ?? 0;
      const delta = typeof event.delta === 'string' ? event.delta : '';
      switch (type) {
        case 'error':
          // The error stands in the event itself, or within it as elsewhere.
          throw fromOpenAiError(0, {}, 'error' in event ? event : { error: { ...event, type: undefined } });
        case 'response.failed':
          throw failureOf(response);
        case 'response.created':
        case 'response.in_progress':
        case 'response.queued':
          start(response, out);
          return;
      }
      if (!type.startsWith('response.')) return;
      start(response, out);
      // Some servers do not announce their items.
      const stateOf = (kind: string) => items.get(index) ?? open(index, { type: kind }, out);
      switch (type) {
        case 'response.output_item.added':
          if (item) open(index, item, out);
          break;
        case 'response.output_text.delta':
          stateOf('message').hasText = true;
          if (delta !== '') out.push({ type: 'text-delta', text: delta, ...toLogprobs(event.logprobs) });
          break;
        case 'response.refusal.delta':
          hasRefused = true;
          stateOf('message').hasRefusal = true;
          if (delta !== '') out.push({ type: 'refusal-delta', text: delta });
          break;
        case 'response.reasoning_summary_part.added':
          if ((event.summary_index ?? 0) > 0) out.push({ type: 'reasoning-delta', text: '\n\n' });
          break;
        case 'response.reasoning_summary_text.delta':
        case 'response.reasoning_text.delta':
          stateOf('reasoning').hasThought = true;
          if (delta !== '') out.push({ type: 'reasoning-delta', text: delta });
          break;
        case 'response.function_call_arguments.delta': {
          // A call that was not announced has no name yet; it comes whole at its end.
          const state = items.get(index);
          if (!state || delta === '') break;
          state.hasArguments = true;
          out.push({ type: 'tool-call-delta', index: state.call, arguments: delta });
          break;
        }
        case 'response.output_item.done':
          if (item) done(index, item, out);
          break;
        case 'response.completed':
        case 'response.incomplete':
          if (response) finish(response, out);
          break;
      }
    },
    whole(body, out) {
      const parsed = responseSchema.safeParse(body);
      if (parsed.success && (parsed.data.error || parsed.data.status === 'failed')) throw failureOf(parsed.data);
      if (!parsed.success || !parsed.data.output) {
        throw new LlmError('BAD_RESPONSE', 'The provider answered something that is not a response of its API.');
      }
      start(parsed.data, out);
      finish(parsed.data, out);
    },
    end() {
      if (!isFinished) throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off before its end.');
    },
    get isFinished() {
      return isFinished;
    },
  };
}

type ParsedEvent = z.infer<typeof eventSchema>;

function parse(data: string): ParsedEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    if (isTextDelta(value)) return value;
    const parsed = eventSchema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** True for a piece of text that is as it should be, without the schema: nearly every event of a stream is one. */
function isTextDelta(value: unknown): value is ParsedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, delta, output_index: index, logprobs } = value as Readonly<Record<string, unknown>>;
  const isPlain = logprobs === undefined || (Array.isArray(logprobs) && logprobs.length === 0);
  return type === 'response.output_text.delta' && typeof delta === 'string' && Number.isInteger(index) && isPlain;
}

function failureOf(response: ResponseBody | null | undefined): LlmError {
  return fromOpenAiError(0, {}, { error: response?.error ?? { code: 'server_error' } });
}

function reasonOf(response: ResponseBody, hasCalls: boolean, hasRefused: boolean): FinishReason {
  if (response.status === 'incomplete') {
    const why = response.incomplete_details?.reason;
    return why === 'max_output_tokens' ? 'length' : why === 'content_filter' ? 'content-filter' : 'other';
  }
  if (response.status !== 'completed' && response.status) return 'other';
  if (hasCalls) return 'tool-calls';
  return hasRefused ? 'refusal' : 'stop';
}

function toUsage(usage: ResponseBody['usage']): Usage {
  const { input_tokens: input, output_tokens: output } = usage ?? {};
  const cached = usage?.input_tokens_details?.cached_tokens;
  const written = usage?.input_tokens_details?.cache_write_tokens;
  const reasoning = usage?.output_tokens_details?.reasoning_tokens;
  return {
    ...(typeof input === 'number' ? { inputTokens: input } : {}),
    ...(typeof output === 'number' ? { outputTokens: output } : {}),
    ...(typeof cached === 'number' ? { cachedInputTokens: cached } : {}),
    ...(typeof written === 'number' ? { cacheWriteTokens: written } : {}),
    ...(typeof reasoning === 'number' ? { reasoningTokens: reasoning } : {}),
  };
}

function toLogprobs(entries: z.infer<typeof logprobsSchema>): { readonly logprobs?: readonly TokenLogprob[] } {
  if (!entries?.length) return {};
  const plain = ({
    token,
    logprob,
    bytes,
  }: (typeof entries)[number] | { token: string; logprob: number; bytes?: number[] | null | undefined }) => ({
    token,
    logprob,
    ...(bytes ? { bytes } : {}),
  });
  return {
    logprobs: entries.map((entry) => ({
      ...plain(entry),
      ...(entry.top_logprobs?.length ? { top: entry.top_logprobs.map(plain) } : {}),
    })),
  };
}
