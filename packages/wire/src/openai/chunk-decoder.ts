import { LlmError, type StreamEvent, type Usage } from '@modelhaven/core';
import type { SseEvent } from '../sse/parse.ts';
import { ChunkTemplate } from './chunk-template.ts';
import { fromFinishReason } from './finish-reason.ts';
import { type FromOpenAiOptions, insideError, warningsOf } from './from-response.ts';
import { filled, isRecord, type JsonObject, listOf } from './json.ts';
import { fromOpenAiLogprobs } from './logprobs.ts';
import { OPENAI_QUIRKS } from './quirks.ts';
import { fromContentParts, reasoningOf } from './reasoning.ts';
import { createToolCallAssembler, type ToolCallAssembler } from './tool-call-assembler.ts';
import { fromOpenAiUsage } from './usage.ts';

/** What an event of the stream is, as far as the decoder looks at it. */
export type ChunkEvent = Pick<SseEvent, 'event' | 'data' | 'isUnterminated'>;

/** Decodes one streamed answer, event by event, without waiting for anything. */
export interface ChunkDecoder {
  /** Puts what the event says behind `out`. Throws the error that it reports, or `BAD_RESPONSE` if it is none. */
  push(event: ChunkEvent, out: StreamEvent[]): void;
  /** The bytes are at their end: puts `finish` behind `out`, or throws `STREAM_INTERRUPTED`. */
  end(out: StreamEvent[]): void;
  /** True once the provider has said why the answer ended: a connection that breaks now loses nothing but the usage. */
  readonly isComplete: boolean;
  /** True once `finish` is out; what comes later is not looked at. */
  readonly isFinished: boolean;
}

/** A decoder for one answer of `POST /chat/completions` with `stream: true`. */
export function createOpenAiChunkDecoder(options: FromOpenAiOptions = {}): ChunkDecoder {
  return new Decoder(options);
}

interface End {
  readonly reason: string;
  readonly native: string | undefined;
  readonly stop: string | undefined;
  hasUsage: boolean;
}

// A class: every open stream holds one, and a closure for each of its methods would be most of what it holds.
class Decoder implements ChunkDecoder {
  readonly #options: FromOpenAiOptions;
  readonly #template = new ChunkTemplate();
  #warnings: readonly string[];
  #id: string | undefined;
  #model: string | undefined;
  #isStarted = false;
  #isFinished = false;
  #hasRefusal = false;
  #usage: Usage | undefined;
  #end: End | undefined;
  #late: string[] | undefined;
  #calls: ToolCallAssembler | undefined;

  constructor(options: FromOpenAiOptions) {
    this.#options = options;
    this.#warnings = options.warnings ?? [];
  }

  get isComplete(): boolean {
    return this.#end !== undefined;
  }

  get isFinished(): boolean {
    return this.#isFinished;
  }

