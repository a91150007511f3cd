import { type GenerateResult, LlmError, type ReasoningPart, type ToolCall } from '@modelhaven/core';
import { fromAnthropicErrorEvent } from './from-error.ts';
import { errorSchema, messageSchema } from './read-schemas.ts';
import { fromStopReason } from './stop-reason.ts';
import { fromToolInput } from './tool-input.ts';
import { fromUsage } from './usage.ts';

/** What an answer does not tell about itself. */
export interface FromAnthropicOptions {
  /** Sentences about what the request could not say; they begin the list of the result. */
  readonly warnings?: readonly string[];
  /** Id of the provider, for errors. */
  readonly provider?: string;
  /** The model that was asked for, where the answer names none. */
  readonly model?: string;
}

/** The body of a complete answer → GenerateResult. Throws `BAD_RESPONSE`, or what an error inside a 200 stands for. */
export function fromAnthropicResponse(body: unknown, options: FromAnthropicOptions = {}): GenerateResult {
  const failure = errorSchema.safeParse(body);
  if (failure.success) throw fromAnthropicErrorEvent(body, options.provider);
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success || !parsed.data.content) {
    throw new LlmError('BAD_RESPONSE', 'The provider answered something that is not a message of its API.', {
      ...(options.provider === undefined ? {} : { provider: options.provider }),
    });
  }
  const message = parsed.data;
  const reasoning: ReasoningPart[] = [];
  const toolCalls: ToolCall[] = [];
  let text = '';
  for (const block of message.content ?? []) {
    switch (block.type) {
      case 'text':
        text += block.text ?? '';
        break;
      case 'thinking':
        if (!block.thinking && !block.signature) break;
        reasoning.push({
          type: 'reasoning',
          text: block.thinking ?? '',
          ...(block.signature ? { signature: block.signature } : {}),
        });
        break;
      case 'redacted_thinking':
        reasoning.push({ type: 'reasoning', text: '', redacted: block.data ?? '' });
        break;
      case 'tool_use':
        toolCalls.push({
          id: block.id || `call_${toolCalls.length}`,
          name: block.name ?? '',
          arguments: fromToolInput(block.input),
        });
        break;
    }
  }
  const stop = message.stop_reason ?? (toolCalls.length > 0 ? 'tool_use' : 'end_turn');
  const refusal = message.stop_details?.explanation;
  return {
    model: message.model ?? options.model ?? '',
    ...(message.id ? { id: message.id } : {}),
    text,
    ...(reasoning.length === 0 ? {} : { reasoning }),
    ...(stop === 'refusal' && refusal ? { refusal } : {}),
    toolCalls,
    finishReason: fromStopReason(stop),
    ...(message.stop_reason ? { rawFinishReason: message.stop_reason } : {}),
    ...(typeof message.stop_sequence === 'string' ? { stopSequence: message.stop_sequence } : {}),
    usage: fromUsage(message.usage),
    warnings: options.warnings ?? [],
  };
}
