import type { GenerateRequest, ReasoningRequest, ResponseFormat } from '@modelhaven/core';
import type { OpenAiQuirks } from '@modelhaven/wire/openai';
import { toInput } from './to-input.ts';

/** What to send to `/responses`, and what of the request it could not say. */
export interface ResponsesRequest {
  readonly body: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
}

export interface ToResponsesRequestOptions {
  readonly stream: boolean;
  readonly effortNames: OpenAiQuirks['effortNames'];
  /** Fields that only this API knows; they do not replace what the request says. */
  readonly extraBody?: Readonly<Record<string, unknown>>;
}

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'max'] as const;

const UNSUPPORTED = [
  'stopSequences',
  'seed',
  'topK',
  'minP',
  'frequencyPenalty',
  'presencePenalty',
  'repetitionPenalty',
  'logitBias',
] as const satisfies readonly (keyof GenerateRequest)[];

/**
 * Our request → the body of `POST /responses` (https://platform.openai.com/docs/api-reference/responses/create).
 * Nothing is stored at the provider: the conversation, thinking included, travels with each request.
 */
export function toResponsesRequest(request: GenerateRequest, options: ToResponsesRequestOptions): ResponsesRequest {
  const warnings: string[] = [];
  for (const field of UNSUPPORTED) {
    const value = request[field];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    warnings.push(`The Responses API does not take ${field}; it was left out.`);
  }
  const { extraBody = {}, effortNames, stream } = options;
  const { maxTokens, temperature, topP, user, logprobs } = request;
  const include = ['reasoning.encrypted_content', ...(logprobs ? ['message.output_text.logprobs'] : [])];
  return {
    body: {
      store: false,
      ...extraBody,
      model: request.model,
      input: toInput(request.messages),
      include,
      ...toTools(request),
      ...toText(request.responseFormat),
      ...toReasoning(request.reasoning, effortNames, extraBody['reasoning'], warnings),
      ...(maxTokens === undefined ? {} : { max_output_tokens: maxTokens }),
      ...(temperature === undefined ? {} : { temperature }),
      ...(topP === undefined ? {} : { top_p: topP }),
      ...(logprobs ? { top_logprobs: logprobs.top } : {}),
      ...(user === undefined ? {} : { safety_identifier: user }),
      stream,
    },
    warnings,
  };
}

function toTools({ tools, toolChoice, parallelToolCalls }: GenerateRequest): object {
  if (tools === undefined || tools.length === 0) return {};
  return {
    tools: tools.map((tool) => ({
      type: 'function',
      name: tool.name,
      ...(tool.description === undefined ? {} : { description: tool.description }),
      parameters: tool.parameters ?? { type: 'object', properties: {} },
      // Absent means strict here, and a schema that was not written for it would be refused.
      strict: tool.strict ?? false,
    })),
    ...(toolChoice === undefined
      ? {}
      : { tool_choice: typeof toolChoice === 'object' ? { type: 'function', name: toolChoice.tool } : toolChoice }),
    ...(parallelToolCalls === undefined ? {} : { parallel_tool_calls: parallelToolCalls }),
  };
}

function toText(format: ResponseFormat | undefined): object {
  if (format === undefined || format.type === 'text') return {};
  if (format.type === 'json') return { text: { format: { type: 'json_object' } } };
  const { name = 'response', description, schema, strict } = format;
  return {
    text: {
      format: {
        type: 'json_schema',
        name,
        ...(description === undefined ? {} : { description }),
        schema,
        strict: strict ?? false,
      },
    },
  };
}

function toReasoning(
  reasoning: ReasoningRequest | undefined,
  names: OpenAiQuirks['effortNames'],
  extra: unknown,
  warnings: string[],
): object {
  const own = typeof extra === 'object' && extra !== null ? extra : {};
  if (reasoning?.maxTokens !== undefined) warnings.push('The API takes no limit on thinking; it was left out.');
  if (reasoning?.effort === undefined) return {};
  const name = nearest(reasoning.effort, names);
  if (name === undefined) warnings.push(`The model has no reasoning effort "${reasoning.effort}"; it was left out.`);
  return name === undefined ? {} : { reasoning: { ...own, effort: name } };
}

/** The effort by the model's name for it, or the next lower one that it has. */
function nearest(
  effort: NonNullable<ReasoningRequest['effort']>,
  names: OpenAiQuirks['effortNames'],
): string | undefined {
  for (let at = EFFORTS.indexOf(effort); at >= 0; at -= 1) {
    const known = EFFORTS[at] ?? 'none';
    const name = names[known];
    if (name !== undefined && (known !== 'none' || effort === 'none')) return name;
  }
  return undefined;
}