  push(event: ChunkEvent, out: StreamEvent[]): void {
    if (this.#isFinished) return;
    const { data } = event;
    if (event.event === undefined && this.#end === undefined) {
      const text = this.#template.textOf(data);
      if (text !== undefined) {
        if (text !== '') out.push({ type: 'text-delta', text });
        return;
      }
    }
    if (data === '[DONE]') {
      if (!this.#isStarted && !this.#end) throw new LlmError('STREAM_INTERRUPTED', 'The answer ended before it began.');
      this.#finish(out, this.#end?.reason);
      return;
    }
    const from = out.length;
    const usage = this.#usage;
    const calls = this.#calls;
    const late = this.#late;
    const isStarted = this.#isStarted;
    this.#read(event, out);
    // Nothing came of it but a text: those that look alike need not be parsed.
    const only = out.length === from + 1 ? out[from] : undefined;
    if (!isStarted || only?.type !== 'text-delta' || only.logprobs || event.event !== undefined || this.#end) return;
    if (usage === this.#usage && calls === this.#calls && late === this.#late) this.#template.learn(data, only.text);
  }

  end(out: StreamEvent[]): void {
    if (this.#isFinished) return;
    if (!this.#end) {
      throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off before the provider ended it; try again.');
    }
    this.#finish(out, this.#end.reason);
  }

  #read({ event, data, isUnterminated }: ChunkEvent, out: StreamEvent[]): void {
    const chunk = parse(data, isUnterminated === true);
    if (chunk === 'blank' || (chunk === 'cut' && this.#end)) return;
    if (chunk === 'cut') {
      throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off in the middle of an event; try again.');
    }
    if (event === 'error' || isRecord(chunk['error']) || filled(chunk['error']) !== undefined) {
      throw insideError(chunk, this.#options);
    }
    this.#id ??= filled(chunk['id']);
    this.#model ??= filled(chunk['model']);
    if (chunk['warnings'] !== undefined) {
      if (!this.#isStarted) this.#warnings = [...this.#warnings, ...warningsOf(chunk)];
      else this.#late = [...(this.#late ?? []), ...warningsOf(chunk)];
    }
    const choices = chunk['choices'];
    if (choices !== undefined && choices !== null && !Array.isArray(choices)) throw malformed();
    for (const choice of listOf(choices)) {
      if (!isRecord(choice)) throw malformed();
      if ((choice['index'] ?? 0) === 0) this.#readChoice(choice, chunk, out);
    }
    const groq = chunk['x_groq'];
    const { usageOf = fromOpenAiUsage } = this.#options;
    const counted = usageOf(chunk['usage'] ?? (isRecord(groq) ? groq['usage'] : undefined));
    // Cumulative: the last one holds. An empty one (some send it early) does not erase what was counted.
    if (counted && Object.keys(counted).length > 0) {
      this.#usage = { ...this.#usage, ...counted };
      // Zeros may stand for counts that are still to come.
      const { inputTokens = 0, outputTokens = 0 } = this.#usage;
      if (this.#end) this.#end.hasUsage = inputTokens > 0 || outputTokens > 0;
    }
    if (this.#end?.hasUsage) this.#finish(out, this.#end.reason);
  }

  #start(out: StreamEvent[]): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const id = this.#id;
    const model = this.#model ?? this.#options.model ?? '';
    out.push({ type: 'start', model, ...(id === undefined ? {} : { id }), warnings: this.#warnings });
  }

  #finish(out: StreamEvent[], reason: string | undefined): void {
    if (this.#isFinished) return;
    this.#start(out);
    this.#calls?.end();
    this.#isFinished = true;
    const noReason = reason === undefined ? ['The provider did not say why the answer ended.'] : [];
    const late = [...(this.#late ?? []), ...noReason];
    const end = this.#end;
    const hasToolCalls = (this.#calls?.count ?? 0) > 0;
    const hasRefusal = this.#hasRefusal;
    out.push({
      type: 'finish',
      reason:
        reason === undefined
          ? hasToolCalls
            ? 'tool-calls'
            : 'other'
          : fromFinishReason({ reason, native: end?.native, hasToolCalls, hasRefusal }),
      usage: this.#usage ?? {},
      ...(reason === undefined ? {} : { rawReason: end?.native ?? reason }),
      ...(end?.stop === undefined ? {} : { stopSequence: end.stop }),
      ...(late.length > 0 ? { warnings: late } : {}),
    });
  }

  #readChoice(choice: JsonObject, chunk: JsonObject, out: StreamEvent[]): void {
    const reason = filled(choice['finish_reason']);
    if (isRecord(choice['error'])) throw insideError(choice, this.#options);
    if (reason === 'error') throw insideError(chunk, this.#options);
    this.#start(out);
    // Some servers close with a whole `message` in place of a delta; its text has been streamed already.
    if (isRecord(choice['delta']) || typeof choice['text'] === 'string') {
      this.#readDelta(choice, isRecord(choice['delta']) ? choice['delta'] : {}, out);
    }
    if (reason !== undefined && !this.#end) {
      this.#end = {
        reason,
        native: filled(choice['native_finish_reason']),
        stop: filled(choice['stop_reason']),
        hasUsage: false,
      };
    }
  }

  #readDelta(choice: JsonObject, delta: JsonObject, out: StreamEvent[]): void {
    const fields = (this.#options.quirks ?? OPENAI_QUIRKS).reasoningFields;
    for (const { text, signature, redacted } of reasoningOf(delta, fields)) {
      if (text !== '') out.push({ type: 'reasoning-delta', text });
      if (signature !== undefined) out.push({ type: 'reasoning-delta', text: '', signature });
      if (redacted !== undefined) out.push({ type: 'reasoning-delta', text: '', redacted });
    }
    const content = delta['content'] ?? choice['text'];
    let text = '';
    if (typeof content === 'string') text = content;
    else if (Array.isArray(content)) {
      const parts = fromContentParts(content);
      text = parts.text;
      if (parts.reasoning !== '') out.push({ type: 'reasoning-delta', text: parts.reasoning });
    } else if (content !== undefined && content !== null) throw malformed();
    const logprobs = isRecord(choice['logprobs']) ? fromOpenAiLogprobs(choice['logprobs']) : undefined;
    if (logprobs) out.push({ type: 'text-delta', text, logprobs });
    else if (text !== '') out.push({ type: 'text-delta', text });
    const refusal = filled(delta['refusal']);
    if (refusal !== undefined) {
      this.#hasRefusal = true;
      out.push({ type: 'refusal-delta', text: refusal });
    }
    const toolCalls = delta['tool_calls'];
    if (Array.isArray(toolCalls)) {
      for (const call of toolCalls) {
        if (!isRecord(call)) throw malformed();
        this.#push(call, out);
      }
    }
    if (isRecord(delta['function_call'])) this.#push(delta['function_call'], out);
  }

  #push(call: JsonObject, out: StreamEvent[]): void {
    this.#calls ??= createToolCallAssembler(() => this.#id);
    const event = this.#calls.push(call);
    if (event) out.push(event);
  }
}

function parse(data: string, isUnterminated: boolean): JsonObject | 'blank' | 'cut' {
  if (data.trim() === '') return 'blank';
  let chunk: unknown;
  try {
    chunk = JSON.parse(data);
  } catch {
    if (isUnterminated) return 'cut';
    throw malformed();
  }
  if (!isRecord(chunk)) throw malformed();
  return chunk;
}

function malformed(): LlmError {
  return new LlmError('BAD_RESPONSE', 'The stream holds an event that is no chat completion chunk.');
}
