import { z } from 'zod';
import { erasedSchema } from '../json/request-log-schemas.ts';
import type { ResponseErasure } from '../openai-responses/kept-response-store.ts';
import type { App } from '../server-types.ts';

const query = z
  .strictObject({
    user: z.string().min(1).max(400).optional().describe('What was kept for this `user`, or `tenant/user`.'),
    key_id: z.string().min(1).max(200).optional().describe('What was kept for this key.'),
  })
  .refine(({ user, key_id: keyId }) => user !== undefined || keyId !== undefined, {
    path: ['user'],
    error: 'Name a user or a key_id',
  });

/** `DELETE /api/v1/responses`: erases what `/v1/responses` keeps of somebody. */
export function addResponseErasureRoute(app: App, erase: (whose: ResponseErasure) => Promise<number>): void {
  app.delete(
    '/api/v1/responses',
    {
      schema: { querystring: query },
      config: {
        operation: {
          id: 'eraseResponses',
          tag: 'Monitoring',
          summary: 'Erase kept responses of a user or a key',
          description: 'Responses of `/v1/responses` with their conversations. Their owner deletes single ones there.',
          responses: { 200: { description: 'They are gone.', schema: erasedSchema } },
        },
      },
    },
    async (request) => {
      const { user, key_id: keyId } = request.query;
      const erased = await erase({
        ...(user === undefined ? {} : { user }),
        ...(keyId === undefined ? {} : { keyId }),
      });
      request.log.info({ audit: 'responses erased', erased }, 'kept responses were erased');
      return { erased };
    },
  );
}
