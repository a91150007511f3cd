import {
  acceptOllamaGenerate,
  ollamaGenerateRequestSchema,
  ollamaGenerateResponseSchema,
} from '@modelhaven/wire/ollama';
import type { App, RouteContext } from '../server-types.ts';
import { answerOllama, NDJSON } from './answer.ts';

/** `POST /api/generate`: Ollama's answer to a single prompt. */
export function addOllamaGenerateRoute(app: App, context: RouteContext): void {
  app.post(
    '/api/generate',
    {
      config: {
        operation: {
          id: 'ollamaGenerate',
          tag: 'Ollama',
          summary: 'Answer a prompt',
          description:
            'As `/api/chat`, for one prompt. `raw`, `template`, `suffix` and `context` are refused. Without a prompt it loads the model, or with `keep_alive: 0` unloads it.',
          body: ollamaGenerateRequestSchema,
          bodyExample: { model: 'auto', prompt: 'Tell me a short calming story.', stream: false },
          responses: {
            200: { description: 'The answer, with `stream: false`.', schema: ollamaGenerateResponseSchema },
          },
          streams:
            'By default: one JSON value per line, the last with `done: true`; an answer that broke ends with `error`.',
          streamType: NDJSON,
        },
      },
    },
    (request, reply) => answerOllama(context, request, reply, 'generate', acceptOllamaGenerate(request.body)),
  );
}
