import { formatModelAddress, LlmError, parseKeepAlive, parseModelAddress } from '@modelhaven/core';
import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import type { LoadJobs } from '../answering/load-jobs.ts';
import { loadJobSchema } from '../json/load-job-schema.ts';
import { loadedModelSchema } from '../json/model-schemas.ts';
import { flagSchema, providerIdSchema } from '../json/query-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import { toLoadedModel } from '../json/to-model.ts';
import type { AnyRequest, App } from '../server-types.ts';
import { restOfPath } from './rest-of-path.ts';

const keepAliveSchema = z
  .string()
  .max(40)
  .transform((text, context) => {
    const ms = parseKeepAlive(text);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: 'Expected seconds, or a time like 5m; 0 or -1' });
    return z.NEVER;
  });

const loadQuery = z.strictObject({
  wait: flagSchema.optional().describe('Answer when the model is loaded.'),
  pin: flagSchema.optional().describe('True: it makes room for no other model; false: no longer so.'),
  keep_alive: keepAliveSchema
    .optional()
    .describe('How long it stays without use: seconds, `5m`, `1h30m`; 0: until its last answer, -1: for ever.'),
  context_length: z.coerce
    .number()
    .int()
    .min(1)
    .max(16_777_216)
    .optional()
    .describe('Tokens of context to make room for.'),
});
const unloadQuery = z.strictObject({ provider_name: providerIdSchema.optional() });

function addressIn(request: Pick<AnyRequest, 'params'>): { readonly address: string; readonly provider: string } {
  const address = restOfPath(request);
  const parts = parseModelAddress(address);
  if (!parts) throw new LlmError('INVALID_REQUEST', 'Name the model as provider/model.', { field: 'model' });
  return { address, provider: parts.provider };
}

/** `POST`, `GET` and `DELETE /load/{provider}/{model}` and `DELETE /unload/{model}`: what is in memory. Model ids may hold slashes. */
export function addResidencyRoutes(app: App, jobs: LoadJobs): void {
  app.post(
    '/api/v1/models/load/*',
    {
      schema: { querystring: loadQuery },
      config: {
        operation: {
          id: 'loadModel',
          tag: 'Models',
          summary: 'Load a model into memory',
          description:
            'Loads in the background; a GET of the same address shows how far it is, a DELETE ends it. What has to leave for it leaves; what cannot fit fails with `INSUFFICIENT_RESOURCES` and a step that would help. Of a loaded model, `pin` and `keep_alive` are changed at once.',
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
      const { address, provider } = addressIn(request);
      const { wait, pin, keep_alive: keepAliveMs, context_length: contextLength } = request.query;
      const { job, done } = jobs.start(request.manager, address, {
        ...(pin === undefined ? {} : { pin }),
        ...(keepAliveMs === undefined ? {} : { keepAliveMs }),
        ...(contextLength === undefined ? {} : { contextLength }),
      });
      if (!wait) return reply.code(202).send(toSnakeCase(job));
      // The client may leave; the load goes on, for it or for others.
      const loaded = await whileConnected(reply, () => done);
      return toLoadedModel(provider, loaded);
    },
  );

  app.get(
    '/api/v1/models/load/*',
    {
      config: {
        operation: {
          id: 'getModelLoad',
          tag: 'Models',
          summary: 'Show how far a load is',
          path: '/api/v1/models/load/{provider}/{model}',
          parameters: { provider: 'Id of the provider.', model: 'Id of the model; may hold slashes.' },
          responses: { 200: { description: 'The last load of this model.', schema: loadJobSchema } },
        },
      },
    },
    (request) => {
      const job = jobs.find(addressIn(request).address);
      if (!job) throw new LlmError('MODEL_NOT_FOUND', 'Nobody asked to load this model lately.', { field: 'model' });
      return toSnakeCase(job);
    },
  );

  app.delete(
    '/api/v1/models/load/*',
    {
      config: {
        operation: {
          id: 'cancelModelLoad',
          tag: 'Models',
          summary: 'End a load',
          description: 'Requests that wait for the same model go on. Where nothing is under way, nothing is done.',
          path: '/api/v1/models/load/{provider}/{model}',
          parameters: { provider: 'Id of the provider.', model: 'Id of the model; may hold slashes.' },
          responses: {
            200: {
              description: 'No longer under way.',
              schema: z.strictObject({ address: z.string(), cancelled: z.boolean() }),
            },
          },
        },
      },
    },
    (request) => {
      const { address } = addressIn(request);
      return { address, cancelled: jobs.cancel(address) };
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
          description:
            'Waits for answers in progress, and ends a load that is under way. A model that is not loaded is no error.',
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
          ? ((await request.manager.resolve(name))[0] ?? name)
          : formatModelAddress({ provider, model: name });
      jobs.cancel(address);
      await whileConnected(reply, (signal) => request.manager.unload(address, { signal }));
      return { address, loaded: false };
    },
  );
}
