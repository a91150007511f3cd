import { type GenerateResult, LlmError, type StreamEvent } from '@modelhaven/core';
import { parseBody, unknownKeys, unsupportedField } from './accept.ts';
import type { AcceptedOpenAiRequest } from './accept-request.ts';
import { acceptSampling } from './accept-sampling.ts';
import { toFinishReason } from './finish-reason.ts';
import type { JsonObject } from './json.ts';
import { completionRequestSchema } from './request-schemas.ts';
import type { ToChunksOptions } from './to-chunks.ts';
import type { AnswerIdentity } from './to-response.ts';
import { toOpenAiUsage } from './usage.ts';

/**
 * Reads a stranger's legacy `POST /v1/completions`; the prompt becomes the one message of the user. Throws
 * `INVALID_REQUEST` with the path, `UNSUPPORTED` for several prompts, token ids, `suffix`, `echo`, `best_of`, `n`.
 */
export function acceptCompletionRequest(body: unknown): AcceptedOpenAiRequest {
  const wire = parseBody(completionRequestSchema, body);
  if ((wire.n ?? 1) > 1)
    throw unsupportedField('n', 'Only one answer per request is offered; send n: 1 or leave it out.');
  if ((wire.best_of ?? 1) > 1) throw unsupportedField('best_of', 'Only one answer per request is offered.');
  if (wire.suffix) throw unsupportedField('suffix', 'Text cannot be inserted; leave the suffix out.');
  if (wire.echo) throw unsupportedField('echo', 'The prompt is not repeated; leave echo out.');
  const [prompt, ...others] = typeof wire.prompt === 'string' ? [wire.prompt] : wire.prompt;
  if (others.length > 0 || typeof prompt !== 'string') {
    throw unsupportedField('prompt', 'Expected one prompt as text; lists and token ids are not understood.');
  }
  return {
    request: {
      model: wire.model,
      messages: [{ role: 'user', content: prompt }],
      ...(typeof wire.max_tokens === 'number' && wire.max_tokens > 0 ? { maxTokens: wire.max_tokens } : {}),
      ...acceptSampling(wire),
      ...(wire.user ? { user: wire.user } : {}),
    },
    stream: wire.stream === true,
    includeUsage: wire.stream_options?.include_usage === true,
    n: 1,
    unknownFields: unknownKeys(body, completionRequestSchema.shape),
  };
}

/** A complete answer as the body of the legacy `POST /v1/completions`. */
export function toCompletionResponse(result: GenerateResult, { id, createdAt, model }: AnswerIdentity): JsonObject {
  const usage = toOpenAiUsage(result.usage);
  return {
    id,
    object: 'text_completion',
    created: createdAt,
    model,
    choices: [
      {
        index: 0,
        text: result.text,
        logprobs: null,
        ...toFinishReason(result.finishReason, result.rawFinishReason, result.refusal !== undefined),
      },
    ],
    ...(usage === undefined ? {} : { usage }),
    ...(result.warnings.length === 0 ? {} : { warnings: result.warnings }),
  };
}

/**
 * The events of an answer as chunks of the legacy `POST /v1/completions`; `[DONE]` is not among them. The shape holds
 * text only: thinking is left out, a tool call throws `UNSUPPORTED`.
 */
export async function* toCompletionChunks(
  events: AsyncIterable<StreamEvent>,
  { id, createdAt, model, includeUsage = false }: ToChunksOptions,
): AsyncGenerator<JsonObject, void, undefined> {
  const head = { id, object: 'text_completion', created: createdAt, model };
  const usageSlot = includeUsage ? { usage: null } : {};
  let hasRefusal = false;
  for await (const event of events) {
    switch (event.type) {
      case 'start':
      case 'reasoning-delta':
        break;
      case 'tool-call-delta':
        throw new LlmError('UNSUPPORTED', 'A tool call does not fit this route; use /v1/chat/completions.');
      case 'refusal-delta':
      case 'text-delta':
        hasRefusal ||= event.type === 'refusal-delta';
        if (event.text !== '') {
          yield {
            ...head,
            choices: [{ index: 0, text: event.text, logprobs: null, finish_reason: null }],
            ...usageSlot,
          };
        }
        break;
      case 'safety.retract':
        yield {
          ...head,
          choices: [{ index: 0, text: '', logprobs: null, finish_reason: null }],
          ...usageSlot,
          modelhaven: { type: event.type, from: event.from, categories: event.categories, level: event.level },
        };
        break;
      case 'finish': {
        const end = toFinishReason(event.reason, event.rawReason, hasRefusal);
        yield { ...head, choices: [{ index: 0, text: '', logprobs: null, ...end }], ...usageSlot };
        const usage = toOpenAiUsage(event.usage);
        if (includeUsage && usage !== undefined) yield { ...head, choices: [], usage };
        break;
      }
    }
  }
}
