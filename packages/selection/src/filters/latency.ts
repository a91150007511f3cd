import { format } from '../format.ts';
import type { Filter } from './filter.ts';

/** Only models that are not known to be too slow. One that was never measured may try, or nothing would ever be measured. */
export const latencyFilter: Filter = {
  name: 'latency',
  concerns: ({ requirements }) => requirements.maxLatencyMs !== undefined,
  rejects: ({ latencyMs, answersSeen }, { requirements }) =>
    requirements.maxLatencyMs !== undefined && answersSeen > 0 && latencyMs > requirements.maxLatencyMs,
  explain: ({ latencyMs, answersSeen }, { requirements }) =>
    `It would take about ${format.ms(latencyMs)} (after ${format.count(answersSeen)} answers), and at most ${format.ms(
      requirements.maxLatencyMs ?? 0,
    )} is wanted.`,
};
