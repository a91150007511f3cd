import { LlmError } from '@modelhaven/core';
import type { App } from '../server-types.ts';

/**
 * Shuts down without cutting anybody off: whoever comes after the beginning of the end is told so, and connections are
 * let go of as their answers end. While it drains everybody is served, and told to come by another connection next time.
 * Returns whether nobody shall be sent here any more.
 */
export function followLifecycle(app: App, isDraining: () => boolean): () => boolean {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onRequest', (_request, reply, done) => {
    if (closing || isDraining()) reply.header('connection', 'close');
    if (!closing) return done();
    done(new LlmError('UNAVAILABLE', 'The server is shutting down. Ask again in a moment.', { retryAfterMs: 5000 }));
  });
  app.addHook('onResponse', (_request, _reply, done) => {
    // Node.js lets an idle connection live until its timeout, also one that became idle after close() was called.
    if (closing) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
  return () => closing || isDraining();
}
