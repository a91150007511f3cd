import type { EmbedResult, GenerateResult, StreamEvent } from '@modelhaven/core';
import type { JsonObject } from '../openai/json.ts';
import { createOllamaLineMaker, type OllamaLineOptions, toContent, toDoneReason, toFigures } from './line-maker.ts';

/** What is told of a whole answer beside what it says. */
export interface OllamaAnswerFacts {
  /** The model as the client shall see it. */
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  /** Milliseconds that the answer took, and until its first content. */
  readonly totalMs: number;
  readonly firstMs?: number | undefined;
}

/** The events of an answer as the lines of `/api/chat`. Throws what the events throw. */
export function toOllamaChatLines(
  events: AsyncIterable<StreamEvent>,
  options: Omit<OllamaLineOptions, 'shape'>,
): AsyncGenerator<JsonObject, void, undefined> {
  return toLines(events, { ...options, shape: 'chat' });
}

/** The events of an answer as the lines of `/api/generate`. Throws what the events throw. */
export function toOllamaGenerateLines(
  events: AsyncIterable<StreamEvent>,
  options: Omit<OllamaLineOptions, 'shape'>,
): AsyncGenerator<JsonObject, void, undefined> {
  return toLines(events, { ...options, shape: 'generate' });
}

async function* toLines(events: AsyncIterable<StreamEvent>, options: OllamaLineOptions) {
  const maker = createOllamaLineMaker(options);
  for await (const event of events) yield* maker.linesOf(event);
}

/** A complete answer as the one body of `/api/chat` or `/api/generate` with `stream: false`. */
export function toOllamaAnswer(
  shape: OllamaLineOptions['shape'],
  result: GenerateResult,
  { model, createdAtMs, totalMs, firstMs = totalMs }: OllamaAnswerFacts,
): JsonObject {
  const thinking = (result.reasoning ?? []).map(({ text }) => text).join('');
  return {
    model,
    created_at: new Date(createdAtMs).toISOString(),
    ...toContent(shape, {
      text: result.text + (result.refusal ?? ''),
      ...(thinking === '' ? {} : { thinking }),
      toolCalls: result.toolCalls,
      logprobs: result.logprobs,
    }),
    done: true,
    done_reason: toDoneReason(result.finishReason),
    ...toFigures(result.usage, { totalMs, firstMs }),
  };
}

/** The answer to a request that only loads or unloads a model. */
export function toOllamaResidency(
  shape: OllamaLineOptions['shape'],
  done: 'load' | 'unload',
  { model, createdAtMs }: Pick<OllamaAnswerFacts, 'model' | 'createdAtMs'>,
): JsonObject {
  return {
    model,
    created_at: new Date(createdAtMs).toISOString(),
    ...toContent(shape, {}),
    done: true,
    done_reason: done,
  };
}

/** Vectors as the body of `/api/embed`. */
export function toOllamaEmbed(
  { vectors, usage }: Pick<EmbedResult, 'vectors' | 'usage'>,
  { model, totalMs }: Pick<OllamaAnswerFacts, 'model' | 'totalMs'>,
): JsonObject {
  return {
    model,
    embeddings: vectors,
    total_duration: Math.max(0, Math.round(totalMs * 1e6)),
    load_duration: 0,
    ...(usage.inputTokens === undefined ? {} : { prompt_eval_count: usage.inputTokens }),
  };
}
