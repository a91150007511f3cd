import { measurementsSchema, performanceSchema } from '../json/measurement-schemas.ts';
import { ownMonitor } from '../json/own-monitor.ts';
import { timeframeQuery } from '../json/query-schemas.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import { toMeasurements, toTotals, UNUSED } from '../json/to-measurements.ts';
import { readGpuUse } from '../machine/gpu-use.ts';
import type { App, RouteContext } from '../server-types.ts';
import { restOfPath } from './rest-of-path.ts';

const HOUR_MS = 3_600_000;

/** `GET /performance` and `/performance/{model}`: what was measured. */
export function addPerformanceRoutes(app: App, context: RouteContext): void {
  const { manager } = context;
  app.get(
    '/api/v1/models/performance',
    {
      schema: { querystring: timeframeQuery },
      config: {
        operation: {
          id: 'getPerformance',
          tag: 'Monitoring',
          summary: 'Show what was measured of all models',
          description:
            'Requests, tokens, cost, success rate, latency, speed and errors of every model that was used, and what the GPUs of this machine do.',
          responses: { 200: { description: 'The measurements.', schema: performanceSchema } },
        },
      },
    },
    async ({ query: { timeframe_hours: timeframeHours }, caller }) => {
      const windowMs = timeframeHours * HOUR_MS;
      const monitor = ownMonitor(manager.monitor, caller, []);
      const gpus = await readGpuUse(context);
      return {
        timeframe_hours: timeframeHours,
        complete: monitor.complete,
        totals: toTotals(monitor.totals(windowMs)),
        ...(gpus.length === 0 ? {} : { gpus: toSnakeCase(gpus) }),
        models: monitor
          .breakdown('model', windowMs)
          .map(({ name, measurements }) => toMeasurements(name, timeframeHours, measurements)),
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
      const [address = name] = await request.manager.resolve(name);
      const { caller } = request;
      const seen =
        (caller?.isAdmin ?? true)
          ? await manager.performance.getModelPerformance(address, { timeframeHours })
          : ownMonitor(manager.monitor, caller, [])
              .breakdown('model', timeframeHours * HOUR_MS)
              .find((each) => each.name === address)?.measurements;
      return toMeasurements(address, timeframeHours, seen ?? UNUSED);
    },
  );
}
