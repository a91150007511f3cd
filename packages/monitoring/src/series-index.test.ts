import { expect, it } from 'vitest';
import { DEFAULT_RETENTION, HOUR_MS, MINUTE_MS } from './series.ts';
import { createSeriesIndex } from './series-index.ts';
import { createView } from './view.ts';

const NOW = Math.floor(1_900_000_000_000 / HOUR_MS) * HOUR_MS;

it('keeps minutes of people for hours and those of models for a day, and counts both alike', () => {
  const index = createSeriesIndex(DEFAULT_RETENTION, 10);
  for (const hoursAgo of [0, 1, 5, 20]) {
    index.add(
      {
        ...{ requestId: 'r', attempt: 1, provider: 'p', model: 'm', operation: 'chat', streamed: false },
        ...{ startedAt: 0, totalMs: 10, outcome: 'OK', user: 'anna' },
      },
      NOW - hoursAgo * HOUR_MS + 30 * MINUTE_MS,
    );
  }
  const at = NOW + 59 * MINUTE_MS;
  index.prune(at);
  expect(index.find('user', 'anna')?.minutes.all.size).toBe(2);
  expect(index.find('user', 'anna')?.hours.all.size).toBe(4);
  expect(index.find('model', 'p/m')?.minutes.all.size).toBe(4);
  const view = createView(
    () => [index],
    () => at,
    DEFAULT_RETENTION,
  );
  for (const [hours, requests] of [
    [1, 1],
    [2, 2],
    [7, 3],
    [24, 4],
  ] as const) {
    expect(view.measure('user', 'anna', hours * HOUR_MS).requests).toBe(requests);
    expect(view.measure('model', 'p/m', hours * HOUR_MS).requests).toBe(requests);
    const steps = view.timeline({ dimension: 'user', name: 'anna', windowMs: hours * HOUR_MS });
    expect(steps.reduce((sum, { measurements }) => sum + measurements.requests, 0)).toBe(requests);
  }
});
