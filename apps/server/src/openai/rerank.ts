import {
  acceptRerankRequest,
  rerankRequestSchema,
  rerankResponseSchema,
  toRerankResponse,
} from '@modelhaven/wire/openai';
import { routeHeaders } from '../answering/answer-headers.ts';
import { callOptions } from '../answering/call-options.ts';
import { whileConnected } from '../answering/give-answer.ts';
import type { App } from '../server-types.ts';

/** `POST /v1/rerank`: documents by what they have to do with a question, as clients of Cohere, Jina and vLLM ask. */
export function addRerankRoute(app: App): void {
  app.post(
    '/v1/rerank',
    {
      config: {
        operation: {
          id: 'createRerank',
          tag: 'OpenAI',
          summary: 'Rank documents for a question',
          body: rerankRequestSchema,
          bodyExample: { model: 'local/demo', query: 'How deep is the lake?', documents: ['A lake.', 'A street.'] },
          responses: { 200: { description: 'The documents, best first.', schema: rerankResponseSchema } },
        },
      },
    },
    async (request, reply) => {
      reply.header('x-request-id', request.id);
      const { request: asked, returnDocuments } = acceptRerankRequest(request.body);
      const result = await whileConnected(reply, (signal) =>
        request.manager.rerank(asked, callOptions(request, reply, signal)),
      );
      reply.headers(routeHeaders(result.route));
      const documents = returnDocuments ? { documents: asked.documents } : {};
      return toRerankResponse(result, { id: result.route.requestId, model: result.route.address, ...documents });
    },
  );
}
