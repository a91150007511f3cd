import type { Demand } from '../demand.ts';
import { format } from '../format.ts';
import type { Filter } from './filter.ts';

/** Where safety is required, only models that are known to be safe enough. Unknown is not safe. */
export const safetyFilter: Filter = {
  name: 'safety',
  concerns: (demand) => safetyFloor(demand) !== undefined,
  rejects({ safety }, demand) {
    const floor = safetyFloor(demand);
    return floor !== undefined && (safety === undefined || safety < floor);
  },
  explain({ safety }, demand) {
    const wanted = `at least ${format.score(safetyFloor(demand) ?? 0)} is required`;
    return safety === undefined
      ? `Its safety was never rated, and ${wanted}.`
      : `Its safety is ${format.score(safety)} of 10, and ${wanted}.`;
  },
};

function safetyFloor({ requirements, thresholds }: Demand): number | undefined {
  if (requirements.minSafetyScore !== undefined) return requirements.minSafetyScore;
  return requirements.therapeuticSafetyRequired === true ? thresholds.safety : undefined;
}
