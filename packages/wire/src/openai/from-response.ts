import { type GenerateResult, LlmError, type ToolCall, type Usage } from '@modelhaven/core';
import { fromFinishReason } from './finish-reason.ts';
import { fromOpenAiError } from './from-error.ts';
import { filled, isRecord, type JsonObject, listOf } from './json.ts';
import { fromOpenAiLogprobs } from './logprobs.ts';
import { OPENAI_QUIRKS, type OpenAiQuirks } from './quirks.ts';
import { fromContentParts, reasoningOf } from './reasoning.ts';
import { fromOpenAiUsage } from './usage.ts';

/** What is known of an endpoint when its answers are read. */
export interface FromOpenAiOptions {
  /** Stands in where the answer names no model. */
  readonly model?: string;
  readonly warnings?: readonly string[];
  /** Reads `usage` in place of the common spellings. */
  readonly usageOf?: (usage: unknown) => Usage | undefined;
  readonly quirks?: Pick<OpenAiQuirks, 'reasoningFields'>;
  /** Reads an error that stands inside a successful answer; undefined leaves it to the dialect. */
  readonly errorOf?: (body: unknown) => LlmError | undefined;
}

/** True for the body of a successful answer that reports an error all the same. */
export function hasErrorInside(body: unknown): boolean {
  return isRecord(body) && (isRecord(body['error']) || typeof body['error'] === 'string');
}

/** The error that a successful answer reports inside of it. */
export function insideError(body: unknown, { errorOf }: Pick<FromOpenAiOptions, 'errorOf'>): LlmError {
  return errorOf?.(body) ?? fromOpenAiError(0, {}, body);
}

/**
 * A complete answer from the body of `POST /chat/completions`. Throws the mapped error of an answer that reports one in
 * spite of its success status, `BAD_RESPONSE` for one without a usable choice.
 */
export function fromOpenAiResponse(body: unknown, options: FromOpenAiOptions = {}): GenerateResult {
  if (!isRecord(body)) throw new LlmError('BAD_RESPONSE', 'The answer is not a chat completion: it is no object.');
  if (hasErrorInside(body)) throw insideError(body, options);
  const choice = listOf(body['choices']).find((entry) => isRecord(entry) && (entry['index'] ?? 0) === 0);
  if (isRecord(choice) && isRecord(choice['error'])) throw insideError(choice, options);
  const message = isRecord(choice) ? messageOf(choice) : undefined;
  if (!isRecord(choice) || message === undefined) {
    throw new LlmError('BAD_RESPONSE', 'The answer is not a chat completion: it holds no choice with a message.');
  }
  const { text, reasoning: inContent } = contentOf(message['content']);
  const reasoning = [
    ...reasoningOf(message, (options.quirks ?? OPENAI_QUIRKS).reasoningFields),
    ...(inContent === '' ? [] : [{ type: 'reasoning' as const, text: inContent }]),
  ];
  const refusal = filled(message['refusal']);
  const id = filled(body['id']);
  const toolCalls = toolCallsOf(message, id);
  const reason = filled(choice['finish_reason']);
  const native = filled(choice['native_finish_reason']);
  const warnings = [...(options.warnings ?? []), ...warningsOf(body)];
  if (reason === undefined) warnings.push('The provider did not say why the answer ended.');
  const stopSequence = filled(choice['stop_reason']);
  const logprobs = fromOpenAiLogprobs(choice['logprobs']);
  return {
    model: filled(body['model']) ?? options.model ?? '',
    ...(id === undefined ? {} : { id }),
    text,
    ...(reasoning.length === 0 ? {} : { reasoning }),
    ...(refusal === undefined ? {} : { refusal }),
    toolCalls,
    finishReason:
      reason === undefined
        ? toolCalls.length > 0
          ? 'tool-calls'
          : 'other'
        : fromFinishReason({ reason, native, hasToolCalls: toolCalls.length > 0, hasRefusal: refusal !== undefined }),
    ...(reason === undefined ? {} : { rawFinishReason: native ?? reason }),
    ...(stopSequence === undefined ? {} : { stopSequence }),
    usage: (options.usageOf ?? fromOpenAiUsage)(body['usage']) ?? {},
    ...(logprobs === undefined ? {} : { logprobs }),
    warnings,
  };
}

/** The message of a chat completion, or the bare text of a legacy completion as one. */
function messageOf(choice: JsonObject): JsonObject | undefined {
  if (isRecord(choice['message'])) return choice['message'];
  return typeof choice['text'] === 'string' ? { content: choice['text'] } : undefined;
}

/** What a server of ours adds to an answer: what it could not honour. */
export function warningsOf(body: JsonObject): readonly string[] {
  return listOf(body['warnings']).filter((warning) => typeof warning === 'string');
}

function contentOf(content: unknown): { readonly text: string; readonly reasoning: string } {
  if (typeof content === 'string') return { text: content, reasoning: '' };
  return fromContentParts(listOf(content));
}

function toolCallsOf(message: JsonObject, answerId: string | undefined): readonly ToolCall[] {
  const calls = listOf(message['tool_calls']).filter(isRecord);
  const legacy = message['function_call'];
  if (calls.length === 0 && isRecord(legacy)) calls.push({ function: legacy });
  return calls.map((call, index) => {
    const called = isRecord(call['function']) ? call['function'] : {};
    const name = filled(called['name']);
    if (name === undefined) throw new LlmError('BAD_RESPONSE', 'The answer calls a tool without a name.');
    return {
      id: filled(call['id']) ?? syntheticCallId(answerId, index),
      name,
      arguments: argumentsOf(called['arguments']),
    };
  });
}

/** Arguments as JSON text; some servers send the object itself. */
export function argumentsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isRecord(value) || Array.isArray(value) ? JSON.stringify(value) : '';
}

/** An id for a call that came without one: the same for the same answer, different within a conversation. */
export function syntheticCallId(answerId: string | undefined, index: number): string {
  return answerId === undefined ? `call_${index}` : `call_${answerId.replace(/[^a-zA-Z0-9_-]/g, '')}_${index}`;
}
