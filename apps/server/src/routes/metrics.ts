import type { CircuitStatus } from '@modelhaven/manager';
import {
  CONTENT_TYPES,
  createMetricsExporter,
  type LedgerStatus,
  type MetricFamily,
  toMetricText,
} from '@modelhaven/monitoring';
import { prefersOpenMetrics } from '../http/prefers-open-metrics.ts';
import { type GpuUse, gpuFamilies, readGpuUse } from '../machine/gpu-use.ts';
import { createSafetyMetrics } from '../safety/safety-metrics.ts';
import type { App, RouteContext } from '../server-types.ts';
import { cacheFamilies } from './cache-metrics.ts';

/** `GET /metrics`: what Prometheus reads. */
export function addMetricsRoute(app: App, context: RouteContext): void {
  const { manager, safety, ledger, responseCache, worker } = context;
  let gpus: readonly GpuUse[] = [];
  const safetyMetrics = safety ? createSafetyMetrics(safety) : undefined;
  const exporter = createMetricsExporter(manager.monitor, {
    more: () => [
      ...(safetyMetrics?.families() ?? []),
      ...circuitFamilies(manager.fallback.circuits()),
      ...ledgerFamilies(ledger.status()),
      ...(responseCache ? cacheFamilies(responseCache.counts()) : []),
      ...gpuFamilies(gpus),
    ],
  });
  // What a worker counted is asked for once more when it ends.
  worker?.serve({
    async metrics() {
      if (worker.isLeader) gpus = await readGpuUse(context);
      return exporter.families();
    },
  });
  app.addHook('onClose', async () => {
    exporter.close();
    safetyMetrics?.close();
  });
  app.get(
    '/metrics',
    {
      config: {
        operation: {
          id: 'getMetrics',
          tag: 'Monitoring',
          summary: 'Give Prometheus what it reads',
          description:
            'Counters and histograms since the start of the process, named after the GenAI conventions of OpenTelemetry. OpenMetrics with exemplars where `Accept` prefers it, else the text format 0.0.4.',
          contentType: 'text/plain',
          responses: { 200: { description: 'The metrics.' } },
        },
      },
    },
    async (request, reply) => {
      const format = prefersOpenMetrics(request.headers.accept) ? 'openmetrics' : 'prometheus';
      reply.header('content-type', CONTENT_TYPES[format]);
      if (worker) return toMetricText(await worker.metrics(), format);
      gpus = await readGpuUse(context);
      return exporter.text(format);
    },
  );
}

const STATES = ['open', 'half-open', 'isolated'] as const satisfies readonly CircuitStatus['state'][];

/** Who rests now: a sample for each circuit that is not closed, and for each that has failures in a row. */
function circuitFamilies(circuits: readonly CircuitStatus[]): readonly MetricFamily[] {
  const resting = circuits.filter(({ state }) => state !== 'closed');
  return [
    {
      type: 'gauge',
      name: 'modelhaven_circuit_open',
      help: '1 for each model or provider that is not asked now, by state: open, half-open or isolated.',
      samples: resting.map(({ key, state }) => ({ labels: { circuit: key, state }, value: 1 })),
    },
    {
      type: 'gauge',
      name: 'modelhaven_circuits',
      help: 'Models and providers that are not asked now.',
      samples: STATES.map((state) => ({
        labels: { state },
        value: resting.filter((circuit) => circuit.state === state).length,
      })),
    },
    {
      type: 'gauge',
      name: 'modelhaven_circuit_consecutive_failures',
      help: 'Failures in a row of models and providers.',
      samples: circuits.map(({ key, consecutiveFailures }) => ({
        labels: { circuit: key },
        value: consecutiveFailures,
      })),
    },
  ];
}

/** How the shared state of limits and budgets is doing. */
function ledgerFamilies({ mode, servers, waiting }: LedgerStatus): readonly MetricFamily[] {
  const gauges = [
    ['away', '1 while limits and budgets should be shared and are not.', Number(mode === 'away')],
    ['servers', 'Servers that share limits and budgets, as far as is known.', servers],
    ['waiting', 'Corrections that wait to be sent.', waiting],
  ] as const;
  return gauges.map(([name, help, value]) => ({
    type: 'gauge' as const,
    name: `modelhaven_shared_state_${name}`,
    help,
    samples: [{ labels: {}, value }],
  }));
}
