import {
  acceptCompletionRequest,
  completionRequestSchema,
  completionResponseSchema,
  type JsonObject,
  toCompletionChunks,
  toCompletionResponse,
  toOpenAiError,
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

/** `POST /v1/completions`: OpenAI's older way, with a bare prompt. */
export function addCompletionsRoute(app: App, context: RouteContext): void {
  const { now } = context;
  app.post(
    '/v1/completions',
    {
      config: {
        operation: {
          id: 'createCompletion',
          tag: 'OpenAI',
          summary: 'Complete a prompt',
          description: 'The prompt is put to the model as the one message of the user.',
          body: completionRequestSchema.extend(routingFields),
          bodyExample: { model: 'auto', prompt: 'Once upon a time', max_tokens: 50 },
          responses: { 200: { description: 'The completion.', schema: completionResponseSchema } },
          streams: 'Chunks of a `text_completion` each, then `[DONE]`. An answer that broke ends with an error.',
        },
      },
    },
    async (request, reply) => {
      reply.header('x-request-id', request.id);
      const { body, routing } = acceptRouting(request.body);
      const { request: read, stream, includeUsage } = acceptCompletionRequest(body);
      const asked = { ...read, ...routing };
      const identity = { id: answerId('cmpl-'), createdAt: Math.floor(now() / 1000) };
      if (stream) {
        return streamAnswer(
          context,
          request,
          reply,
          (signal) => request.manager.stream(asked, callOptions(request, reply, signal)),
          ({ address }): StreamDialect<JsonObject> => ({
            frames: (events) => toCompletionChunks(events, { ...identity, model: address, includeUsage }),
            format: (chunk) => `data: ${JSON.stringify(chunk)}\n\n`,
            end: 'data: [DONE]\n\n',
            fail: (error) => `data: ${JSON.stringify(toOpenAiError(withRequestId(error, request.id)).body)}\n\n`,
            keepAlive: ': keep-alive\n\n',
          }),
        );
      }
      const answer = await giveAnswer(reply, (signal) =>
        request.manager.generate(asked, callOptions(request, reply, signal)),
      );
      return toCompletionResponse(answer, { ...identity, model: answer.report.address });
    },
  );
}
