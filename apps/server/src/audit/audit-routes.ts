import { LlmError } from '@modelhaven/core';
import { z } from 'zod';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App } from '../server-types.ts';
import type { AuditLog } from './audit-log.ts';

const query = z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(100) });
const entry = z
  .looseObject({
    at: z.number().describe('Milliseconds since 1970.'),
    action: z.string().describe('Operation of this document, or `reload`.'),
    by: z.string().describe('Id of the key; `local` where the server asks for none, `unknown` where none was right.'),
    ip: z.string().optional(),
    request_id: z.string().optional(),
    status: z.number(),
    target: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'AuditEntry' });

/** `GET /api/v1/audit`: who did what, and when. */
export function addAuditRoute(app: App, log: AuditLog | undefined): void {
  app.get(
    '/api/v1/audit',
    {
      schema: { querystring: query },
      config: {
        operation: {
          id: 'listAudit',
          tag: 'Access',
          summary: 'Show who managed what',
          description: 'Every request that changed something for others, or tried to; the newest first.',
          responses: { 200: { description: 'The actions.', schema: z.strictObject({ entries: z.array(entry) }) } },
        },
      },
    },
    async (request) => {
      if (!log)
        throw new LlmError('UNSUPPORTED', 'This server keeps no record of management actions: it has no data folder.');
      const entries = await log.latest(request.query.limit);
      return { entries: entries.map((each) => toSnakeCase(each)) };
    },
  );
}
