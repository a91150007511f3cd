import { format } from '../format.ts';
import type { Filter } from './filter.ts';

/** Only models that are not known to be too slow. One that was never measured may try, or nothing would ever be measured. */
export const latencyFilter: Filter = {
  name: 'latency',
  rejects: ({ latency }, { requirements }) =>
    requirements.maxLatencyMs !== undefined && latency.measurements > 0 && latency.ms > requirements.maxLatencyMs,
  explain: ({ latency }, { requirements }) =>
    `It would take about ${format.ms(latency.ms)} (after ${format.count(latency.measurements)} answers), and at most ${format.ms(
      requirements.maxLatencyMs ?? 0,
    )} is wanted.`,
};
