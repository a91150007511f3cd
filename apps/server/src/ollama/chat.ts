import { acceptOllamaChat, ollamaChatRequestSchema, ollamaChatResponseSchema } from '@modelhaven/wire/ollama';
import type { App, RouteContext } from '../server-types.ts';
import { answerOllama, NDJSON } from './answer.ts';

/** `POST /api/chat`: what Ollama's clients call to talk. */
export function addOllamaChatRoute(app: App, context: RouteContext): void {
  app.post(
    '/api/chat',
    {
      config: {
        operation: {
          id: 'ollamaChat',
          tag: 'Ollama',
          summary: 'Continue a chat',
          description:
            "Takes and gives what Ollama's chat API does; `model` may be any address, alias or `auto`. Options of the sampler are honoured. Those of the runner (`num_ctx`, `num_gpu`, …) are the operator's to set: they have no effect, and the header `x-modelhaven-ignored` names them. `keep_alive` says how long a model of this machine stays in memory afterwards. Without messages it loads the model, or with `keep_alive: 0` unloads it.",
          body: ollamaChatRequestSchema,
          bodyExample: { model: 'auto', messages: [{ role: 'user', content: 'Good evening!' }], stream: false },
          responses: { 200: { description: 'The answer, with `stream: false`.', schema: ollamaChatResponseSchema } },
          streams:
            'By default: one JSON value per line, the last with `done: true`; an answer that broke ends with `error`.',
          streamType: NDJSON,
        },
      },
    },
    (request, reply) => answerOllama(context, request, reply, 'chat', acceptOllamaChat(request.body)),
  );
}
