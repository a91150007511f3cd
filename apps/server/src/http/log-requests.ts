import type { App } from '../server-types.ts';

/** One line per answer: who, what, how long. The path is the route's pattern, so that no text of a user gets in. */
export function logRequests(app: App): void {
  app.addHook('onResponse', (request, reply, done) => {
    const model = reply.getHeader('x-modelhaven-model');
    request.log.info(
      {
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
