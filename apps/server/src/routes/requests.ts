import { LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { RefusedRequest } from '../errors/refused-request.ts';
import { paginate } from '../json/paginate.ts';
import { numberText } from '../json/query-schemas.ts';
import { erasedSchema, loggedRequestSchema, loggedRequestsSchema } from '../json/request-log-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App, RouteContext } from '../server-types.ts';

const user = z.string().min(1).max(400).describe('`user`, or `tenant/user`.');

const query = z.strictObject({
  user: user.optional(),
  model: z.string().min(1).max(512).optional().describe('Address of a model that answered or was tried.'),
  outcome: z.string().min(1).max(40).optional().describe('`OK`, the code of an error, or `failed` for all of them.'),
  since: numberText(z.number().min(0)).optional().describe('Milliseconds since 1970, inclusive.'),
  limit: numberText(z.int().min(1).max(500)).default(50),
  cursor: z.string().max(400).optional(),
});

/** What a page can reach; older ones are in the files. */
const MOST = 10_000;

/** `/api/v1/requests`: what the request log keeps. */
export function addRequestRoutes(app: App, { requestLog }: RouteContext): void {
  const log = () => {
    if (requestLog) return requestLog;
    const message = 'Requests are not kept. Set model_management.request_log.enabled to true in modelhaven.yaml.';
    throw new LlmError('UNSUPPORTED', message);
  };

  app.get(
    '/api/v1/requests',
    {
      schema: { querystring: query },
      config: {
        operation: {
          id: 'listRequests',
          tag: 'Monitoring',
          summary: 'List requests that were kept',
          description:
            'Newest first, at most the latest 10,000. They are kept, with or without texts, as `request_log` in the configuration says.',
          responses: { 200: { description: 'A page of requests.', schema: loggedRequestsSchema } },
        },
      },
    },
    async (request) => {
      const { limit, cursor, user: whose, model, outcome, since } = request.query;
      const found = await log().list(
        {
          ...(whose === undefined ? {} : { user: whose }),
          ...(model === undefined ? {} : { model }),
          ...(outcome === undefined ? {} : { outcome }),
          ...(since === undefined ? {} : { since }),
        },
        MOST,
      );
      const { items, next } = paginate(found, ({ id }) => id, { limit, cursor });
      return toSnakeCase({ requests: items, nextCursor: next });
    },
  );

  app.get(
    '/api/v1/requests/:id',
    {
      config: {
        operation: {
          id: 'getRequest',
          tag: 'Monitoring',
          summary: 'Show a request that was kept',
          path: '/api/v1/requests/{id}',
          parameters: { id: 'What `x-modelhaven-request-id` said.' },
          responses: { 200: { description: 'The request.', schema: loggedRequestSchema } },
        },
      },
    },
    async (request) => {
      const { id } = request.params as { readonly id: string };
      const found = await log().find(id);
      if (!found) throw new RefusedRequest(404, 'No request of this id is kept.');
      return toSnakeCase(found);
    },
  );

  app.delete(
    '/api/v1/requests',
    {
      schema: { querystring: z.strictObject({ user }) },
      config: {
        operation: {
          id: 'eraseRequests',
          tag: 'Monitoring',
          summary: 'Erase what is kept of a user',
          responses: {
            200: { description: 'It is gone.', schema: erasedSchema },
          },
        },
      },
    },
    async (request) => {
      const erased = await log().erase(request.query.user);
      request.log.info({ audit: 'requests erased', erased }, 'requests of a user were erased');
      return { erased };
    },
  );
}
