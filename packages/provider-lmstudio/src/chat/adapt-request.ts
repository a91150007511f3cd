import { type GenerateRequest, LlmError, type Message } from '@modelhaven/core';
import { COMPATIBLE_QUIRKS, type OpenAiQuirks } from '@modelhaven/wire/openai';
import type { LmStudioConfig } from '../config.ts';
import { extraOf } from './extra.ts';

/**
 * How LM Studio differs from OpenAI: the parameters of https://lmstudio.ai/docs/developer/openai-compat/chat-completions,
 * `tool_choice` (0.3.15), `stream_options` (0.3.18), thinking in `reasoning` (0.3.23) or `reasoning_content` (0.3.9).
 */
export const LM_STUDIO_QUIRKS: OpenAiQuirks = {
  ...COMPATIBLE_QUIRKS,
  parallelToolCalls: false,
  minP: false,
  repetitionPenalty: 'repeat_penalty',
  logprobs: false,
  user: false,
  reasoningFields: ['reasoning_content', 'reasoning'],
  effortNames: { none: 'none', minimal: 'minimal', low: 'low', medium: 'medium', high: 'high' },
};

/** A request as LM Studio can take it. */
export interface AdaptedRequest {
  readonly request: GenerateRequest;
  readonly extraBody: Readonly<Record<string, unknown>>;
}

/**
 * Says what LM Studio has no word for in other words: any JSON becomes a schema of any object (it refuses
 * `json_object`), one tool that must be called becomes the only tool there is. Throws `UNSUPPORTED` for images by
 * address and for files.
 */
export function adaptRequest(asked: GenerateRequest, config: Pick<LmStudioConfig, 'ttlSeconds'>): AdaptedRequest {
  refuseAddresses(asked.messages);
  const { ttlSeconds = config.ttlSeconds, draftModel } = extraOf(asked);
  let request = asked;
  if (request.responseFormat?.type === 'json') {
    request = { ...request, responseFormat: { type: 'json-schema', name: 'json', schema: { type: 'object' } } };
  }
  if (typeof request.toolChoice === 'object') {
    const { tool: name } = request.toolChoice;
    request = {
      ...request,
      tools: (request.tools ?? []).filter((tool) => tool.name === name),
      toolChoice: 'required',
    };
  }
  return {
    request,
    extraBody: {
      ...(ttlSeconds === undefined ? {} : { ttl: ttlSeconds }),
      ...(draftModel === undefined ? {} : { draft_model: draftModel }),
    },
  };
}

function refuseAddresses(messages: readonly Message[]): void {
  for (const [index, { content }] of messages.entries()) {
    if (typeof content === 'string') continue;
    for (const [place, part] of content.entries()) {
      const field = `messages[${index}].content[${place}]`;
      if (part.type === 'file') {
        throw new LlmError('UNSUPPORTED', `LM Studio takes no files: see "${field}". Send their text.`, { field });
      }
      if (part.type === 'image' && part.base64 === undefined) {
        throw new LlmError('UNSUPPORTED', `LM Studio fetches no images: see "${field}". Send the image as base64.`, {
          field,
        });
      }
    }
  }
}
