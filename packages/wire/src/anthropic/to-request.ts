import type { GenerateRequest, Tool } from '@modelhaven/core';
import { keepLastBreakpoints } from './cache-breakpoints.ts';
import { type AnthropicQuirks, quirksOfModel } from './quirks.ts';
import { toMessages } from './to-messages.ts';
import { toOutputSchema } from './to-output-schema.ts';
import { isForced, toThinking } from './to-thinking.ts';

/**
 * Version of the Messages API that this dialect speaks. Not 2026-10-21, which takes temperature from the models that
 * still have it, and which compatible servers do not know.
 */
export const ANTHROPIC_VERSION = '2023-06-01';

/** What is known of an endpoint when a request is written for it. */
export interface ToAnthropicRequestOptions {
  readonly stream: boolean;
  /** What is known better of the model than its name tells. */
  readonly quirks?: AnthropicQuirks;
}

/** What to send to `/v1/messages`, and what of the request it could not say. */
export interface AnthropicRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** One sentence for each thing that was asked and left out. */
  readonly warnings: readonly string[];
}

/** Our request → the body of `POST /v1/messages`. Throws `UNSUPPORTED` for media that the API does not read. */
export function toAnthropicRequest(
  request: GenerateRequest,
  { stream, quirks: known }: ToAnthropicRequestOptions,
): AnthropicRequest {
  const quirks = { ...quirksOfModel(request.model), ...known };
  const warnings: string[] = [];
  const { system, turns } = toMessages(request.messages, quirks.systemMessages);
  const maxTokens = request.maxTokens ?? quirks.defaultMaxTokens + (request.reasoning?.maxTokens ?? 0);
  const { thinking, effort } = toThinking(request, quirks, maxTokens, warnings);
  const format = toFormat(request, quirks, warnings);
  const stopSequences = toStopSequences(request, warnings);
  const thinks = thinking !== undefined && thinking['type'] === 'enabled';
  warnOfUnsupported(request, warnings);

  const body = {
    model: request.model,
    max_tokens: maxTokens,
    messages: turns,
    ...(system.length === 0 ? {} : { system }),
    ...(request.tools === undefined || request.tools.length === 0
      ? {}
      : { tools: request.tools.map(toTool), ...toToolChoice(request, quirks, warnings) }),
    ...(thinking === undefined ? {} : { thinking }),
    ...(effort === undefined && format === undefined
      ? {}
      : {
          output_config: { ...(effort === undefined ? {} : { effort }), ...(format === undefined ? {} : { format }) },
        }),
    ...toSampling(request, quirks, thinks, warnings),
    ...(stopSequences.length === 0 ? {} : { stop_sequences: stopSequences }),
    ...(request.user === undefined ? {} : { metadata: { user_id: request.user } }),
    ...(stream ? { stream: true } : {}),
  };
  return { body: keepLastBreakpoints(body, warnings), headers: { 'anthropic-version': ANTHROPIC_VERSION }, warnings };
}

/** Our request → the body of `POST /v1/messages/count_tokens`. */
export function toAnthropicCountRequest(request: GenerateRequest, quirks?: AnthropicQuirks): AnthropicRequest {
  const whole = toAnthropicRequest(request, { stream: false, ...(quirks === undefined ? {} : { quirks }) });
  const counted = ['model', 'messages', 'system', 'tools', 'tool_choice', 'thinking', 'output_config'];
  return { ...whole, body: Object.fromEntries(Object.entries(whole.body).filter(([key]) => counted.includes(key))) };
}

function toTool(tool: Tool): object {
  return {
    name: tool.name,
    ...(tool.description === undefined ? {} : { description: tool.description }),
    input_schema: { type: 'object', ...(tool.parameters ?? { properties: {} }) },
    ...(tool.strict ? { strict: true } : {}),
    ...(tool.cacheBreakpoint ? { cache_control: { type: 'ephemeral' } } : {}),
  };
}

