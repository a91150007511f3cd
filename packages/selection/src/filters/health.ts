import type { Filter } from './filter.ts';

/** Only models that are not resting after failures. */
export const healthFilter: Filter = {
  name: 'health',
  concerns: () => true,
  rejects: ({ candidate }) => !candidate.available,
  explain: () => 'It or its provider failed too often and rests for a while, or cannot be reached.',
};
