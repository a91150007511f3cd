import { LlmError } from '@modelhaven/core';
import { accessOf } from '../keys/access.ts';
import type { ServerLimits } from '../options.ts';
import type { AnyRequest, App } from '../server-types.ts';
import { createFairShare } from './fair-share.ts';
import { type Pressure, watchPressure } from './pressure.ts';

/** When whoever was refused may ask again. Milliseconds. */
const RETRY_MS = 2_000;

/** Whoever looks after the process must reach it when nobody else does. */
const ALWAYS_LET_IN = new Set(['getMetrics', 'getStatus', 'reloadConfig']);

/**
 * Answers with 503 and `Retry-After` what is more than the process can do: too many requests at once, a client that
 * holds too many of them, an event loop that is late, a heap that is full. What costs nothing is always answered.
 */
export function refuseOverload(app: App, limits: Pick<ServerLimits, 'openRequests' | 'eventLoopDelayMs'>): void {
  const share = createFairShare(limits.openRequests);
  let pressure: Pressure | undefined;
  app.addHook('onListen', (done) => {
    pressure = watchPressure(limits.eventLoopDelayMs);
    done();
  });
  app.addHook('onClose', (_app, done) => {
    pressure?.stop();
    done();
  });

  app.addHook('onRequest', (request, reply, done) => {
    if (isAlwaysLetIn(request)) return done();
    const reason = pressure?.reason();
    if (reason !== undefined) return done(overloaded(`The server is short of ${reason}.`));
    const giveBack = share.take(request.caller?.keyId ?? request.ip);
    if (!giveBack) {
      const isFull = share.taken >= limits.openRequests;
      return done(
        overloaded(isFull ? 'The server has too many open requests.' : 'You have too many open requests for now.'),
      );
    }
    reply.raw.once('close', giveBack);
    reply.raw.once('finish', giveBack);
    done();
  });
}

function isAlwaysLetIn({ routeOptions: { config } }: AnyRequest): boolean {
  const { operation } = config;
  return typeof operation === 'object' && (ALWAYS_LET_IN.has(operation.id) || accessOf(operation.id) === 'public');
}

function overloaded(message: string): LlmError {
  return new LlmError('UNAVAILABLE', `${message} Try again in a moment.`, { retryAfterMs: RETRY_MS });
}
