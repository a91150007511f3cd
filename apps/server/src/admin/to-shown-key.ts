import type { KeyRecord } from '../keys/key-record.ts';
import type { ShownKey } from './key-schemas.ts';

/** What may be shown of a key. `now` is milliseconds since 1970. */
export function toShownKey(record: KeyRecord, now: number): ShownKey {
  const { hash: _hash, previous = [], revision: _revision, ...shown } = record;
  const validUntil = previous.map(({ until }) => until).filter((until) => until > now);
  return {
    ...shown,
    status: record.revoked_at !== undefined ? 'revoked' : (record.expires_at ?? now + 1) <= now ? 'expired' : 'active',
    ...(validUntil.length > 0 ? { previous_valid_until: Math.max(...validUntil) } : {}),
  };
}
