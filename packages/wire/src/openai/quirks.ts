import type { ReasoningRequest } from '@modelhaven/core';

/** How an endpoint that speaks the OpenAI dialect differs from OpenAI itself, as data. */
export interface OpenAiQuirks {
  /** Name of the limit on output tokens. `both` for endpoints of which one cannot know. */
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens' | 'both';
  readonly systemRole: 'system' | 'developer';
  /** Whether `stream_options: { include_usage: true }` is accepted. */
  readonly streamOptions: boolean;
  readonly tools: boolean;
  /** Whether `tool_choice` may be `required` or name a tool. */
  readonly toolChoiceRequired: boolean;
  readonly parallelToolCalls: boolean;
  /** Whether tools may carry `strict`. */
  readonly strictTools: boolean;
  /** The strongest `response_format` that is accepted. */
  readonly responseFormat: 'json_schema' | 'json_object' | 'none';
  /**
   * How thinking is asked for: OpenAI's `reasoning_effort`, OpenRouter's `reasoning` object, Qwen's and vLLM's
   * `chat_template_kwargs.enable_thinking`, or not at all.
   */
  readonly reasoningStyle: 'reasoning_effort' | 'reasoning' | 'chat_template_kwargs' | 'none';
  /** The endpoint's words for the efforts; an effort without one is asked for by the nearest lower one that has. */
  readonly effortNames: Readonly<Partial<Record<NonNullable<ReasoningRequest['effort']>, string>>>;
  /** How earlier thinking is handed back within a conversation; `none` leaves it out. */
  readonly reasoningHistory: 'reasoning_details' | 'reasoning_content' | 'reasoning' | 'none';
  /** Fields of an answer that hold thinking; the first one that is filled counts. */
  readonly reasoningFields: readonly ('reasoning_details' | 'reasoning_content' | 'reasoning')[];
  /** Sampling parameters that OpenAI does not have, and some that others lack. */
  readonly topK: boolean;
  readonly minP: boolean;
  readonly repetitionPenalty: false | 'repetition_penalty' | 'repeat_penalty';
  readonly penalties: boolean;
  readonly seed: boolean;
  readonly logprobs: boolean;
  readonly logitBias: boolean;
  readonly user: false | 'user' | 'safety_identifier';
  readonly maxStopSequences: number;
  /** Join content that is text only into one string, for endpoints that take no lists. */
  readonly textPartsAsString: boolean;
  /** Whether text parts may carry Anthropic's `cache_control`. */
  readonly cacheControl: boolean;
  /** Whether `file.file_data` may be an address. */
  readonly fileUrls: boolean;
  /** Fields that every body gets; the request's own are stronger. */
  readonly extraBody: Readonly<Record<string, unknown>>;
}

/** What OpenAI's own Chat Completions API takes (https://platform.openai.com/docs/api-reference/chat/create). */
export const OPENAI_QUIRKS: OpenAiQuirks = {
  maxTokensField: 'max_completion_tokens',
  systemRole: 'system',
  streamOptions: true,
  tools: true,
  toolChoiceRequired: true,
  parallelToolCalls: true,
  strictTools: true,
  responseFormat: 'json_schema',
  reasoningStyle: 'reasoning_effort',
  effortNames: { none: 'none', minimal: 'minimal', low: 'low', medium: 'medium', high: 'high', max: 'xhigh' },
  reasoningHistory: 'none',
  reasoningFields: ['reasoning_details', 'reasoning_content', 'reasoning'],
  topK: false,
  minP: false,
  repetitionPenalty: false,
  penalties: true,
  seed: true,
  logprobs: true,
  logitBias: true,
  user: 'user',
  maxStopSequences: 4,
  textPartsAsString: false,
  cacheControl: false,
  fileUrls: false,
  extraBody: {},
};

/**
 * What a typical compatible server takes (llama.cpp, vLLM, LM Studio, SGLang): `max_tokens`, the open models' sampling
 * parameters, and text as plain strings.
 */
export const COMPATIBLE_QUIRKS: OpenAiQuirks = {
  ...OPENAI_QUIRKS,
  maxTokensField: 'max_tokens',
  strictTools: false,
  topK: true,
  minP: true,
  repetitionPenalty: 'repetition_penalty',
  maxStopSequences: 16,
  textPartsAsString: true,
};

/** OpenAI's quirks with some of them replaced. */
export function withQuirks(
  quirks: Partial<OpenAiQuirks> | undefined,
  base: OpenAiQuirks = OPENAI_QUIRKS,
): OpenAiQuirks {
  if (quirks === undefined) return base;
  // Those of an endpoint are filled up once and handed on, and filled up again where they are used.
  if (base === OPENAI_QUIRKS && filledUp.has(quirks)) return quirks as OpenAiQuirks;
  const all = { ...base, ...quirks };
  filledUp.add(all);
  return all;
}

const filledUp = new WeakSet<object>([OPENAI_QUIRKS, COMPATIBLE_QUIRKS]);
