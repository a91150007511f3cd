import type { App } from '../server-types.ts';
import { countRequest } from './govern-manager.ts';
import type { Governor } from './governor.ts';

/** Operations that do work without asking a model; those that ask one are counted where they do. */
const COUNTED = new Set(['createModeration', 'checkSafety', 'countMessageTokens', 'selectModel']);

/** Counts requests that ask no model against the limits of requests, so that nobody can keep others waiting with them. */
export function countOtherRequests(app: App, governor: Governor): void {
  app.addHook('preHandler', (request, reply, done) => {
    const { operation } = request.routeOptions.config;
    if (typeof operation !== 'object' || !COUNTED.has(operation.id)) return done();
    countRequest(governor, request.caller, (headers) => void reply.headers(headers)).then(() => done(), done);
  });
}
