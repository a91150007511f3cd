import type { ModelManager } from '@modelhaven/manager';
import { z } from 'zod';
import { circuitSchema } from '../json/model-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { AnyRequest, App, RouteContext } from '../server-types.ts';
import { restOfPath } from './rest-of-path.ts';

const statistics = z
  .strictObject({
    circuits: z.array(circuitSchema),
    open: z.int().min(0).describe('Models and providers that rest now.'),
    recent_attempts: z.int().min(0),
    recent_failures: z.int().min(0),
    failures_by_code: z.record(z.string(), z.int().min(0)),
  })
  .meta({ id: 'FallbackStatistics' });

const RECENT_ATTEMPTS = 1_000;

/** `GET /fallback/statistics`, `POST /fallback/reset/{model}` and `/isolate/{model}`: who rests, and until when. */
export function addFallbackRoutes(app: App, { manager }: RouteContext): void {
  app.get(
    '/api/v1/models/fallback/statistics',
    {
      config: {
        operation: {
          id: 'getFallbackStatistics',
          tag: 'Monitoring',
          summary: 'Show failures and circuits',
          description: `Circuits that are not closed or have seen a failure, and the failures among the last ${RECENT_ATTEMPTS} attempts.`,
          responses: { 200: { description: 'The statistics.', schema: statistics } },
        },
      },
    },
    () => {
      const circuits = manager.fallback.circuits();
      const recent = manager.performance.recent(RECENT_ATTEMPTS);
      const failed = recent.filter(({ outcome }) => outcome !== 'OK' && outcome !== 'ABORTED');
      const byCode: Record<string, number> = {};
      for (const { outcome } of failed) byCode[outcome] = (byCode[outcome] ?? 0) + 1;
      return {
        circuits: circuits.map(toSnakeCase),
        open: circuits.filter(({ state }) => state !== 'closed').length,
        recent_attempts: recent.length,
        recent_failures: failed.length,
        failures_by_code: byCode,
      };
    },
  );

  app.post(
    '/api/v1/models/fallback/reset/*',
    {
      config: {
        operation: {
          id: 'resetFallback',
          tag: 'Monitoring',
          summary: 'Let a model or provider be tried again at once',
          path: '/api/v1/models/fallback/reset/{model}',
          parameters: { model: 'Key of the circuit: `provider/model`, a bare id, or a provider.' },
          responses: {
            200: {
              description: 'Closed again.',
              schema: z.strictObject({ key: z.string(), state: z.literal('closed') }),
            },
          },
        },
      },
    },
    async (request) => {
      const key = await keyOf(request);
      manager.fallback.reset(key);
      return { key, state: 'closed' };
    },
  );

  app.post(
    '/api/v1/models/fallback/isolate/*',
    {
      config: {
        operation: {
          id: 'isolateFallback',
          tag: 'Monitoring',
          summary: 'Take a model or provider out of service until it is reset',
          path: '/api/v1/models/fallback/isolate/{model}',
          parameters: { model: 'Key of the circuit: `provider/model`, a bare id, or a provider.' },
          responses: {
            200: {
              description: 'Nobody is sent there any more.',
              schema: z.strictObject({ key: z.string(), state: z.literal('isolated') }),
            },
          },
        },
      },
    },
    async (request) => {
      const key = await keyOf(request);
      manager.fallback.isolate(key);
      return { key, state: 'isolated' };
    },
  );
}

/** The circuit that is meant: whoever names a model without its provider means the one that has it. */
async function keyOf(request: AnyRequest): Promise<string> {
  const { manager } = request;
  const name = restOfPath(request);
  const isKnown = manager.fallback.circuits().some(({ key }) => key === name);
  return isKnown ? name : ((await resolveOrProvider(manager, name)) ?? name);
}

async function resolveOrProvider(manager: ModelManager, name: string): Promise<string | undefined> {
  const providers = await manager.providers();
  return providers.some(({ id }) => id === name) ? name : (await manager.resolve(name))[0];
}
