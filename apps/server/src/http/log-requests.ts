import type { App } from '../server-types.ts';

/** Asked every few seconds by whatever watches over the process; their lines would bury all others. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/** One line per answer: who, what, how long. The path is the route's pattern, so that no text of a user gets in. */
export function logRequests(app: App): void {
  // Nothing in it is a stranger's but what was made safe for headers, so the search for secrets is left out.
  const log = app.log.child({}, { redact: [] });
  app.addHook('onResponse', (request, reply, done) => {
    const model = reply.getHeader('x-modelhaven-model');
    log[PROBES.has(request.url) ? 'debug' : 'info'](
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.raw.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(typeof model === 'string' ? { model, provider: reply.getHeader('x-modelhaven-provider') } : {}),
        ...(reply.raw.writableFinished ? {} : { cut: true }),
      },
      'answered',
    );
    done();
  });
}
