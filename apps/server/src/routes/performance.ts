import type { ModelManager } from '@modelhaven/manager';
import { measurementsSchema, performanceSchema } from '../json/measurement-schemas.ts';
import { timeframeQuery } from '../json/query-schemas.ts';
import { toMeasurements, toTotals, UNUSED } from '../json/to-measurements.ts';
import { addressOf } from '../json/to-model.ts';
import type { App, RouteContext } from '../server-types.ts';
import { restOfPath } from './rest-of-path.ts';

/** How many of the last attempts are looked through for the models that were used. */
const RECENT_ATTEMPTS = 10_000;

/** `GET /performance` and `/performance/{model}`: what was measured. */
export function addPerformanceRoutes(app: App, { manager }: RouteContext): void {
  app.get(
    '/api/v1/models/performance',
    {
      schema: { querystring: timeframeQuery },
      config: {
        operation: {
          id: 'getPerformance',
          tag: 'Monitoring',
          summary: 'Show what was measured of all models',
          description: 'Requests, tokens, cost, success rate, latency, speed and errors of every model that was used.',
          responses: { 200: { description: 'The measurements.', schema: performanceSchema } },
        },
      },
    },
    async ({ query: { timeframe_hours: timeframeHours } }) => {
      const seen = await measureAll(manager, timeframeHours);
      return {
        timeframe_hours: timeframeHours,
        totals: toTotals(seen.map(({ measurements }) => measurements)),
        models: seen.map(({ address, measurements }) => toMeasurements(address, timeframeHours, measurements)),
      };
    },
  );

  app.get(
    '/api/v1/models/performance/*',
    {
      schema: { querystring: timeframeQuery },
      config: {
        operation: {
          id: 'getModelPerformance',
          tag: 'Monitoring',
          summary: 'Show what was measured of a model',
          path: '/api/v1/models/performance/{model}',
          parameters: { model: '`provider/model`, or the bare id where it is unique.' },
          responses: { 200: { description: 'The measurements.', schema: measurementsSchema } },
        },
      },
    },
    async (request) => {
      const { timeframe_hours: timeframeHours } = request.query;
      const name = restOfPath(request);
      const [address = name] = await manager.resolve(name);
      const seen = await manager.performance.getModelPerformance(address, { timeframeHours });
      return toMeasurements(address, timeframeHours, seen ?? UNUSED);
    },
  );
}

async function measureAll({ performance }: Pick<ModelManager, 'performance'>, timeframeHours: number) {
  const addresses = new Set(
    performance.recent(RECENT_ATTEMPTS).map(({ provider, model }) => addressOf({ provider, id: model })),
  );
  const seen = await Promise.all(
    [...addresses].map(async (address) => ({
      address,
      measurements: await performance.getModelPerformance(address, { timeframeHours }),
    })),
  );
  return seen.flatMap(({ address, measurements }) => (measurements ? [{ address, measurements }] : []));
}
