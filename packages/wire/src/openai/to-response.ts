import type { GenerateResult, ReasoningPart } from '@modelhaven/core';
import { toFinishReason } from './finish-reason.ts';
import type { JsonObject } from './json.ts';
import { toOpenAiLogprobs } from './logprobs.ts';
import { toReasoningDetails } from './reasoning.ts';
import { toOpenAiUsage } from './usage.ts';

/** What an answer of ours says of itself. */
export interface AnswerIdentity {
  /** Id of the answer: `chatcmpl-…`. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** The model as the client shall see it. */
  readonly model: string;
}

/** A complete answer as the body of `POST /v1/chat/completions`. */
export function toOpenAiResponse(result: GenerateResult, { id, createdAt, model }: AnswerIdentity): JsonObject {
  const usage = toOpenAiUsage(result.usage);
  const hasOther = result.toolCalls.length > 0 || result.refusal !== undefined;
  return {
    id,
    object: 'chat.completion',
    created: createdAt,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: result.text === '' && hasOther ? null : result.text,
          refusal: result.refusal ?? null,
          ...toReasoningMessage(result.reasoning ?? []),
          ...(result.toolCalls.length === 0
            ? {}
            : {
                tool_calls: result.toolCalls.map(({ id: callId, name, arguments: args }) => ({
                  id: callId,
                  type: 'function',
                  function: { name, arguments: args },
                })),
              }),
        },
        logprobs: toOpenAiLogprobs(result.logprobs),
        ...toFinishReason(result.finishReason, result.rawFinishReason, result.refusal !== undefined),
        ...(result.stopSequence === undefined ? {} : { stop_reason: result.stopSequence }),
      },
    ],
    ...(usage === undefined ? {} : { usage }),
    ...(result.warnings.length === 0 ? {} : { warnings: result.warnings }),
  };
}

/** `reasoning_content` is what most clients show; the details are added where the text alone would lose something. */
function toReasoningMessage(parts: readonly ReasoningPart[]): JsonObject {
  if (parts.length === 0) return {};
  const text = parts.map((part) => part.text).join('');
  const needsDetails =
    parts.length > 1 || parts.some((part) => part.signature !== undefined || part.redacted !== undefined);
  return {
    ...(text === '' ? {} : { reasoning_content: text }),
    ...(needsDetails ? { reasoning_details: toReasoningDetails(parts) } : {}),
  };
}
