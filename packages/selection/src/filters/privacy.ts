import type { Filter } from './filter.ts';

/** Where nothing may leave the house, only models that run in it. */
export const privacyFilter: Filter = {
  name: 'privacy',
  concerns: ({ requirements }) => requirements.localOnly === true,
  rejects: ({ candidate }, { requirements }) => requirements.localOnly === true && candidate.model.local !== true,
  explain: ({ candidate }) =>
    candidate.model.local === false
      ? 'Only local models are wanted, and it runs elsewhere.'
      : 'Only local models are wanted, and it is not known to run on this machine or its network.',
};
