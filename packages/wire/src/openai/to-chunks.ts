import type { StreamEvent } from '@modelhaven/core';
import { toFinishReason } from './finish-reason.ts';
import type { JsonObject } from './json.ts';
import { toOpenAiLogprobs } from './logprobs.ts';
import { toReasoningDetails } from './reasoning.ts';
import type { AnswerIdentity } from './to-response.ts';
import { toOpenAiUsage } from './usage.ts';

/** What the chunks of an answer say of it. */
export interface ToChunksOptions extends AnswerIdentity {
  /** Whether the client asked for a last chunk with the usage (`stream_options.include_usage`). */
  readonly includeUsage?: boolean;
}

/** Makes the chunks of one answer, event by event. */
export interface ChunkMaker {
  /** The chunks that an event becomes: usually one; none for an event without content; two at the end with usage. */
  chunksOf(event: StreamEvent): readonly JsonObject[];
}

/** A maker of `chat.completion.chunk` objects for one answer. */
export function createOpenAiChunkMaker(options: ToChunksOptions): ChunkMaker {
  const { id, createdAt, model, includeUsage = false } = options;
  const head = { id, object: 'chat.completion.chunk', created: createdAt, model };
  const usageSlot = includeUsage ? { usage: null } : {};
  let hasRefusal = false;

  const chunk = (delta: JsonObject, logprobs: JsonObject | null = null): readonly JsonObject[] => [
    { ...head, choices: [{ index: 0, delta, logprobs, finish_reason: null }], ...usageSlot },
  ];

  return {
    chunksOf(event) {
      switch (event.type) {
        case 'start':
          return [
            {
              ...head,
              choices: [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }],
              ...usageSlot,
              ...(event.warnings.length === 0 ? {} : { warnings: event.warnings }),
            },
          ];
        case 'text-delta':
          return event.text === '' && event.logprobs === undefined
            ? []
            : chunk({ content: event.text }, toOpenAiLogprobs(event.logprobs));
        case 'reasoning-delta': {
          const { text, signature, redacted } = event;
          if (signature === undefined && redacted === undefined)
            return text === '' ? [] : chunk({ reasoning_content: text });
          return chunk({ reasoning_details: toReasoningDetails([{ ...event, type: 'reasoning' }]) });
        }
        case 'refusal-delta':
          hasRefusal = true;
          return chunk({ refusal: event.text });
        case 'tool-call-delta': {
          const { index, id: callId, name, arguments: args } = event;
          const isFirst = callId !== undefined || name !== undefined;
          return chunk({
            tool_calls: [
              {
                index,
                ...(callId === undefined ? {} : { id: callId }),
                ...(isFirst ? { type: 'function' } : {}),
                function: { ...(name === undefined ? {} : { name }), arguments: args },
              },
            ],
          });
        }
        case 'safety.retract':
          // The dialect has no word for it: clients of ours read the extra field, others see the text that follows.
          return [
            {
              ...head,
              choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: null }],
              ...usageSlot,
              modelhaven: { type: event.type, from: event.from, categories: event.categories, level: event.level },
            },
          ];
        case 'finish': {
          const usage = toOpenAiUsage(event.usage);
          const last = {
            ...head,
            choices: [
              {
                index: 0,
                delta: {},
                logprobs: null,
                ...toFinishReason(event.reason, event.rawReason, hasRefusal),
                ...(event.stopSequence === undefined ? {} : { stop_reason: event.stopSequence }),
              },
            ],
            ...usageSlot,
            ...(event.warnings === undefined ? {} : { warnings: event.warnings }),
          };
          return includeUsage && usage !== undefined ? [last, { ...head, choices: [], usage }] : [last];
        }
      }
    },
  };
}

/** The events of an answer as `chat.completion.chunk` objects. Throws what the events throw; `[DONE]` is not among them. */
export async function* toOpenAiChunks(
  events: AsyncIterable<StreamEvent>,
  options: ToChunksOptions,
): AsyncGenerator<JsonObject, void, undefined> {
  const maker = createOpenAiChunkMaker(options);
  for await (const event of events) yield* maker.chunksOf(event);
}
