import {
  acceptEmbeddingRequest,
  embeddingRequestSchema,
  embeddingResponseSchema,
  toEmbeddingResponse,
} from '@modelhaven/wire/openai';
import { routeHeaders } from '../answering/answer-headers.ts';
import { callOptions } from '../answering/call-options.ts';
import { whileConnected } from '../answering/give-answer.ts';
import type { App } from '../server-types.ts';

/** `POST /v1/embeddings`: vectors for texts. */
export function addEmbeddingsRoute(app: App): void {
  app.post(
    '/v1/embeddings',
    {
      config: {
        operation: {
          id: 'createEmbedding',
          tag: 'OpenAI',
          summary: 'Embed texts',
          body: embeddingRequestSchema,
          bodyExample: { model: 'local/demo', input: ['a calm lake', 'a loud street'] },
          responses: { 200: { description: 'One vector per text, in their order.', schema: embeddingResponseSchema } },
        },
      },
    },
    async (request, reply) => {
      reply.header('x-request-id', request.id);
      const { request: asked, encodingFormat } = acceptEmbeddingRequest(request.body);
      const result = await whileConnected(reply, (signal) =>
        request.manager.embed(asked, callOptions(request, reply, signal)),
      );
      reply.headers(routeHeaders(result.route));
      return toEmbeddingResponse(result, { model: result.route.address, encodingFormat });
    },
  );
}
