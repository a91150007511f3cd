import { ollamaVersionSchema } from '@modelhaven/wire/ollama';
import type { App } from '../server-types.ts';

/** Clients ask for the version to know what they may use; this one has all that is offered here, and nothing later. */
const SPOKEN = '0.12.11';

/** `GET /api/version`. */
export function addOllamaVersionRoute(app: App): void {
  app.get(
    '/api/version',
    {
      config: {
        operation: {
          id: 'getOllamaVersion',
          tag: 'Ollama',
          summary: 'Show the version of the API',
          responses: { 200: { description: 'The version.', schema: ollamaVersionSchema } },
        },
      },
    },
    () => ({ version: SPOKEN }),
  );
}
