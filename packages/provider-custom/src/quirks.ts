import type { AnthropicQuirks } from '@modelhaven/wire/anthropic';
import type { OpenAiQuirks } from '@modelhaven/wire/openai';
import * as z from 'zod';

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'max'] as const;
const flag = z.boolean().optional();

/** Overrides of an endpoint that speaks the OpenAI dialect. */
export const openAiQuirksSchema = z.strictObject({
  maxTokensField: z.enum(['max_tokens', 'max_completion_tokens', 'both']).optional(),
  systemRole: z.enum(['system', 'developer']).optional(),
  streamOptions: flag,
  tools: flag,
  toolChoiceRequired: flag,
  parallelToolCalls: flag,
  strictTools: flag,
  responseFormat: z.enum(['json_schema', 'json_object', 'none']).optional(),
  reasoningStyle: z.enum(['reasoning_effort', 'reasoning', 'chat_template_kwargs', 'none']).optional(),
  effortNames: z.partialRecord(z.enum(efforts), z.string()).optional(),
  reasoningHistory: z.enum(['reasoning_details', 'reasoning_content', 'reasoning', 'none']).optional(),
  reasoningFields: z.array(z.enum(['reasoning_details', 'reasoning_content', 'reasoning'])).optional(),
  topK: flag,
  minP: flag,
  repetitionPenalty: z.union([z.literal(false), z.enum(['repetition_penalty', 'repeat_penalty'])]).optional(),
  penalties: flag,
  seed: flag,
  logprobs: flag,
  logitBias: flag,
  user: z.union([z.literal(false), z.enum(['user', 'safety_identifier'])]).optional(),
  maxStopSequences: z.number().int().nonnegative().optional(),
  textPartsAsString: flag,
  cacheControl: flag,
  fileUrls: flag,
  extraBody: z.record(z.string(), z.unknown()).optional(),
}) satisfies z.ZodType<{ readonly [Key in keyof OpenAiQuirks]?: OpenAiQuirks[Key] | undefined }>;

/** Overrides of an endpoint that speaks the Anthropic dialect. */
export const anthropicQuirksSchema = z.strictObject({
  defaultMaxTokens: z.number().int().positive().optional(),
  thinking: z.enum(['budget', 'adaptive', 'unsupported']).optional(),
  thinkingOff: z.enum(['disabled', 'between_tools', 'never']).optional(),
  sampling: flag,
  temperatureWithTopP: flag,
  structuredOutput: flag,
  systemMessages: flag,
  forcedToolChoice: flag,
  prefill: flag,
}) satisfies z.ZodType<{ readonly [Key in keyof AnthropicQuirks]?: AnthropicQuirks[Key] | undefined }>;
