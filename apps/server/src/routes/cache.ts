import { LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { cacheSchema } from '../json/cache-schema.ts';
import { erasedSchema } from '../json/request-log-schemas.ts';
import { toCacheStatistics } from '../json/to-cache-statistics.ts';
import type { App, RouteContext } from '../server-types.ts';

const query = z.strictObject({
  user: z.string().min(1).max(400).optional().describe('What was kept for this `user`, or `tenant/user`.'),
  key_id: z.string().min(1).max(200).optional().describe('What was kept for this key.'),
  model: z.string().min(1).max(512).optional().describe('What this model answered, by its address.'),
});

/** `/api/v1/cache`: what the response cache did, and making it forget. */
export function addCacheRoutes(app: App, { responseCache }: RouteContext): void {
  const cache = () => {
    if (responseCache) return responseCache;
    const message = 'There is no cache. Set model_management.response_cache.enabled to true in modelhaven.yaml.';
    throw new LlmError('UNSUPPORTED', message);
  };

  app.get(
    '/api/v1/cache',
    {
      config: {
        operation: {
          id: 'getCache',
          tag: 'Monitoring',
          summary: 'Show what the response cache did',
          description:
            'Counters since the start of this process. What is kept now is counted in the store, which several servers may share.',
          responses: { 200: { description: 'The counters.', schema: cacheSchema } },
        },
      },
    },
    async () => toCacheStatistics(await cache().statistics()),
  );

  app.delete(
    '/api/v1/cache',
    {
      schema: { querystring: query },
      config: {
        operation: {
          id: 'clearCache',
          tag: 'Monitoring',
          summary: 'Make the response cache forget',
          description:
            'Everything, or what was kept for a user, for a key, or from a model; of all that are named, each.',
          responses: { 200: { description: 'It is gone.', schema: erasedSchema } },
        },
      },
    },
    async (request) => {
      const { user, key_id: keyId, model } = request.query;
      const erased = await cache().erase({
        ...(user === undefined ? {} : { user }),
        ...(keyId === undefined ? {} : { keyId }),
        ...(model === undefined ? {} : { model }),
      });
      request.log.info({ audit: 'cache cleared', erased }, 'the response cache was made to forget');
      return { erased };
    },
  );
}
