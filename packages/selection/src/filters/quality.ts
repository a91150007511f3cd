import { format } from '../format.ts';
import type { Filter } from './filter.ts';

/** Only models whose estimated quality reaches the floor. */
export const qualityFilter: Filter = {
  name: 'quality',
  concerns: ({ requirements }) => (requirements.minQualityScore ?? 0) > 0,
  rejects: ({ quality }, { requirements }) => quality.mean < (requirements.minQualityScore ?? 0),
  explain: ({ quality }, { requirements }) =>
    `Its quality is ${format.score(quality.mean)} of 10 (${quality.source}), and at least ${format.score(
      requirements.minQualityScore ?? 0,
    )} is wanted.`,
};
