import { z } from 'zod';
import { keySettings } from '../keys/key-record.ts';

const DAY_SECONDS = 86_400;

/** Body of `POST /api/v1/keys`. */
export const createKeySchema = z
  .strictObject({
    ...keySettings,
    scopes: keySettings.scopes.default(['inference', 'read']),
    expires_at: keySettings.expires_at,
  })
  .meta({ id: 'CreateKeyRequest' });

/** Body of `POST /api/v1/keys/{id}/rotate`. */
export const rotateKeySchema = z
  .strictObject({
    grace_seconds: z
      .int()
      .min(0)
      .max(30 * DAY_SECONDS)
      .default(DAY_SECONDS)
      .describe('How long the secret until now still counts.'),
  })
  .meta({ id: 'RotateKeyRequest' });

/** A key as it is shown: never its secret, nor its hash. */
export const keySchema = z
  .strictObject({
    id: z.string(),
    ...keySettings,
    created_at: z.int(),
    revoked_at: z.int().optional(),
    status: z.enum(['active', 'expired', 'revoked']),
    previous_valid_until: z.int().optional().describe('Until when a secret before the present one still counts.'),
  })
  .meta({ id: 'Key' });

/** What `keySchema` reads. */
export type ShownKey = z.output<typeof keySchema>;

/** A key that was just made or rotated. */
export const createdKeySchema = z
  .strictObject({ ...keySchema.shape, key: z.string().describe('Shown this once. Only its hash is kept.') })
  .meta({ id: 'CreatedKey' });

/** All keys. */
export const keyListSchema = z.strictObject({ keys: z.array(keySchema) }).meta({ id: 'KeyList' });