function toToolChoice(request: GenerateRequest, quirks: Required<AnthropicQuirks>, warnings: string[]): object {
  const { toolChoice, parallelToolCalls } = request;
  if (toolChoice === 'none') return { tool_choice: { type: 'none' } };
  const single = parallelToolCalls === false ? { disable_parallel_tool_use: true } : {};
  if (isForced(request) && !quirks.forcedToolChoice) {
    warnings.push('The model always thinks and cannot be forced to call a tool; the choice was left to it.');
    return { tool_choice: { type: 'auto', ...single } };
  }
  if (typeof toolChoice === 'object') return { tool_choice: { type: 'tool', name: toolChoice.tool, ...single } };
  if (toolChoice === 'required') return { tool_choice: { type: 'any', ...single } };
  return toolChoice === 'auto' || parallelToolCalls === false ? { tool_choice: { type: 'auto', ...single } } : {};
}

function toFormat(request: GenerateRequest, quirks: Required<AnthropicQuirks>, warnings: string[]): object | undefined {
  const { responseFormat } = request;
  if (responseFormat === undefined || responseFormat.type === 'text') return undefined;
  if (responseFormat.type === 'json') {
    warnings.push('The provider has no JSON mode without a schema; ask for JSON in the prompt, or hand in a schema.');
    return undefined;
  }
  if (!quirks.structuredOutput) {
    warnings.push('The model cannot be held to a JSON schema; the schema was left out.');
    return undefined;
  }
  return { type: 'json_schema', schema: toOutputSchema(responseFormat.schema) };
}

function toSampling(
  request: GenerateRequest,
  quirks: Required<AnthropicQuirks>,
  thinks: boolean,
  warnings: string[],
): object {
  const { temperature, topP, topK } = request;
  if (temperature === undefined && topP === undefined && topK === undefined) return {};
  if (!quirks.sampling) {
    warnings.push('The model takes no temperature, topP or topK; they were left out.');
    return {};
  }
  if (thinks) {
    // https://platform.claude.com/docs/en/build-with-claude/extended-thinking: temperature and top_k are incompatible,
    // top_p may be between 0.95 and 1.
    const allowed = topP !== undefined && topP >= 0.95;
    if (temperature !== undefined || topK !== undefined || (topP !== undefined && !allowed)) {
      warnings.push('The model takes no temperature or topK, and no topP below 0.95, while it thinks; left out.');
    }
    return allowed ? { top_p: topP } : {};
  }
  if (temperature !== undefined && temperature > 1) {
    warnings.push('The provider takes temperatures from 0 to 1; 1 was sent.');
  }
  const both = temperature !== undefined && topP !== undefined && !quirks.temperatureWithTopP;
  if (both) warnings.push('The model takes temperature or topP, not both; topP was left out.');
  return {
    ...(temperature === undefined ? {} : { temperature: Math.min(temperature, 1) }),
    ...(topP === undefined || both ? {} : { top_p: topP }),
    ...(topK === undefined ? {} : { top_k: topK }),
  };
}

function toStopSequences({ stopSequences = [] }: GenerateRequest, warnings: string[]): readonly string[] {
  const kept = stopSequences.filter((sequence) => sequence.trim() !== '');
  if (kept.length < stopSequences.length) {
    warnings.push('The provider takes no stop sequences of white space only; they were left out.');
  }
  return kept;
}

const UNSUPPORTED = [
  'seed',
  'logprobs',
  'logitBias',
  'frequencyPenalty',
  'presencePenalty',
  'repetitionPenalty',
  'minP',
] as const satisfies readonly (keyof GenerateRequest)[];

function warnOfUnsupported(request: GenerateRequest, warnings: string[]): void {
  for (const field of UNSUPPORTED) {
    if (request[field] !== undefined) warnings.push(`The provider does not support ${field}; it was left out.`);
  }
}
