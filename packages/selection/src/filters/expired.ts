import type { Filter } from './filter.ts';

/** Only models that their provider still serves. */
export const expiredFilter: Filter = {
  name: 'expired',
  concerns: () => true,
  rejects: ({ candidate }, { now }) =>
    candidate.model.expiresAt !== undefined && candidate.model.expiresAt * 1_000 <= now,
  explain: ({ candidate }) =>
    `Its provider stopped serving it on ${new Date((candidate.model.expiresAt ?? 0) * 1_000).toISOString().slice(0, 10)}.`,
};
