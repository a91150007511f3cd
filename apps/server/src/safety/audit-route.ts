import { z } from 'zod';
import { toSnakeCase } from '../json/snake-case.ts';
import type { App, RouteContext } from '../server-types.ts';

const answer = z
  .strictObject({
    kept: z.boolean().describe('False where no trail is kept, or it could not be opened.'),
    ok: z.boolean().optional().describe('True where no record was changed and none is missing.'),
    records: z.int().min(0).optional(),
    broken_at: z.int().optional().describe('Number of the first record that is wrong, from 1.'),
    reason: z.enum(['unreadable', 'altered', 'out_of_order', 'end_missing']).optional(),
  })
  .meta({ id: 'AuditCheck' });

/** `GET /api/v1/safety/audit`: recomputes the chain of the audit trail of this server. */
export function addSafetyAuditRoute(app: App, { safety }: RouteContext): void {
  app.get(
    '/api/v1/safety/audit',
    {
      config: {
        operation: {
          id: 'verifyAudit',
          tag: 'Safety',
          summary: 'Verify the audit trail',
          description: 'Reads every record that this server wrote and recomputes its chain of hashes.',
          responses: { 200: { description: 'What was found.', schema: answer } },
        },
      },
    },
    async () => {
      const check = await safety?.audit?.verify();
      return check ? toSnakeCase({ kept: true, ...check }) : { kept: false };
    },
  );
}
