import type { GenerateResult } from '@modelhaven/core';
import { toStopDetails, toStopReason } from './stop-reason.ts';
import type { Block } from './to-blocks.ts';
import { toToolInput } from './tool-input.ts';
import { toUsage } from './usage.ts';

/** How an answer is to be named. */
export interface ToAnthropicResponseOptions {
  /** Begins with `msg_`, as clients expect. */
  readonly id: string;
  /** The model that answered, as the caller shall see it. */
  readonly model: string;
}

/** A complete answer → the body of `POST /v1/messages`. */
export function toAnthropicResponse(
  result: GenerateResult,
  { id, model }: ToAnthropicResponseOptions,
): Readonly<Record<string, unknown>> {
  return {
    id,
    type: 'message',
    role: 'assistant',
    model,
    content: toContent(result),
    stop_reason: toStopReason({
      reason: result.finishReason,
      ...(result.rawFinishReason === undefined ? {} : { rawReason: result.rawFinishReason }),
      ...(result.stopSequence === undefined ? {} : { stopSequence: result.stopSequence }),
    }),
    stop_sequence: result.stopSequence ?? null,
    stop_details: toStopDetails(result.finishReason, result.refusal),
    usage: toUsage(result.usage),
  };
}

function toContent(result: GenerateResult): readonly Block[] {
  const content: Block[] = [];
  for (const { text, signature, redacted } of result.reasoning ?? []) {
    content.push(
      redacted === undefined
        ? { type: 'thinking', thinking: text, signature: signature ?? '' }
        : { type: 'redacted_thinking', data: redacted },
    );
  }
  // A refusal is text in this dialect; where the model said something else, that is what the client shows.
  const text = result.text === '' ? (result.refusal ?? '') : result.text;
  if (text !== '') content.push({ type: 'text', text });
  for (const call of result.toolCalls) {
    content.push({ type: 'tool_use', id: call.id, name: call.name, input: toToolInput(call.arguments) });
  }
  return content;
}
