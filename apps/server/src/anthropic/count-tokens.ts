import {
  acceptAnthropicCountRequest,
  countTokensRequestSchema,
  countTokensResponseSchema,
} from '@modelhaven/wire/anthropic';
import { callOptions } from '../answering/call-options.ts';
import { whileConnected } from '../answering/give-answer.ts';
import type { App, RouteContext } from '../server-types.ts';

/** `POST /v1/messages/count_tokens`: how many tokens a message would have, as the plan for it estimates. */
export function addCountTokensRoute(app: App, { manager }: RouteContext): void {
  app.post(
    '/v1/messages/count_tokens',
    {
      config: {
        operation: {
          id: 'countMessageTokens',
          tag: 'Anthropic',
          summary: 'Estimate the tokens of a message',
          description:
            "An estimate and no count: every model has a tokenizer of its own, and none is asked. It is the figure that this server's own plans reckon with, for messages, tools, schema, images and files; what the model really read stands in the usage of its answer. Calls no model, and costs nothing.",
          body: countTokensRequestSchema,
          bodyExample: { model: 'auto', messages: [{ role: 'user', content: 'Good evening!' }] },
          responses: {
            200: { description: 'The estimate.', schema: countTokensResponseSchema, example: { input_tokens: 11 } },
          },
        },
      },
    },
    async (request, reply) => {
      reply.header('request-id', request.id);
      const { request: asked } = acceptAnthropicCountRequest(request.body);
      const plan = await whileConnected(reply, (signal) => manager.select(asked, callOptions(request, signal)));
      return { input_tokens: plan.promptTokens };
    },
  );
}
