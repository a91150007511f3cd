import type { FinishReason, StreamEvent, TokenLogprob, ToolCall } from '@modelhaven/core';
import type { JsonObject } from '../openai/json.ts';

/** What an answer says of itself. */
export interface OllamaLineOptions {
  /** `chat` has a `message`, `generate` a `response`. */
  readonly shape: 'chat' | 'generate';
  /** The model as the client shall see it. */
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Makes the lines of one answer of `/api/chat` or `/api/generate`, event by event. */
export interface OllamaLineMaker {
  /** The lines that an event becomes: none or one; at the end also those of the tool calls, which come whole. */
  linesOf(event: StreamEvent): readonly JsonObject[];
  /** A line that says nothing, to keep a silent connection open. */
  idle(): JsonObject;
}

/** What one line holds. */
export interface OllamaContent {
  readonly text?: string;
  readonly thinking?: string;
  readonly toolCalls?: readonly ToolCall[];
  readonly logprobs?: readonly TokenLogprob[] | undefined;
}

/**
 * A maker of lines for one answer. A refusal is text to clients of Ollama; signatures of thinking have no place and are
 * left out.
 */
export function createOllamaLineMaker({ shape, model, now }: OllamaLineOptions): OllamaLineMaker {
  const startedAt = now();
  let firstAt: number | undefined;
  const calls = new Map<number, ToolCall>();

  const line = (content: OllamaContent) => ({
    model,
    created_at: new Date(now()).toISOString(),
    ...toContent(shape, content),
  });
  const piece = (content: OllamaContent): readonly JsonObject[] => {
    firstAt ??= now();
    return [{ ...line(content), done: false }];
  };

  return {
    linesOf(event) {
      switch (event.type) {
        case 'start':
          return [];
        case 'text-delta':
          return event.text === '' && !event.logprobs?.length
            ? []
            : piece({ text: event.text, logprobs: event.logprobs });
        case 'safety.retract':
          return [
            {
              ...line({}),
              done: false,
              modelhaven: { type: event.type, from: event.from, categories: event.categories, level: event.level },
            },
          ];
        case 'refusal-delta':
          return event.text === '' ? [] : piece({ text: event.text });
        case 'reasoning-delta':
          return event.text === '' ? [] : piece({ thinking: event.text });
        case 'tool-call-delta': {
          firstAt ??= now();
          const known = calls.get(event.index);
          calls.set(event.index, {
            id: known?.id ?? event.id ?? `call_${event.index}`,
            name: known?.name ?? event.name ?? '',
            arguments: (known?.arguments ?? '') + event.arguments,
          });
          return [];
        }
        case 'finish': {
          const toolCalls = [...calls.entries()].sort(([a], [b]) => a - b).map(([, call]) => call);
          const endedAt = now();
          return [
            ...(toolCalls.length === 0 ? [] : piece({ toolCalls })),
            {
              ...line({}),
              done: true,
              done_reason: toDoneReason(event.reason),
              ...toFigures(event.usage, { totalMs: endedAt - startedAt, firstMs: (firstAt ?? endedAt) - startedAt }),
            },
          ];
        }
      }
    },
    idle: () => ({ ...line({}), done: false }),
  };
}

/** The part of a line that differs between the two routes. */
export function toContent(
  shape: OllamaLineOptions['shape'],
  { text = '', thinking, toolCalls = [], logprobs = [] }: OllamaContent,
): JsonObject {
  const more = {
    ...(thinking === undefined ? {} : { thinking }),
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls.map(toToolCall) }),
  };
  return {
    ...(shape === 'chat' ? { message: { role: 'assistant', content: text, ...more } } : { response: text, ...more }),
    ...(logprobs.length === 0 ? {} : { logprobs: logprobs.map(toLogprob) }),
  };
}

/** Ollama's word for a reason. Ending for a tool, or with a refusal, is `stop` there. */
export function toDoneReason(reason: FinishReason): string {
  if (reason === 'length' || reason === 'other') return reason;
  return reason === 'content-filter' ? 'content_filter' : 'stop';
}

/** Counts, and durations in nanoseconds: until the first content the prompt is read, from then on the answer is written. */
export function toFigures(
  usage: { readonly inputTokens?: number; readonly outputTokens?: number; readonly cachedInputTokens?: number },
  { totalMs, firstMs }: { readonly totalMs: number; readonly firstMs: number },
): JsonObject {
  const { inputTokens, outputTokens, cachedInputTokens } = usage;
  const nanoseconds = (ms: number) => Math.max(0, Math.round(ms * 1e6));
  return {
    total_duration: nanoseconds(totalMs),
    load_duration: 0,
    ...(inputTokens === undefined ? {} : { prompt_eval_count: inputTokens }),
    ...(cachedInputTokens === undefined ? {} : { prompt_eval_cached_count: cachedInputTokens }),
    prompt_eval_duration: nanoseconds(firstMs),
    ...(outputTokens === undefined ? {} : { eval_count: outputTokens }),
    eval_duration: nanoseconds(totalMs - firstMs),
  };
}

function toToolCall({ id, name, arguments: text }: ToolCall, index: number): JsonObject {
  return { id, function: { index, name, arguments: toObject(text) } };
}

/** Ollama knows objects only. What is none, as broken JSON of the model, is kept under a name of its own. */
function toObject(text: string): JsonObject {
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Falls through to the text as it is.
  }
  return { arguments: text };
}

function toLogprob({ top, ...own }: TokenLogprob): JsonObject {
  return { ...plain(own), ...(top === undefined ? {} : { top_logprobs: top.map(plain) }) };
}

function plain({ token, logprob, bytes }: Omit<TokenLogprob, 'top'>): JsonObject {
  return { token, logprob, ...(bytes === undefined ? {} : { bytes }) };
}
