import { CONTENT_TYPES, createMetricsExporter } from '@modelhaven/monitoring';
import { prefersOpenMetrics } from '../http/prefers-open-metrics.ts';
import { createSafetyMetrics } from '../safety/safety-metrics.ts';
import type { App, RouteContext } from '../server-types.ts';

/** `GET /metrics`: what Prometheus reads. */
export function addMetricsRoute(app: App, { manager, safety }: RouteContext): void {
  const safetyMetrics = safety ? createSafetyMetrics(safety) : undefined;
  const exporter = createMetricsExporter(manager.monitor, { more: () => safetyMetrics?.families() ?? [] });
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
      return exporter.text(format);
    },
  );
}
