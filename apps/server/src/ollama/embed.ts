import {
  acceptOllamaEmbed,
  ollamaEmbedRequestSchema,
  ollamaEmbedResponseSchema,
  toOllamaEmbed,
} from '@modelhaven/wire/ollama';
import { routeHeaders } from '../answering/answer-headers.ts';
import { callOptions } from '../answering/call-options.ts';
import { whileConnected } from '../answering/give-answer.ts';
import { setIgnored } from '../answering/ignored-header.ts';
import type { App, RouteContext } from '../server-types.ts';
import { knownName } from './known-model.ts';

/** `POST /api/embed`: vectors for texts. */
export function addOllamaEmbedRoute(app: App, { now }: RouteContext): void {
  app.post(
    '/api/embed',
    {
      config: {
        operation: {
          id: 'ollamaEmbed',
          tag: 'Ollama',
          summary: 'Embed texts',
          description: 'Texts that are too long are refused and never cut: `truncate` has no effect.',
          body: ollamaEmbedRequestSchema,
          bodyExample: { model: 'local/demo', input: ['a calm lake', 'a loud street'] },
          responses: {
            200: { description: 'One vector per text, in their order.', schema: ollamaEmbedResponseSchema },
          },
        },
      },
    },
    async (request, reply) => {
      const { manager } = request;
      const { request: asked, ignored } = acceptOllamaEmbed(request.body);
      setIgnored(reply, ignored);
      const startedAt = now();
      const model = await knownName(manager, asked.model);
      // Clients load a model in this way; there is nothing to embed.
      if (asked.input.length === 0) {
        const [address = model] = await manager.resolve(model);
        return toOllamaEmbed({ vectors: [], usage: {} }, { model: address, totalMs: now() - startedAt });
      }
      const result = await whileConnected(reply, (signal) =>
        manager.embed({ ...asked, model }, callOptions(request, reply, signal)),
      );
      reply.headers(routeHeaders(result.route));
      return toOllamaEmbed(result, { model: result.route.address, totalMs: now() - startedAt });
    },
  );
}
