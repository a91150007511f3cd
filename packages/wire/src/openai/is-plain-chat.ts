import { type ChatCompletionRequest, chatCompletionRequestSchema } from './request-schemas.ts';

type Check = (value: unknown) => boolean;

const isString: Check = (value) => typeof value === 'string';
const isFilled: Check = (value) => typeof value === 'string' && value !== '';
const isBoolean: Check = (value) => typeof value === 'boolean';
const between =
  (low: number, high: number): Check =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high && Number.isFinite(value);
const wholeFrom =
  (low: number, high = Number.MAX_SAFE_INTEGER): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high;
const isTokenLimit: Check = (value) => value === -1 || wholeFrom(1)(value);
const isStop: Check = (value) => isString(value) || (Array.isArray(value) && value.every(isString));

/** Fields that may be null as well, which is the same as absent. */
const OPTIONAL: Readonly<Partial<Record<keyof ChatCompletionRequest, Check>>> = {
  temperature: between(0, 2),
  top_p: between(0, 1),
  top_k: wholeFrom(-1),
  min_p: between(0, 1),
  frequency_penalty: between(-2, 2),
  presence_penalty: between(-2, 2),
  repetition_penalty: (value) => between(0, Number.MAX_VALUE)(value) && value !== 0,
  seed: wholeFrom(Number.MIN_SAFE_INTEGER),
  stop: isStop,
  user: isString,
  n: wholeFrom(1),
  stream: isBoolean,
  stream_options: (value) => isObject(value) && (value['include_usage'] == null || isBoolean(value['include_usage'])),
  max_tokens: isTokenLimit,
  max_completion_tokens: isTokenLimit,
  parallel_tool_calls: isBoolean,
  logprobs: isBoolean,
  top_logprobs: wholeFrom(0, 20),
  safety_identifier: isString,
};

/**
 * True for a body that the schema takes as it is, told in a fraction of the time: texts and numbers only, as most
 * requests are. False says nothing: whatever else there is, and every mistake, is the schema's to judge.
 */
export function isPlainChatRequest(body: unknown): body is ChatCompletionRequest {
  if (!isObject(body)) return false;
  if (!isFilled(body['model']) || !arePlainMessages(body['messages'])) return false;
  for (const key of Object.keys(body)) {
    if (key === 'model' || key === 'messages' || !Object.hasOwn(chatCompletionRequestSchema.shape, key)) continue;
    const check = Object.hasOwn(OPTIONAL, key) ? OPTIONAL[key as keyof ChatCompletionRequest] : undefined;
    const value = body[key];
    if (!check || (value !== null && value !== undefined && !check(value))) return false;
  }
  return true;
}

function arePlainMessages(messages: unknown): boolean {
  if (!Array.isArray(messages) || messages.length === 0) return false;
  for (const message of messages) if (!isPlainMessage(message)) return false;
  return true;
}

function isPlainMessage(message: unknown): boolean {
  if (!isObject(message) || typeof message['content'] !== 'string') return false;
  switch (message['role']) {
    case 'system':
    case 'developer':
    case 'user':
      return message['name'] == null || isString(message['name']);
    case 'assistant':
      // Its calls, refusals and thinking are looked at by the schema.
      return Object.keys(message).every((key) => key === 'role' || key === 'content');
    case 'tool':
      return isFilled(message['tool_call_id']);
    default:
      return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // The schema drops a key that would be a prototype.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '__proto__');
}
