import {
  acceptAnthropicCountRequest,
  countTokensRequestSchema,
  countTokensResponseSchema,
} from '@modelhaven/wire/anthropic';
import { callOptions } from '../answering/call-options.ts';
import { whileConnected } from '../answering/give-answer.ts';
import type { App } from '../server-types.ts';

/** `POST /v1/messages/count_tokens`: how many tokens a message would have, as the plan for it counts or estimates. */
export function addCountTokensRoute(app: App): void {
  app.post(
    '/v1/messages/count_tokens',
    {
      config: {
        operation: {
          id: 'countMessageTokens',
          tag: 'Anthropic',
          summary: 'Count the tokens of a message',
          description:
            "For the model that would be asked first: its exact count where its tokenizer is at hand (a local model in memory; models of OpenAI, where `gpt-tokenizer` is installed), else an estimate. It is the figure that this server's own plans reckon with, for messages, tools, schema, images and files; `POST /api/v1/models/select` says which of both it is. Calls no model, and costs nothing.",
          body: countTokensRequestSchema,
          bodyExample: { model: 'auto', messages: [{ role: 'user', content: 'Good evening!' }] },
          responses: {
            200: {
              description: 'The count, or the estimate.',
              schema: countTokensResponseSchema,
              example: { input_tokens: 11 },
            },
          },
        },
      },
    },
    async (request, reply) => {
      reply.header('request-id', request.id);
      const { request: asked } = acceptAnthropicCountRequest(request.body);
      const plan = await whileConnected(reply, (signal) =>
        request.manager.select(asked, callOptions(request, reply, signal)),
      );
      return { input_tokens: plan.promptTokens };
    },
  );
}
