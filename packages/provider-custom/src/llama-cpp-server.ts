import { type CallOptions, type Capability, type GenerateRequest, LlmError } from '@modelhaven/core';
import type { HttpClient } from '@modelhaven/wire';
import { fromOpenAiError, type OpenAiQuirks, toOpenAiRequest } from '@modelhaven/wire/openai';
import * as z from 'zod';

const flag = z.boolean().optional();
const propsSchema = z.looseObject({
  default_generation_settings: z.looseObject({ n_ctx: z.number().int().positive() }),
  modalities: z.looseObject({ vision: flag, audio: flag }).optional(),
  chat_template_caps: z.looseObject({ supports_tools: flag, supports_parallel_tool_calls: flag }).optional(),
});
const countSchema = z.looseObject({ input_tokens: z.number().int().nonnegative() });

/** What a llama.cpp server tells beside its list of models. */
export interface LlamaCppFacts {
  /**
   * Tokens that one conversation may have: what the server was started with, shared among its slots. The list of models
   * tells only what the model was trained for, and more than fits would be cut or refused.
   */
  readonly contextLength: number;
  /** Of a model that chats. Tools are left out where its template has no place for them: the server drops them in silence. */
  readonly capabilities: readonly Capability[];
}

/**
 * What the server says of itself (`GET /props`, https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md).
 * Undefined where it does not.
 */
export async function llamaCppFacts(root: HttpClient, options: CallOptions): Promise<LlamaCppFacts | undefined> {
  try {
    const { body } = await root.json({ method: 'GET', path: '/props', ...callOf(options) });
    const parsed = propsSchema.safeParse(body);
    if (!parsed.success) return undefined;
    const { default_generation_settings: settings, modalities, chat_template_caps: template } = parsed.data;
    return {
      contextLength: settings.n_ctx,
      capabilities: [
        // Schemas are held to by grammar, whatever the model; so are seeds and probabilities the engine's affair.
        ...(['chat', 'json-schema', 'seed', 'logprobs'] as const),
        ...(template?.supports_tools ? (['tools'] as const) : []),
        ...(template?.supports_tools && template.supports_parallel_tool_calls ? (['parallel-tools'] as const) : []),
        ...(modalities?.vision ? (['vision'] as const) : []),
        ...(modalities?.audio ? (['audio-input'] as const) : []),
      ],
    };
  } catch (error) {
    if (LlmError.is(error) && error.code === 'ABORTED') throw error;
    return undefined;
  }
}

/** Tokens of the request's input by the server's own tokenizer and template. */
export async function countLlamaCppTokens(
  http: HttpClient,
  request: GenerateRequest,
  quirks: Partial<OpenAiQuirks>,
  options: CallOptions,
): Promise<number> {
  const { body: sent } = toOpenAiRequest(request, { stream: false, quirks });
  const { body } = await http.json({
    method: 'POST',
    path: '/chat/completions/input_tokens',
    body: sent,
    fromError: (status, headers, answer) => fromOpenAiError(status, headers, answer),
    ...callOf(options),
  });
  const parsed = countSchema.safeParse(body);
  if (parsed.success) return parsed.data.input_tokens;
  throw new LlmError('BAD_RESPONSE', 'The answer holds no number of tokens.', { model: request.model });
}

const callOf = ({ signal, logger }: CallOptions) => ({
  ...(signal === undefined ? {} : { signal }),
  ...(logger === undefined ? {} : { logger }),
});
