import { formatModelAddress, LlmError, parseModelAddress } from '@modelhaven/core';
import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import type { LoadJobs } from '../answering/load-jobs.ts';
import { loadJobSchema } from '../json/load-job-schema.ts';
import { loadedModelSchema } from '../json/model-schemas.ts';
import { flagSchema, providerIdSchema } from '../json/query-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import { toLoadedModel } from '../json/to-model.ts';
import type { App, RouteContext } from '../server-types.ts';
import { restOfPath } from './rest-of-path.ts';

const loadQuery = z.strictObject({ wait: flagSchema.optional().describe('Answer when the model is loaded.') });
const unloadQuery = z.strictObject({ provider_name: providerIdSchema.optional() });

/** `POST /load/{provider}/{model}` and `DELETE /unload/{model}`: what is in memory. Model ids may hold slashes. */
export function addResidencyRoutes(app: App, { manager }: RouteContext, jobs: LoadJobs): void {
  app.post(
    '/api/v1/models/load/*',
    {
      schema: { querystring: loadQuery },
      config: {
        operation: {
          id: 'loadModel',
          tag: 'Models',
          summary: 'Load a model into memory',
          description: 'Loads in the background; `GET /api/v1/models/status` shows how far it is.',
          path: '/api/v1/models/load/{provider}/{model}',
          parameters: { provider: 'Id of the provider.', model: 'Id of the model; may hold slashes.' },
          responses: {
            200: { description: 'Loaded, with `wait=true`.', schema: loadedModelSchema },
            202: { description: 'On its way.', schema: loadJobSchema },
          },
        },
      },
    },
    async (request, reply) => {
      const address = restOfPath(request);
      const parts = parseModelAddress(address);
      if (!parts) throw new LlmError('INVALID_REQUEST', 'Name the model as provider/model.', { field: 'model' });
      const { job, done } = jobs.start(address);
      if (!request.query.wait) return reply.code(202).send(toSnakeCase(job));
      // The client may leave; the load goes on, for it or for others.
      const loaded = await whileConnected(reply, () => done);
      return toLoadedModel(parts.provider, loaded);
    },
  );

  app.delete(
    '/api/v1/models/unload/*',
    {
      schema: { querystring: unloadQuery },
      config: {
        operation: {
          id: 'unloadModel',
          tag: 'Models',
          summary: 'Release the memory of a model',
          description: 'Waits for answers in progress. A model that is not loaded is no error.',
          path: '/api/v1/models/unload/{model}',
          parameters: { model: '`provider/model`, or the bare id where it is unique or `provider_name` is given.' },
          responses: {
            200: {
              description: 'No longer in memory.',
              schema: z.strictObject({ address: z.string(), loaded: z.literal(false) }),
            },
          },
        },
      },
    },
    async (request, reply) => {
      const name = restOfPath(request);
      const { provider_name: provider } = request.query;
      const address =
        provider === undefined
          ? ((await manager.resolve(name))[0] ?? name)
          : formatModelAddress({ provider, model: name });
      await whileConnected(reply, (signal) => manager.unload(address, { signal }));
      return { address, loaded: false };
    },
  );
}
