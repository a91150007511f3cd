import {
  type FinishEvent,
  type FinishReason,
  LlmError,
  type StreamEvent,
  type TokenLogprob,
  type Usage,
} from '@modelhaven/core';
import { type AnswerLine, answerLineSchema } from '../api/schemas.ts';

/** What the last line says beside the finish event. */
export interface AnswerEnd {
  readonly finish: FinishEvent;
  /** Milliseconds for which the model was loaded before the answer; a few for one that was loaded already. */
  readonly loadMs: number;
}

/** Makes events of the lines of one answer of `/api/chat` or `/api/generate`. */
export interface AnswerDecoder {
  /** The events of a line but `finish`. Throws `BAD_RESPONSE` for a line of another kind. */
  push(line: unknown): readonly StreamEvent[];
  /** The end of the answer once its line has come. */
  readonly end: AnswerEnd | undefined;
}

export interface AnswerDecoderOptions {
  readonly model: string;
  readonly warnings: readonly string[];
  /** `num_predict`, to know an answer that ended there from versions that do not say so. */
  readonly maxTokens?: number | undefined;
}

export function createAnswerDecoder({ model, warnings, maxTokens }: AnswerDecoderOptions): AnswerDecoder {
  const ids = new Set<string>();
  let hasStarted = false;
  let end: AnswerEnd | undefined;

  const toolEvents = (line: AnswerLine): StreamEvent[] =>
    (line.message?.tool_calls ?? line.tool_calls ?? []).map((call) => {
      // Every call comes whole. `function.index` is 0 or missing for all of them in many versions, so we count.
      const index = ids.size;
      const made = `call_${Date.parse(line.created_at ?? '') || 0}_${index}`;
      const id = call.id && !ids.has(call.id) ? call.id : made;
      ids.add(id);
      return {
        type: 'tool-call-delta',
        index,
        id,
        name: call.function.name,
        arguments: toText(call.function.arguments),
      };
    });

  return {
    push(value) {
      const read = answerLineSchema.safeParse(value);
      if (!read.success) throw new LlmError('BAD_RESPONSE', 'Ollama sent a line that is no part of an answer.');
      const line = read.data;
      if (line.message === undefined && line.response === undefined && line.done === undefined) {
        throw new LlmError('BAD_RESPONSE', 'Ollama sent a line that is no part of an answer.');
      }
      const events: StreamEvent[] = [];
      if (!hasStarted) events.push({ type: 'start', model: line.model || model, warnings });
      hasStarted = true;
      const thinking = line.message?.thinking ?? line.thinking;
      if (thinking) events.push({ type: 'reasoning-delta', text: thinking });
      const text = line.message?.content ?? line.response;
      if (text) {
        const logprobs = line.logprobs?.length ? { logprobs: line.logprobs.map(toLogprob) } : {};
        events.push({ type: 'text-delta', text, ...logprobs });
      }
      events.push(...toolEvents(line));
      if (line.done === true) {
        end = { finish: toFinish(line, ids.size > 0, maxTokens), loadMs: (line.load_duration ?? 0) / 1e6 };
      }
      return events;
    },
    get end() {
      return end;
    },
  };
}

function toFinish(line: AnswerLine, hasCalls: boolean, maxTokens: number | undefined): FinishEvent {
  const usage = toUsage(line);
  const raw = line.done_reason || undefined;
  // Before 0.1.35 it did not say why.
  const ranOut = raw === undefined && maxTokens !== undefined && (usage.outputTokens ?? 0) >= maxTokens;
  const own: FinishReason =
    ranOut || raw === 'length' ? 'length' : raw === undefined || raw === 'stop' ? 'stop' : 'other';
  return {
    type: 'finish',
    // Ollama has no word for it: an answer that calls tools ends with `stop`.
    reason: own === 'stop' && hasCalls ? 'tool-calls' : own,
    usage,
    ...(raw === undefined ? {} : { rawReason: raw }),
  };
}

function toUsage(line: AnswerLine): Usage {
  const { prompt_eval_count: input, prompt_eval_cached_count: cached, eval_count: output } = line;
  return {
    ...(isCount(input) ? { inputTokens: input } : {}),
    ...(isCount(output) ? { outputTokens: output } : {}),
    // Part of the whole count (https://github.com/ollama/ollama/pull/17943).
    ...(isCount(input) && isCount(cached) ? { cachedInputTokens: Math.min(cached, input) } : {}),
  };
}

function isCount(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function toLogprob(entry: NonNullable<AnswerLine['logprobs']>[number]): TokenLogprob {
  const plain = ({ token, logprob, bytes }: Pick<typeof entry, 'token' | 'logprob' | 'bytes'>) => ({
    token,
    logprob,
    ...(bytes ? { bytes } : {}),
  });
  return { ...plain(entry), ...(entry.top_logprobs ? { top: entry.top_logprobs.map(plain) } : {}) };
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value ?? {});
}
