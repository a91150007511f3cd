import type { AnswerEvent } from '@modelhaven/manager';
import {
  acceptOpenAiRequest,
  chatCompletionRequestSchema,
  chatCompletionResponseSchema,
  createOpenAiSseWriter,
  toOpenAiResponse,
} from '@modelhaven/wire/openai';
import { answerId } from '../answering/answer-id.ts';
import { callOptions } from '../answering/call-options.ts';
import { giveAnswer } from '../answering/give-answer.ts';
import { streamAnswer } from '../answering/stream-answer.ts';
import type { StreamDialect } from '../answering/stream-dialect.ts';
import { withRequestId } from '../errors/dialect-of.ts';
import { acceptRouting } from '../json/accept-routing.ts';
import { routingFields } from '../json/routing-schemas.ts';
import type { App, RouteContext } from '../server-types.ts';

const EXAMPLE = {
  id: 'chatcmpl-7d1f',
  object: 'chat.completion',
  created: 1_760_000_000,
  model: 'local/demo',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'Good evening! What would you like to talk about?', refusal: null },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 11, completion_tokens: 12, total_tokens: 23 },
};

/** `POST /v1/chat/completions`: what OpenAI's clients call. */
export function addChatCompletionsRoute(app: App, context: RouteContext): void {
  const { now } = context;
  app.post(
    '/v1/chat/completions',
    {
      config: {
        operation: {
          id: 'createChatCompletion',
          tag: 'OpenAI',
          summary: 'Create a chat completion',
          description:
            "Takes and gives what OpenAI's chat API does. `model` may be any address, alias or `auto`; `models`, `fallbacks` and `provider` say who may stand in.",
          body: chatCompletionRequestSchema.extend(routingFields),
          bodyExample: { model: 'auto', messages: [{ role: 'user', content: 'Good evening!' }] },
          responses: {
            200: { description: 'The completion.', schema: chatCompletionResponseSchema, example: EXAMPLE },
          },
          streams: 'Chunks of a `chat.completion.chunk` each, then `[DONE]`. An answer that broke ends with an error.',
        },
      },
    },
    async (request, reply) => {
      reply.header('x-request-id', request.id);
      const { body, routing } = acceptRouting(request.body);
      const { request: read, stream, includeUsage } = acceptOpenAiRequest(body);
      const asked = { ...read, ...routing };
      const identity = { id: answerId('chatcmpl-'), createdAt: Math.floor(now() / 1000) };
      if (stream) {
        return streamAnswer(
          context,
          request,
          reply,
          (signal) => request.manager.stream(asked, callOptions(request, reply, signal)),
          ({ address }): StreamDialect<AnswerEvent> => {
            const writer = createOpenAiSseWriter({ ...identity, model: address, includeUsage });
            return {
              frames: (events) => events,
              format: (event) => writer.write(event),
              end: writer.end(),
              fail: (error) => writer.error(withRequestId(error, request.id)),
              keepAlive: ': keep-alive\n\n',
            };
          },
        );
      }
      const answer = await giveAnswer(reply, (signal) =>
        request.manager.generate(asked, callOptions(request, reply, signal)),
      );
      return toOpenAiResponse(answer, { ...identity, model: answer.report.address });
    },
  );
}
