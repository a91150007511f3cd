import { createCollector } from '@modelhaven/core';
import type { AnswerEvent } from '@modelhaven/manager';
import {
  acceptResponsesRequest,
  createResponsesEventMaker,
  type ResponsesEvent,
  type ResponsesEventMaker,
  responsesRequestSchema,
  responsesResponseSchema,
  toAssistantMessage,
  toResponsesAnswer,
} from '@modelhaven/wire/openai-responses';
import { answerId } from '../answering/answer-id.ts';
import { callOptions } from '../answering/call-options.ts';
import { giveAnswer } from '../answering/give-answer.ts';
import { setIgnored } from '../answering/ignored-header.ts';
import { streamAnswer } from '../answering/stream-answer.ts';
import type { StreamDialect } from '../answering/stream-dialect.ts';
import { withRequestId } from '../errors/dialect-of.ts';
import type { AnyRequest, App, RouteContext } from '../server-types.ts';
import { conversationOf } from './conversation.ts';
import type { ResponseStore, StoredResponse } from './response-store.ts';

/** `POST /v1/responses`: the newer API of OpenAI's clients. */
export function addCreateResponseRoute(
  app: App,
  context: RouteContext,
  storeOf: (request: Pick<AnyRequest, 'caller'>) => ResponseStore,
): void {
  app.post(
    '/v1/responses',
    {
      config: {
        operation: {
          id: 'createResponse',
          tag: 'OpenAI',
          summary: 'Create a response',
          description:
            "Takes and gives what OpenAI's Responses API does, with functions as the only tools; `model` may be any address, alias or `auto`. Responses are kept for `previous_response_id` as long as `server.responses` says, a day by default, unless `store` is false. Fields without effect are named in the header `x-modelhaven-ignored`.",
          body: responsesRequestSchema,
          bodyExample: { model: 'auto', input: 'Good evening!' },
          responses: { 200: { description: 'The response.', schema: responsesResponseSchema } },
          streams:
            'response.created, in_progress, output_item.added, content_part.added, output_text.delta and so on, to response.completed, incomplete or failed.',
        },
      },
    },
    async (request, reply) => {
      reply.header('x-request-id', request.id);
      const accepted = acceptResponsesRequest(request.body);
      setIgnored(reply, accepted.ignored);
      const store = storeOf(request);
      const conversation = await conversationOf(accepted, store);
      const { instructions, includeEncrypted, echo } = accepted;
      const asked = {
        ...accepted.request,
        messages: [
          ...(instructions === undefined ? [] : [{ role: 'system' as const, content: instructions }]),
          ...conversation,
        ],
      };
      const now = () => Math.floor(context.now() / 1000);
      const id = answerId('resp_');
      const identity = { id, createdAt: now(), includeEncrypted, echo, createId: answerId, now };
      const keep = async (stored: StoredResponse) => {
        const { user } = accepted.request;
        if (accepted.store) await store.put(id, { ...stored, ...(user === undefined ? {} : { user }) });
      };
      if (accepted.stream) {
        return streamAnswer(
          context,
          request,
          reply,
          (signal) => request.manager.stream(asked, callOptions(request, reply, signal)),
          ({ address }) => {
            const maker = createResponsesEventMaker({ ...identity, model: address });
            return responseEvents(maker, request.id, (turn) =>
              keep({ response: maker.response, messages: [...conversation, turn] }),
            );
          },
        );
      }
      const answer = await giveAnswer(reply, (signal) =>
        request.manager.generate(asked, callOptions(request, reply, signal)),
      );
      const response = await toResponsesAnswer(answer, { ...identity, model: answer.report.address });
      await keep({ response, messages: [...conversation, toAssistantMessage(answer)] });
      return response;
    },
  );
}

function responseEvents(
  maker: ResponsesEventMaker,
  requestId: string,
  keep: (turn: ReturnType<typeof toAssistantMessage>) => Promise<void>,
): StreamDialect<ResponsesEvent> {
  return {
    async *frames(events: AsyncIterable<AnswerEvent>) {
      const collector = createCollector();
      for await (const event of events) {
        collector.add(event);
        const made = maker.eventsOf(event);
        // Whoever has read the last event may continue from it at once.
        if (event.type === 'finish') await keep(toAssistantMessage(collector.result()));
        yield* made;
      }
    },
    format,
    end: '',
    fail: (error) => format(maker.fail(withRequestId(error, requestId))),
    keepAlive: ': keep-alive\n\n',
  };
}

function format(event: ResponsesEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
