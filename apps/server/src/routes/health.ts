import type { Ledger } from '@modelhaven/monitoring';
import { z } from 'zod';
import type { App, RouteContext } from '../server-types.ts';
import { createReadiness } from './readiness.ts';

const alive = z.strictObject({ status: z.literal('ok'), version: z.string(), uptime_seconds: z.number() });
const readiness = z.strictObject({
  status: z.enum(['ready', 'not_ready']),
  reason: z.string().optional(),
  degraded: z.array(z.string()).optional().describe('What does not work as it should, and keeps nobody from asking.'),
  missing: z.array(z.string()).optional().describe('Ids of providers that are down.'),
});

/** Is the process alive, and can it answer. Neither asks a model. */
export function addHealthRoutes(app: App, { manager, ledger, version, now, startedAt, isClosing }: RouteContext): void {
  const isReady = createReadiness(manager, now);
  const answerAlive = () => ({
    status: 'ok' as const,
    version,
    uptime_seconds: Math.round((now() - startedAt) / 1000),
  });
  const responses = { 200: { description: 'The process is alive.', schema: alive } };

  app.get(
    '/healthz',
    { config: { operation: { id: 'getLiveness', tag: 'Server', summary: 'Is the process alive', responses } } },
    answerAlive,
  );
  app.get(
    '/api/v1/models/health',
    { config: { operation: { id: 'getHealth', tag: 'Models', summary: 'Is it alive', responses } } },
    answerAlive,
  );
  app.get(
    '/readyz',
    {
      config: {
        operation: {
          id: 'getReadiness',
          tag: 'Server',
          summary: 'Can it answer now',
          description: 'Ready while at least one provider can be reached and the server is not shutting down.',
          responses: {
            200: { description: 'Send requests.', schema: readiness },
            503: { description: 'Send requests elsewhere for now.', schema: readiness },
          },
        },
      },
    },
    async (_request, reply) => {
      const { reason, missing } = isClosing()
        ? { reason: 'The server is shutting down.', missing: [] }
        : await isReady();
      const told = missing.length > 0 ? { missing } : {};
      if (reason === undefined) return { status: 'ready', ...degradedBy(ledger), ...told };
      return reply.code(503).send({ status: 'not_ready', reason, ...told });
    },
  );
}

function degradedBy(ledger: Ledger): { readonly degraded?: readonly string[] } {
  if (ledger.status().mode !== 'away') return {};
  return { degraded: ['The shared state is away: limits and budgets go on with this server’s part of them.'] };
}
