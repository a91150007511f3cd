import type { GenerateRequest, Message, ResponseFormat, Tool, ToolChoice } from '@modelhaven/core';
import { invalidField, parseBody, unsupportedField } from '../openai/accept.ts';
import { acceptSampling } from '../openai/accept-sampling.ts';
import type { JsonObject } from '../openai/json.ts';
import { acceptInput, within } from './accept-input.ts';
import { functionToolSchema, type ResponsesRequest, responsesRequestSchema } from './request-schemas.ts';
import { toEcho } from './to-echo.ts';

/** A client's request in our terms, and how it wants the answer. */
export interface AcceptedResponsesRequest {
  /** Without its messages: what came before is not known here. */
  readonly request: Omit<GenerateRequest, 'messages'>;
  /** What this request adds to the conversation. */
  readonly input: readonly Message[];
  /** Holds for this answer only, before all messages. */
  readonly instructions?: string;
  readonly previousResponseId?: string;
  readonly store: boolean;
  readonly stream: boolean;
  /** Whether thoughts shall come with what proves them. */
  readonly includeEncrypted: boolean;
  /** Fields of the request that the response repeats. */
  readonly echo: JsonObject;
  /** Fields that were accepted and have no effect. */
  readonly ignored: readonly string[];
}

/** Reads a stranger's `POST /v1/responses`. Throws `INVALID_REQUEST` with the path, `UNSUPPORTED` for what is not offered. */
export function acceptResponsesRequest(body: unknown): AcceptedResponsesRequest {
  const wire = parseBody(responsesRequestSchema, body);
  rejectUnsupported(wire);
  const tools = (wire.tools ?? []).map(acceptTool);
  const toolChoice = acceptToolChoice(wire);
  const responseFormat = acceptFormat(wire);
  const { effort } = wire.reasoning ?? {};
  const user = wire.safety_identifier || wire.user;
  const wantsLogprobs = Boolean(wire.top_logprobs) || wire.include?.includes('message.output_text.logprobs') === true;
  return {
    request: {
      model: wire.model,
      ...(tools.length === 0 ? {} : { tools }),
      ...(toolChoice === undefined ? {} : { toolChoice }),
      ...(typeof wire.parallel_tool_calls === 'boolean' ? { parallelToolCalls: wire.parallel_tool_calls } : {}),
      ...(responseFormat ? { responseFormat } : {}),
      ...(effort ? { reasoning: { effort: effort === 'xhigh' ? 'max' : effort } } : {}),
      ...(wire.max_output_tokens ? { maxTokens: wire.max_output_tokens } : {}),
      ...acceptSampling({ temperature: wire.temperature, top_p: wire.top_p }),
      ...(wantsLogprobs ? { logprobs: { top: wire.top_logprobs ?? 0 } } : {}),
      ...(user ? { user } : {}),
    },
    input: acceptInput(wire.input),
    ...(wire.instructions ? { instructions: wire.instructions } : {}),
    ...(wire.previous_response_id ? { previousResponseId: wire.previous_response_id } : {}),
    store: wire.store !== false,
    stream: wire.stream === true,
    includeEncrypted: wire.include?.includes('reasoning.encrypted_content') === true,
    echo: toEcho(wire),
    ignored: ignoredOf(wire),
  };
}

function rejectUnsupported(wire: ResponsesRequest): void {
  if (wire.background) throw unsupportedField('background', 'Answers are not made in the background; use stream.');
  if (wire.conversation != null) {
    throw unsupportedField('conversation', 'Conversations are not kept; send previous_response_id.');
  }
  if (wire.prompt != null) throw unsupportedField('prompt', 'Stored prompts are not offered; send instructions.');
}

function acceptTool(tool: { readonly type: string }, index: number): Tool {
  const at = `tools[${index}]`;
  if (tool.type !== 'function') throw unsupportedField(`${at}.type`, 'Only tools of the type "function" are offered.');
  const { name, description, parameters, strict } = within(at, () => parseBody(functionToolSchema, tool));
  return {
    name,
    ...(description ? { description } : {}),
    ...(parameters ? { parameters } : {}),
    ...(typeof strict === 'boolean' ? { strict } : {}),
  };
}

function acceptToolChoice({ tool_choice: choice }: ResponsesRequest): ToolChoice | undefined {
  if (choice === undefined || choice === null || typeof choice === 'string') return choice ?? undefined;
  if (choice.type !== 'function') throw unsupportedField('tool_choice.type', 'Only "function" is offered.');
  if (!choice.name) throw invalidField('tool_choice.name', 'Expected the name of a function.');
  return { tool: choice.name };
}

function acceptFormat({ text }: ResponsesRequest): ResponseFormat | undefined {
  const format = text?.format;
  if (!format || format.type === 'text') return undefined;
  if (format.type === 'json_object') return { type: 'json' };
  const { schema, name, description, strict } = format;
  return {
    type: 'json-schema',
    schema,
    ...(name ? { name } : {}),
    ...(description ? { description } : {}),
    ...(typeof strict === 'boolean' ? { strict } : {}),
  };
}

const WITHOUT_EFFECT = ['service_tier', 'prompt_cache_key', 'prompt_cache_retention', 'max_tool_calls'];

function ignoredOf(wire: ResponsesRequest): readonly string[] {
  return [
    ...WITHOUT_EFFECT.filter((field) => wire[field] != null),
    ...(wire.truncation === 'auto' ? ['truncation'] : []),
    ...(wire.text?.verbosity ? ['text.verbosity'] : []),
    ...(wire.reasoning?.summary ? ['reasoning.summary'] : []),
  ];
}
