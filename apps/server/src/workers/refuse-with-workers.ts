import { LlmError } from '@modelhaven/core';
import type { App } from '../server-types.ts';

const REASONS: Readonly<Record<string, string>> = {
  giveFeedback: 'Each worker would learn only from its own answers.',
  setOpenRouterFilter: 'It would hold in one worker only; set it in the configuration.',
};

/** Refuses what would be half right where several workers answer. */
export function refuseWithWorkers(app: App): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const { operation } = request.routeOptions.config;
    const reason = typeof operation === 'object' ? REASONS[operation.id] : undefined;
    if (reason === undefined) return done();
    done(new LlmError('UNSUPPORTED', `This does not go with several workers. ${reason} Or set server.workers to 1.`));
  });
}
