import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import { providerSchema } from '../json/model-schemas.ts';
import { toProvider } from '../json/to-model.ts';
import type { App, RouteContext } from '../server-types.ts';

const answer = z.strictObject({ providers: z.array(providerSchema) });

/** `GET /api/v1/providers`: every provider, asked now. */
export function addProvidersRoute(app: App, { manager }: RouteContext): void {
  app.get(
    '/api/v1/providers',
    {
      config: {
        operation: {
          id: 'listProviders',
          tag: 'Monitoring',
          summary: 'List providers with their health',
          description: 'Asks every provider now, also for limits, credits and free requests of our keys.',
          responses: { 200: { description: 'The providers.', schema: answer } },
        },
      },
    },
    async (_request, reply) => {
      const providers = await whileConnected(reply, (signal) => manager.providers({ signal, account: true }));
      return { providers: providers.map(toProvider) };
    },
  );
}
