import { CONTENT_TYPES, createMetricsExporter } from '@modelhaven/monitoring';
import { prefersOpenMetrics } from '../http/prefers-open-metrics.ts';
import type { App, RouteContext } from '../server-types.ts';

/** `GET /metrics`: what Prometheus reads. */
export function addMetricsRoute(app: App, { manager }: RouteContext): void {
  const exporter = createMetricsExporter(manager.monitor);
  app.addHook('onClose', async () => exporter.close());
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
