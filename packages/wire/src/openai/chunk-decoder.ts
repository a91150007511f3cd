import { LlmError, type StreamEvent, type Usage } from '@modelhaven/core';
import type { SseEvent } from '../sse/parse.ts';
import { fromFinishReason } from './finish-reason.ts';
import { type FromOpenAiOptions, insideError, warningsOf } from './from-response.ts';
import { filled, isRecord, type JsonObject, listOf } from './json.ts';
import { fromOpenAiLogprobs } from './logprobs.ts';
import { OPENAI_QUIRKS } from './quirks.ts';
import { fromContentParts, reasoningOf } from './reasoning.ts';
import { createToolCallAssembler } from './tool-call-assembler.ts';
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
  const { usageOf = fromOpenAiUsage } = options;
  let warnings = options.warnings ?? [];
  const fields = (options.quirks ?? OPENAI_QUIRKS).reasoningFields;
  let id: string | undefined;
  let model: string | undefined;
  let isStarted = false;
  let isFinished = false;
  let hasRefusal = false;
  let usage: Usage | undefined;
  let end: { reason: string; native: string | undefined; stop: string | undefined; hasUsage: boolean } | undefined;
  const late: string[] = [];
  const calls = createToolCallAssembler(() => id);

  const start = (out: StreamEvent[]) => {
    if (isStarted) return;
    isStarted = true;
    out.push({ type: 'start', model: model ?? options.model ?? '', ...(id === undefined ? {} : { id }), warnings });
  };

  const finish = (out: StreamEvent[], reason: string | undefined) => {
    if (isFinished) return;
    start(out);
    calls.end();
    isFinished = true;
    if (reason === undefined) late.push('The provider did not say why the answer ended.');
    const hasToolCalls = calls.count > 0;
    out.push({
      type: 'finish',
      reason:
        reason === undefined
          ? hasToolCalls
            ? 'tool-calls'
            : 'other'
          : fromFinishReason({ reason, native: end?.native, hasToolCalls, hasRefusal }),
      usage: usage ?? {},
      ...(reason === undefined ? {} : { rawReason: end?.native ?? reason }),
      ...(end?.stop === undefined ? {} : { stopSequence: end.stop }),
      ...(late.length > 0 ? { warnings: late } : {}),
    });
  };

  const readDelta = (choice: JsonObject, delta: JsonObject, out: StreamEvent[]) => {
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
      hasRefusal = true;
      out.push({ type: 'refusal-delta', text: refusal });
    }
    const toolCalls = delta['tool_calls'];
    if (Array.isArray(toolCalls)) {
      for (const call of toolCalls) {
        if (!isRecord(call)) throw malformed();
        const event = calls.push(call);
        if (event) out.push(event);
      }
    }
    if (isRecord(delta['function_call'])) {
      const event = calls.push(delta['function_call']);
      if (event) out.push(event);
    }
  };

  const readChoice = (choice: JsonObject, chunk: JsonObject, out: StreamEvent[]) => {
    const reason = filled(choice['finish_reason']);
    if (isRecord(choice['error'])) throw insideError(choice, options);
    if (reason === 'error') throw insideError(chunk, options);
    start(out);
    // Some servers close with a whole `message` in place of a delta; its text has been streamed already.
    if (isRecord(choice['delta']) || typeof choice['text'] === 'string') {
      readDelta(choice, isRecord(choice['delta']) ? choice['delta'] : {}, out);
    }
    if (reason !== undefined && !end) {
      end = {
        reason,
        native: filled(choice['native_finish_reason']),
        stop: filled(choice['stop_reason']),
        hasUsage: false,
      };
    }
  };

  return {
    push({ event, data, isUnterminated }, out) {
      if (isFinished) return;
      if (data === '[DONE]') {
        if (!isStarted && !end) throw new LlmError('STREAM_INTERRUPTED', 'The answer ended before it began.');
        return finish(out, end?.reason);
      }
      const chunk = parse(data, isUnterminated === true);
      if (chunk === 'blank' || (chunk === 'cut' && end)) return;
      if (chunk === 'cut') {
        throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off in the middle of an event; try again.');
      }
      if (event === 'error' || isRecord(chunk['error']) || filled(chunk['error']) !== undefined) {
        throw insideError(chunk, options);
      }
      id ??= filled(chunk['id']);
      model ??= filled(chunk['model']);
      if (!isStarted && chunk['warnings'] !== undefined) warnings = [...warnings, ...warningsOf(chunk)];
      else if (chunk['warnings'] !== undefined) late.push(...warningsOf(chunk));
      const choices = chunk['choices'];
      if (choices !== undefined && choices !== null && !Array.isArray(choices)) throw malformed();
      for (const choice of listOf(choices)) {
        if (!isRecord(choice)) throw malformed();
        if ((choice['index'] ?? 0) === 0) readChoice(choice, chunk, out);
      }
      const groq = chunk['x_groq'];
      const counted = usageOf(chunk['usage'] ?? (isRecord(groq) ? groq['usage'] : undefined));
      // Cumulative: the last one holds. An empty one (some send it early) does not erase what was counted.
      if (counted && Object.keys(counted).length > 0) {
        usage = { ...usage, ...counted };
        // Zeros may stand for counts that are still to come.
        if (end) end.hasUsage = (usage.inputTokens ?? 0) > 0 || (usage.outputTokens ?? 0) > 0;
      }
      if (end?.hasUsage) finish(out, end.reason);
    },
    end(out) {
      if (isFinished) return;
      if (!end)
        throw new LlmError('STREAM_INTERRUPTED', 'The answer broke off before the provider ended it; try again.');
      finish(out, end.reason);
    },
    get isComplete() {
      return end !== undefined;
    },
    get isFinished() {
      return isFinished;
    },
  };
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
