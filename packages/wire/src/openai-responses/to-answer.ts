import { type AssistantMessage, type GenerateResult, replay, type StreamEvent } from '@modelhaven/core';
import type { JsonObject } from '../openai/json.ts';
import { createResponsesEventMaker, type ResponsesEvent, type ResponsesEventOptions } from './event-maker.ts';

/** The events of an answer as those of the Responses API. Throws what the events throw. */
export async function* toResponsesEvents(
  events: AsyncIterable<StreamEvent>,
  options: ResponsesEventOptions,
): AsyncGenerator<ResponsesEvent, void, undefined> {
  const maker = createResponsesEventMaker(options);
  for await (const event of events) yield* maker.eventsOf(event);
}

/** A complete answer as the body of `POST /v1/responses`: what the last event of its stream would hold. */
export async function toResponsesAnswer(result: GenerateResult, options: ResponsesEventOptions): Promise<JsonObject> {
  const maker = createResponsesEventMaker(options);
  for await (const event of replay(result)) maker.eventsOf(event);
  return maker.response;
}

/** An answer as the turn that the next request continues from. */
export function toAssistantMessage({ reasoning = [], text, refusal, toolCalls }: GenerateResult): AssistantMessage {
  return {
    role: 'assistant',
    content: [
      ...reasoning,
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ...(refusal === undefined ? [] : [{ type: 'refusal' as const, text: refusal }]),
      ...toolCalls.map((call) => ({ type: 'tool-call' as const, ...call })),
    ],
  };
}
