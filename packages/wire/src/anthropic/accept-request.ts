import { type GenerateRequest, LlmError, type Message, type ReasoningRequest, type ToolChoice } from '@modelhaven/core';
import { toInvalidRequest } from './accept-issues.ts';
import { acceptMessages, toBreakpoint, toTextPart } from './accept-messages.ts';
import { type AcceptedRequest, countTokensRequestSchema, messagesRequestSchema } from './accept-schemas.ts';

/** A stranger's request, understood. */
export interface AcceptedAnthropicRequest {
  readonly request: GenerateRequest;
  readonly stream: boolean;
  /** Paths of what came and has no place in our request: fields that we do not know, blocks of server tools. */
  readonly unknownFields: readonly string[];
}

/**
 * The body of `POST /v1/messages` → our request. Throws `INVALID_REQUEST` with the path of each wrong field, and
 * `UNSUPPORTED` for tools that only Anthropic's own servers run.
 */
export function acceptAnthropicRequest(body: unknown): AcceptedAnthropicRequest {
  refuseServerTools(body);
  const parsed = messagesRequestSchema.safeParse(body);
  if (!parsed.success) throw toInvalidRequest(parsed.error);
  const { data } = parsed;
  const unknownFields = Object.keys(data).filter((key) => !(key in messagesRequestSchema.shape));
  const request: GenerateRequest = {
    ...acceptPrompt(data, unknownFields),
    maxTokens: data.max_tokens,
    ...(typeof data.temperature === 'number' ? { temperature: data.temperature } : {}),
    ...(typeof data.top_p === 'number' ? { topP: data.top_p } : {}),
    ...(typeof data.top_k === 'number' ? { topK: data.top_k } : {}),
    ...(data.stop_sequences?.length ? { stopSequences: data.stop_sequences } : {}),
    ...(data.metadata?.user_id ? { user: data.metadata.user_id } : {}),
  };
  return { request, stream: data.stream ?? false, unknownFields };
}

/** The body of `POST /v1/messages/count_tokens` → the request whose input is to be counted. Throws as above. */
export function acceptAnthropicCountRequest(body: unknown): Omit<AcceptedAnthropicRequest, 'stream'> {
  refuseServerTools(body);
  const parsed = countTokensRequestSchema.safeParse(body);
  if (!parsed.success) throw toInvalidRequest(parsed.error);
  const unknownFields = Object.keys(parsed.data).filter((key) => !(key in countTokensRequestSchema.shape));
  return { request: acceptPrompt(parsed.data, unknownFields), unknownFields };
}

type Prompt = Pick<AcceptedRequest, keyof typeof countTokensRequestSchema.shape>;

function acceptPrompt(data: Prompt, unknownFields: string[]): GenerateRequest {
  const system: readonly Message[] = data.system?.length
    ? [
        {
          role: 'system',
          content: typeof data.system === 'string' ? data.system : data.system.map((block) => toTextPart(block)),
        },
      ]
    : [];
  const turns = acceptMessages(data.messages, unknownFields);
  if (turns.length === 0) {
    throw new LlmError('INVALID_REQUEST', 'messages: at least one must say something.', { field: 'messages' });
  }
  const messages = [...system, ...turns];
  const format = data.output_config?.format ?? data.output_format;
  const reasoning = toReasoning(data);
  return {
    model: data.model,
    messages: data.cache_control ? markLast(messages) : messages,
    ...(data.tools?.length
      ? {
          tools: data.tools.map((tool) => ({
            name: tool.name,
            ...(tool.description ? { description: tool.description } : {}),
            parameters: tool.input_schema,
            ...(tool.strict ? { strict: true } : {}),
            ...toBreakpoint(tool),
          })),
        }
      : {}),
    ...toToolChoice(data.tool_choice),
    ...(format ? { responseFormat: { type: 'json-schema', schema: format.schema, strict: true } } : {}),
    ...(reasoning ? { reasoning } : {}),
  };
}

function toToolChoice(choice: Prompt['tool_choice']): { toolChoice?: ToolChoice; parallelToolCalls?: false } {
  if (!choice) return {};
  if (choice.type === 'none') return { toolChoice: 'none' };
  const single = choice.disable_parallel_tool_use ? { parallelToolCalls: false as const } : {};
  if (choice.type === 'tool') return { toolChoice: { tool: choice.name }, ...single };
  return { toolChoice: choice.type === 'any' ? 'required' : 'auto', ...single };
}

function toReasoning({ thinking, output_config: output }: Prompt): ReasoningRequest | undefined {
  if (thinking?.type === 'disabled' || thinking?.type === 'between_tools') return { effort: 'none' };
  const given = output?.effort ?? undefined;
  // We have no word between high and max; the cheaper neighbour never spends more than was asked.
  const effort = given === 'xhigh' ? 'high' : given;
  const own = effort === undefined ? {} : { effort };
  if (thinking?.type === 'enabled') return { maxTokens: thinking.budget_tokens, ...own };
  return thinking?.type === 'adaptive' || effort !== undefined ? own : undefined;
}

/** `cache_control` of the whole request stands for one on the last block that can be cached. */
function markLast(messages: readonly Message[]): readonly Message[] {
  const last = messages.at(-1);
  if (!last || last.role === 'assistant') return messages;
  const parts = typeof last.content === 'string' ? [{ type: 'text' as const, text: last.content }] : last.content;
  const content = parts.map((part, index) => (index === parts.length - 1 ? { ...part, cacheBreakpoint: true } : part));
  return [...messages.slice(0, -1), { ...last, content } as Message];
}

function refuseServerTools(body: unknown): void {
  const tools = typeof body === 'object' && body !== null && 'tools' in body ? body.tools : undefined;
  if (!Array.isArray(tools)) return;
  const index = tools.findIndex((tool: unknown) => {
    const type = typeof tool === 'object' && tool !== null && 'type' in tool ? tool.type : undefined;
    return typeof type === 'string' && type !== 'custom';
  });
  if (index === -1) return;
  throw new LlmError(
    'UNSUPPORTED',
    `tools[${index}]: only tools with an input_schema of their own can be used here; leave out Anthropic's own ones.`,
    { field: `tools[${index}].type` },
  );
}
