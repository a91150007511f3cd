import { z } from 'zod';
import { sharedStateSchema } from '../admin/budget-schemas.ts';
import { whileConnected } from '../answering/give-answer.ts';
import type { LoadJobs } from '../answering/load-jobs.ts';
import type { PullJobs } from '../answering/pull-jobs.ts';
import { providerHealthSchema } from '../json/health-schema.ts';
import { loadJobSchema } from '../json/load-job-schema.ts';
import { loadedModelSchema, providerSchema } from '../json/model-schemas.ts';
import { pullJobSchema } from '../json/pull-job-schema.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import { toLoadedModel, toProvider } from '../json/to-model.ts';
import type { App, RouteContext } from '../server-types.ts';

const answer = z
  .strictObject({
    status: z.enum(['ok', 'degraded', 'down']),
    version: z.string(),
    uptime_seconds: z.number(),
    checked_at: z.number().describe('Milliseconds since 1970.'),
    providers: z.array(providerSchema),
    missing: z.array(z.string()).describe('Providers that are down now.'),
    health: z.array(providerHealthSchema).describe('What checks and attempts told, with history.'),
    loaded_models: z.array(loadedModelSchema),
    load_jobs: z.array(loadJobSchema),
    pull_jobs: z.array(pullJobSchema),
    shared_state: sharedStateSchema,
    resources: z.strictObject({
      process_memory_bytes: z.number(),
      heap_used_bytes: z.number(),
      cpu_seconds: z.number(),
    }),
  })
  .meta({ id: 'Status' });

/** `GET /status`: providers, loaded models, resources. */
export function addStatusRoute(app: App, context: RouteContext, jobs: LoadJobs, pullJobs: PullJobs): void {
  const { manager, version, now, startedAt } = context;
  app.get(
    '/api/v1/models/status',
    {
      config: {
        operation: {
          id: 'getStatus',
          tag: 'Monitoring',
          summary: 'Show providers, loaded models and resources',
          description: '`ok` while all providers are up, `down` while none can be reached, else `degraded`.',
          responses: { 200: { description: 'The state of things.', schema: answer } },
        },
      },
    },
    async (_request, reply) => {
      const providers = await whileConnected(reply, (signal) => manager.providers({ signal }));
      const reached = providers.filter(({ health }) => health.status !== 'down');
      const isWhole = providers.length > 0 && providers.every(({ health }) => health.status === 'up');
      const { rss, heapUsed } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      return {
        status: isWhole ? 'ok' : reached.length > 0 ? 'degraded' : 'down',
        version,
        uptime_seconds: Math.round((now() - startedAt) / 1000),
        checked_at: now(),
        providers: providers.map(toProvider),
        missing: providers.filter(({ health }) => health.status === 'down').map(({ id }) => id),
        health: toSnakeCase(manager.health.all()),
        loaded_models: providers.flatMap(({ id, loaded = [] }) => loaded.map((model) => toLoadedModel(id, model))),
        load_jobs: toSnakeCase(jobs.list()),
        pull_jobs: toSnakeCase(pullJobs.list()),
        shared_state: toSnakeCase(context.ledger.status()),
        resources: {
          process_memory_bytes: rss,
          heap_used_bytes: heapUsed,
          cpu_seconds: (user + system) / 1_000_000,
        },
      };
    },
  );
}
