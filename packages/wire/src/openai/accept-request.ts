import type { GenerateRequest, ReasoningRequest, ResponseFormat, Tool, ToolChoice } from '@modelhaven/core';
import { parseBody, unknownKeys, unsupportedField } from './accept.ts';
import { acceptMessage } from './accept-messages.ts';
import { acceptSampling } from './accept-sampling.ts';
import { isPlainChatRequest } from './is-plain-chat.ts';
import { type ChatCompletionRequest, chatCompletionRequestSchema } from './request-schemas.ts';

/** A client's request in our terms, and how it wants the answer. */
export interface AcceptedOpenAiRequest {
  readonly request: GenerateRequest;
  readonly stream: boolean;
  /** Whether a stream shall end with a chunk of usage. */
  readonly includeUsage: boolean;
  /** Always 1: more answers at once are refused. */
  readonly n: number;
  /** The client's own notes on the request; never sent to a model. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Top-level fields that were not looked at. */
  readonly unknownFields: readonly string[];
}

/**
 * Reads a stranger's `POST /v1/chat/completions`. Throws `INVALID_REQUEST` with the path of the first wrong field in
 * `field` and all of them in `issues`, and `UNSUPPORTED` for what we know and do not offer.
 */
export function acceptOpenAiRequest(body: unknown): AcceptedOpenAiRequest {
  // The schema says what is wrong, and is asked where anything may be.
  const wire = isPlainChatRequest(body) ? body : parseBody(chatCompletionRequestSchema, body);
  rejectUnsupported(wire);
  const { tools, toolChoice } = acceptTools(wire);
  const responseFormat = acceptResponseFormat(wire);
  const reasoning = acceptReasoning(wire);
  const maxTokens = [wire.max_completion_tokens, wire.max_tokens].find(
    (limit) => typeof limit === 'number' && limit > 0,
  );
  const user = wire.user || wire.safety_identifier || undefined;
  const request: GenerateRequest = {
    model: wire.model,
    messages: wire.messages.map((message, index) => acceptMessage(message, `messages[${index}]`)),
    ...(tools === undefined ? {} : { tools }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
    ...(typeof wire.parallel_tool_calls === 'boolean' ? { parallelToolCalls: wire.parallel_tool_calls } : {}),
    ...(responseFormat === undefined ? {} : { responseFormat }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(typeof maxTokens === 'number' ? { maxTokens } : {}),
    ...acceptSampling(wire),
    ...(wire.logprobs ? { logprobs: { top: wire.top_logprobs ?? 0 } } : {}),
    ...(user === undefined ? {} : { user }),
  };
  return {
    request,
    stream: wire.stream === true,
    includeUsage: wire.stream_options?.include_usage === true,
    n: 1,
    ...(wire.metadata ? { metadata: wire.metadata } : {}),
    unknownFields: unknownKeys(body, chatCompletionRequestSchema.shape),
  };
}

function rejectUnsupported(wire: ChatCompletionRequest): void {
  if ((wire.n ?? 1) > 1)
    throw unsupportedField('n', 'Only one answer per request is offered; send n: 1 or leave it out.');
  if ((wire.functions?.length ?? 0) > 0)
    throw unsupportedField('functions', 'Functions are no longer used; send tools.');
  if (wire.function_call !== undefined && wire.function_call !== null) {
    throw unsupportedField('function_call', 'Functions are no longer used; send tool_choice.');
  }
  if (wire.modalities?.some((modality) => modality !== 'text')) {
    throw unsupportedField('modalities', 'Only text is answered.');
  }
}

function acceptTools(wire: ChatCompletionRequest): { tools?: readonly Tool[]; toolChoice?: ToolChoice } {
  const choice = wire.tool_choice ?? undefined;
  const tools = wire.tools?.map(
    ({ function: { name, description, parameters, strict } }): Tool => ({
      name,
      ...(typeof description === 'string' ? { description } : {}),
      ...(parameters ? { parameters } : {}),
      ...(typeof strict === 'boolean' ? { strict } : {}),
    }),
  );
  return {
    ...(tools === undefined || tools.length === 0 ? {} : { tools }),
    ...(choice === undefined
      ? {}
      : { toolChoice: typeof choice === 'string' ? choice : { tool: choice.function.name } }),
  };
}

function acceptResponseFormat({ response_format: format }: ChatCompletionRequest): ResponseFormat | undefined {
  if (!format) return undefined;
  if (format.type === 'text') return { type: 'text' };
  if (format.type === 'json_object') return { type: 'json' };
  const { schema, name, description, strict } = format.json_schema;
  return {
    type: 'json-schema',
    schema,
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof strict === 'boolean' ? { strict } : {}),
  };
}

function acceptReasoning({ reasoning, reasoning_effort: flat }: ChatCompletionRequest): ReasoningRequest | undefined {
  const word = flat ?? reasoning?.effort ?? (reasoning?.enabled === false ? 'none' : undefined);
  const maxTokens = reasoning?.max_tokens ?? undefined;
  if (word === undefined && maxTokens === undefined) return undefined;
  return {
    ...(word === undefined ? {} : { effort: word === 'xhigh' ? 'max' : word }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  };
}
