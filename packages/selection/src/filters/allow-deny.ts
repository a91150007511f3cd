import type { Filter } from './filter.ts';

/** Only the models that the caller listed. */
export const addressFilter: Filter = {
  name: 'address',
  concerns: ({ order }) => order !== undefined,
  rejects: ({ candidate }, { order }) => order !== undefined && !order.has(candidate.address),
  explain: () => 'It is not among the requested models.',
};

/** Only the providers that the caller allows. */
export const allowedFilter: Filter = {
  name: 'allowed',
  concerns: ({ providers }) => providers !== undefined,
  rejects: ({ candidate }, { providers }) => providers !== undefined && !providers.has(candidate.model.provider),
  explain: ({ candidate }, { providers }) =>
    `Its provider "${candidate.model.provider}" is not among the allowed ones (${[...(providers ?? [])].join(', ')}).`,
};

/** None of the models and providers that the caller ruled out. */
export const excludedFilter: Filter = {
  name: 'excluded',
  concerns: ({ excluded }) => excluded.size > 0,
  rejects: ({ candidate }, { excluded }) =>
    excluded.size > 0 && (excluded.has(candidate.address) || excluded.has(candidate.model.provider)),
  explain: ({ candidate }, { excluded }) =>
    excluded.has(candidate.address) ? 'It is excluded.' : `Its provider "${candidate.model.provider}" is excluded.`,
};
