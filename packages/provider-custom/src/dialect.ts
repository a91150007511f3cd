import {
  batchesOf,
  type CallOptions,
  type EmbedRequest,
  type EmbedResult,
  fromBatches,
  type GenerateRequest,
  type GenerateResult,
  type ModerationCapability,
  type RerankRequest,
  type RerankResult,
  type StreamEvent,
} from '@modelhaven/core';
import type { ModelFacts } from './model-info.ts';

/** What both dialects offer, so that the provider need not know which one it speaks. */
export interface Dialect {
  /** What the endpoint itself says of its models. */
  list(options: CallOptions): Promise<readonly ModelFacts[]>;
  generate(request: GenerateRequest, options: CallOptions): Promise<GenerateResult>;
  stream(request: GenerateRequest, options: CallOptions): AsyncIterable<StreamEvent>;
  embed?(request: EmbedRequest, options: CallOptions): Promise<EmbedResult>;
  rerank?(request: RerankRequest, options: CallOptions): Promise<RerankResult>;
  moderate?: ModerationCapability['moderate'];
  countTokens?(request: GenerateRequest, options: CallOptions): Promise<number>;
  close(): Promise<void>;
}

/** The answer with sentences of ours before its own. */
export function withWarnings(result: GenerateResult, warnings: readonly string[]): GenerateResult {
  return warnings.length === 0 ? result : { ...result, warnings: [...warnings, ...result.warnings] };
}

/** The stream with sentences of ours before its own; the stream itself where there are none. */
export function streamWithWarnings(
  events: AsyncIterable<StreamEvent>,
  warnings: readonly string[],
): AsyncIterable<StreamEvent> {
  return warnings.length === 0 ? events : prepend(events, warnings);
}

async function* prepend(events: AsyncIterable<StreamEvent>, warnings: readonly string[]): AsyncGenerator<StreamEvent> {
  for await (const event of events) {
    yield event.type === 'start' ? { ...event, warnings: [...warnings, ...event.warnings] } : event;
  }
}

/** A stream that is made when it is first read, so that what goes wrong in making it is thrown then. */
export function lazily(open: () => AsyncIterable<StreamEvent>): AsyncIterable<StreamEvent> {
  return fromBatches({
    [Symbol.asyncIterator]() {
      try {
        return batchesOf(open())[Symbol.asyncIterator]();
      } catch (error) {
        return { next: () => Promise.reject(error) };
      }
    },
  });
}
