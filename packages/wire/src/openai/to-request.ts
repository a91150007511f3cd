import type { GenerateRequest, Tool } from '@modelhaven/core';
import type { JsonObject } from './json.ts';
import { type OpenAiQuirks, withQuirks } from './quirks.ts';
import { toOpenAiMessages } from './to-messages.ts';
import { toReasoningFields } from './to-reasoning-fields.ts';

/** What is known of an endpoint when a request is written for it. */
export interface ToOpenAiRequestOptions {
  readonly stream: boolean;
  /** Where the endpoint differs from OpenAI. */
  readonly quirks?: Partial<OpenAiQuirks>;
  /** Fields of this one request that the contract does not know; they do not replace what the request says. */
  readonly extraBody?: Readonly<Record<string, unknown>>;
}

/** A request in their words, and what got lost on the way. */
export interface OpenAiRequest {
  readonly body: JsonObject;
  /** What was asked and the endpoint cannot be told, one sentence each. */
  readonly warnings: readonly string[];
}

/**
 * A request as the body of `POST /chat/completions`. What the endpoint has no word for becomes a warning; content that
 * would be lost throws `UNSUPPORTED`. `request.extra` is the provider's to read and to hand in as `extraBody`.
 */
export function toOpenAiRequest(request: GenerateRequest, options: ToOpenAiRequestOptions): OpenAiRequest {
  const quirks = withQuirks(options.quirks);
  const warnings = new Set<string>();
  const warn = (warning: string) => void warnings.add(warning);
  const body: Record<string, unknown> = { ...quirks.extraBody, ...options.extraBody };
  /** The field where the endpoint takes it; a warning where it does not. */
  const set = (name: string, value: unknown, isAccepted = true): void => {
    if (value === undefined) return;
    if (isAccepted) body[name] = value;
    else warn(`The endpoint does not take ${name}; it was left out.`);
  };

  body['model'] = request.model;
  body['messages'] = toOpenAiMessages(request.messages, quirks, warn);
  if (request.tools !== undefined) Object.assign(body, toolFields(request, quirks, warn));
  if (request.responseFormat !== undefined) Object.assign(body, responseFormat(request, quirks, warn));
  if (request.reasoning !== undefined) Object.assign(body, toReasoningFields(request.reasoning, quirks, warn));
  if (quirks.maxTokensField === 'both') {
    set('max_tokens', request.maxTokens);
    set('max_completion_tokens', request.maxTokens);
  } else set(quirks.maxTokensField, request.maxTokens);
  set('temperature', request.temperature);
  set('top_p', request.topP);
  set('top_k', request.topK, quirks.topK);
  set('min_p', request.minP, quirks.minP);
  set('frequency_penalty', request.frequencyPenalty, quirks.penalties);
  set('presence_penalty', request.presencePenalty, quirks.penalties);
  const { repetitionPenalty } = quirks;
  set(repetitionPenalty || 'repetition_penalty', request.repetitionPenalty, repetitionPenalty !== false);
  if (request.stopSequences !== undefined) Object.assign(body, stopField(request, quirks, warn));
  set('seed', request.seed, quirks.seed);
  if (request.logprobs !== undefined) {
    set('logprobs', request.logprobs && true, quirks.logprobs);
    if (request.logprobs && quirks.logprobs) body['top_logprobs'] = request.logprobs.top;
  }
  set('logit_bias', request.logitBias, quirks.logitBias);
  // Only a hint for the provider's abuse detection: nothing of the answer is lost without it.
  if (quirks.user !== false) set(quirks.user, request.user);
  body['stream'] = options.stream;
  if (options.stream && quirks.streamOptions) body['stream_options'] = { include_usage: true };
  return { body, warnings: warnings.size === 0 ? NONE : [...warnings] };
}

const NONE: readonly string[] = [];

function toolFields(request: GenerateRequest, quirks: OpenAiQuirks, warn: (warning: string) => void): JsonObject {
  const { tools, toolChoice, parallelToolCalls } = request;
  if (tools === undefined || tools.length === 0) return {};
  if (!quirks.tools) {
    warn('The endpoint does not take tools; they were left out.');
    return {};
  }
  let choice: unknown = toolChoice;
  if (typeof toolChoice === 'object') choice = { type: 'function', function: { name: toolChoice.tool } };
  if ((toolChoice === 'required' || typeof toolChoice === 'object') && !quirks.toolChoiceRequired) {
    warn('The endpoint cannot be made to call a tool; the choice was left to the model.');
    choice = 'auto';
  }
  if (parallelToolCalls !== undefined && !quirks.parallelToolCalls) {
    warn('The endpoint does not take parallel_tool_calls; it was left out.');
  }
  return {
    tools: tools.map((tool) => toTool(tool, quirks)),
    ...(choice === undefined ? {} : { tool_choice: choice }),
    ...(parallelToolCalls === undefined || !quirks.parallelToolCalls ? {} : { parallel_tool_calls: parallelToolCalls }),
  };
}

function toTool({ name, description, parameters, strict }: Tool, { strictTools }: OpenAiQuirks): JsonObject {
  return {
    type: 'function',
    function: {
      name,
      ...(description === undefined ? {} : { description }),
      ...(parameters === undefined ? {} : { parameters }),
      ...(strict === undefined || !strictTools ? {} : { strict }),
    },
  };
}

function responseFormat(
  { responseFormat: format }: GenerateRequest,
  quirks: OpenAiQuirks,
  warn: (warning: string) => void,
): JsonObject {
  if (format === undefined) return {};
  if (format.type === 'text') return { response_format: { type: 'text' } };
  if (quirks.responseFormat === 'none') {
    warn('The endpoint cannot be held to JSON; the format was left out.');
    return {};
  }
  if (format.type === 'json') return { response_format: { type: 'json_object' } };
  if (quirks.responseFormat === 'json_object') {
    warn('The endpoint cannot be held to a schema; any valid JSON was asked for instead.');
    return { response_format: { type: 'json_object' } };
  }
  const { name = 'response', description, schema, strict } = format;
  return {
    response_format: {
      type: 'json_schema',
      json_schema: {
        name,
        ...(description === undefined ? {} : { description }),
        schema,
        ...(strict === undefined ? {} : { strict }),
      },
    },
  };
}

function stopField(
  { stopSequences }: GenerateRequest,
  { maxStopSequences }: OpenAiQuirks,
  warn: (warning: string) => void,
): JsonObject {
  if (stopSequences === undefined || stopSequences.length === 0) return {};
  if (stopSequences.length > maxStopSequences) {
    warn(`The endpoint takes at most ${maxStopSequences} stop sequences; the others were left out.`);
  }
  return { stop: stopSequences.slice(0, maxStopSequences) };
}
