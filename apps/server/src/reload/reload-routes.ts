import { LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { toApiError } from '../errors/api-error.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { AnyReply, AnyRequest, App } from '../server-types.ts';
import type { ConfigChanges } from './config-changes.ts';
import type { Reloader } from './reloader.ts';

const issue = z.strictObject({ path: z.string(), message: z.string() });
const changes = {
  changed: z.array(z.string()).describe('Holds for every request from now on.'),
  needs_restart: z.array(z.string()).describe('Holds after the next start only.'),
};
/** What a change of the configuration has led to. */
export const reloaded = z.strictObject(changes).meta({ id: 'ConfigReloaded' });
/** Why a configuration was refused. */
export const refused = z
  .looseObject({ error: z.looseObject({ code: z.string(), message: z.string(), issues: z.array(issue).optional() }) })
  .meta({ id: 'ConfigRefused' });
const lastReload = z
  .strictObject({
    last_reload: z
      .strictObject({
        at: z.int().describe('Milliseconds since 1970.'),
        cause: z
          .enum(['signal', 'file', 'api', 'server'])
          .describe('`server`: another server on the same Redis has read its own anew.'),
        changes: z.strictObject(changes).optional(),
        issues: z.array(issue).optional().describe('Why it was refused; the one before holds.'),
      })
      .optional(),
  })
  .meta({ id: 'LastReload' });

/** `/api/v1/config/reload`: reads the configuration anew, and tells how that went the last time. */
export function addReloadRoutes(app: App, reloader: Reloader | undefined): void {
  const service = (): Reloader => {
    if (reloader) return reloader;
    throw new LlmError('UNSUPPORTED', 'This server was built by a program, not from a configuration.');
  };

  app.get(
    '/api/v1/config/reload',
    {
      config: {
        operation: {
          id: 'getLastReload',
          tag: 'Server',
          summary: 'Show how the configuration was last read anew',
          responses: { 200: { description: 'How it went; empty until then.', schema: lastReload } },
        },
      },
    },
    () => {
      const last = service().last();
      return last ? { last_reload: toSnakeCase(last) } : {};
    },
  );

  app.post(
    '/api/v1/config/reload',
    {
      config: {
        operation: {
          id: 'reloadConfig',
          tag: 'Server',
          summary: 'Read the configuration anew',
          description: 'For new requests; what is under way ends as it began. One that is wrong changes nothing.',
          responses: {
            200: { description: 'What has changed.', schema: reloaded },
            422: { description: 'It is wrong, with every mistake. The old one holds.', schema: refused },
          },
        },
      },
    },
    (request, reply) => sendChanges(request, reply, () => service().reload('api')),
  );
}

/** Sends what has changed, or with 422 every mistake that kept it from changing. */
export async function sendChanges(
  request: AnyRequest,
  reply: AnyReply,
  change: () => Promise<ConfigChanges>,
): Promise<unknown> {
  try {
    return toSnakeCase(await change());
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (error.code !== 'CONFIG_INVALID') throw error;
    return reply.code(422).send(toApiError(error, request.id));
  }
}
