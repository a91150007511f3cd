import { LlmError, parseModelAddress } from '@modelhaven/core';
import { z } from 'zod';
import { whileConnected } from '../answering/give-answer.ts';
import type { PullJobs } from '../answering/pull-jobs.ts';
import { pullJobSchema } from '../json/pull-job-schema.ts';
import { flagSchema } from '../json/query-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App } from '../server-types.ts';
import { restOfPath } from './rest-of-path.ts';

const pullQuery = z.strictObject({ wait: flagSchema.optional().describe('Answer when the model is here.') });

/** `POST` and `DELETE /pull/{provider}/{model}`, `DELETE /remove/{provider}/{model}`: what is on the disk. */
export function addPullRoutes(app: App, jobs: PullJobs): void {
  app.post(
    '/api/v1/models/pull/*',
    {
      schema: { querystring: pullQuery },
      config: {
        operation: {
          id: 'pullModel',
          tag: 'Models',
          summary: 'Fetch a model that a provider does not have',
          description:
            'Fetches in the background; `GET /api/v1/models/status` and the `pull` events of `GET /api/v1/events` show how far it is. A download that was cut or cancelled goes on where it ended.',
          path: '/api/v1/models/pull/{provider}/{model}',
          parameters: {
            provider: 'Id of the provider.',
            model: 'As the provider names it: `org/repo`, `org/repo:Q4_K_M`, `org/repo/file.gguf`, with `@revision`.',
          },
          responses: {
            200: { description: 'It is here, with `wait=true`.', schema: pullJobSchema },
            202: { description: 'On its way.', schema: pullJobSchema },
          },
        },
      },
    },
    async (request, reply) => {
      const { job, done } = jobs.start(request.manager, addressOf(restOfPath(request)));
      if (!request.query.wait) return reply.code(202).send(toSnakeCase(job));
      // The client may leave; the download goes on, for it or for others.
      return toSnakeCase(await whileConnected(reply, () => done));
    },
  );

  app.delete(
    '/api/v1/models/pull/*',
    {
      config: {
        operation: {
          id: 'cancelPull',
          tag: 'Models',
          summary: 'Stop fetching a model',
          description: 'What came is kept; fetching it again goes on there. One that is not being fetched is no error.',
          path: '/api/v1/models/pull/{provider}/{model}',
          parameters: { provider: 'Id of the provider.', model: 'As it was asked for.' },
          responses: {
            200: {
              description: 'No longer being fetched.',
              schema: z.strictObject({ address: z.string(), cancelled: z.boolean() }),
            },
          },
        },
      },
    },
    async (request) => {
      const address = addressOf(restOfPath(request));
      return { address, cancelled: jobs.cancel(address) };
    },
  );

  app.delete(
    '/api/v1/models/remove/*',
    {
      config: {
        operation: {
          id: 'removeModel',
          tag: 'Models',
          summary: 'Delete a model from the disk',
          description: 'Unloads it first. Models that belong to another program are refused.',
          path: '/api/v1/models/remove/{provider}/{model}',
          parameters: { provider: 'Id of the provider.', model: 'Id of the model; may hold slashes.' },
          responses: {
            200: {
              description: 'Its files are gone.',
              schema: z.strictObject({ address: z.string(), removed: z.literal(true) }),
            },
          },
        },
      },
    },
    async (request, reply) => {
      const address = addressOf(restOfPath(request));
      await whileConnected(reply, (signal) => request.manager.remove(address, { signal }));
      return { address, removed: true };
    },
  );
}

function addressOf(text: string): string {
  if (parseModelAddress(text)) return text;
  throw new LlmError('INVALID_REQUEST', 'Name the model as provider/model.', { field: 'model' });
}
