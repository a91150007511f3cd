import type { AttemptRecord } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packRollup } from './pack-rollup.ts';
import { addToRollup, emptyRollup } from './rollup.ts';
import { toSample } from './sample.ts';
import {
  addMemoryToSeries,
  addToSeries,
  DAY_MS,
  DEFAULT_RETENTION,
  emptySeries,
  HOUR_MS,
  MINUTE_MS,
  mergePacked,
  minutesKeptFrom,
  pruneSeries,
  type Series,
  sumSeries,
} from './series.ts';

const NOW = Math.floor(1_900_000_000_000 / HOUR_MS) * HOUR_MS;

const attempt = (totalMs: number): AttemptRecord => ({
  ...{ requestId: 'r', attempt: 1, provider: 'p', model: 'm', operation: 'chat', streamed: true, startedAt: 0 },
  ...{ totalMs, outcome: totalMs % 7 === 0 ? 'TIMEOUT' : 'OK', usage: { inputTokens: totalMs, outputTokens: 3 } },
});

function mergeHour(series: Series, at: number, totalMs: number): void {
  const rollup = emptyRollup();
  addToRollup(rollup, attempt(totalMs));
  mergePacked(series, 'hour', Math.floor(at / HOUR_MS), packRollup(rollup));
}

/** Minutes before now; most of them whole days, where sums are kept. */
const ago = fc.oneof(
  fc.integer({ min: 0, max: 32 * 1_440 }).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 0, max: 32 }).map((days) => days * DAY_MS),
);
const ms = fc.integer({ min: 1, max: 60_000 });
const step = fc.oneof(
  fc.record({ type: fc.constant('add' as const), ago, ms }),
  fc.record({ type: fc.constant('merge' as const), ago, ms }),
  fc.record({ type: fc.constant('memory' as const), ago, ms }),
  fc.record({ type: fc.constant('prune' as const) }),
  fc.record({ type: fc.constant('ask' as const), from: ago, to: ago }),
);

it('gives the same whatever was asked before, also where days that are over change or are forgotten', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const changes: ((series: Series) => void)[] = [];
      const asked = emptySeries();
      const change = (apply: (series: Series) => void) => {
        changes.push(apply);
        apply(asked);
      };
      const ask = (from: number, to: number) => {
        const fresh = emptySeries();
        for (const apply of changes) apply(fresh);
        const keptFrom = minutesKeptFrom(NOW, DEFAULT_RETENTION);
        expect(sumSeries([asked], from, to, keptFrom)).toEqual(sumSeries([fresh], from, to, keptFrom));
      };
      for (const each of steps) {
        if (each.type === 'prune') change((series) => void pruneSeries(series, NOW, DEFAULT_RETENTION));
        else if (each.type === 'ask') ask(NOW - Math.max(each.from, each.to), NOW - Math.min(each.from, each.to));
        else if (each.type === 'add')
          change((series) => addToSeries(series, toSample(attempt(each.ms)), NOW - each.ago));
        else if (each.type === 'merge') change((series) => mergeHour(series, NOW - each.ago, each.ms));
        else change((series) => addMemoryToSeries(series, { memoryBytes: each.ms }, NOW - each.ago));
        ask(NOW - 30 * DAY_MS, NOW);
      }
    }),
    { numRuns: 60 },
  );
});

it('gives what was counted at once, in its minute and its hour, however often it is read in between', () => {
  const step = fc.record({
    ms: fc.integer({ min: 1, max: 5_000 }),
    ago: fc.integer({ min: 0, max: 3 * HOUR_MS }),
    isRead: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
      const series = emptySeries();
      const all = emptyRollup();
      const byHour = new Map<number, number>();
      const keptFrom = minutesKeptFrom(NOW, DEFAULT_RETENTION);
      for (const { ms, ago, isRead } of steps) {
        addToSeries(series, toSample(attempt(ms)), NOW - ago);
        addToRollup(all, attempt(ms));
        const hour = Math.floor((NOW - ago) / HOUR_MS);
        byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
        if (isRead) expect(sumSeries([series], NOW - 3 * HOUR_MS, NOW, keptFrom).requests).toBe(all.requests);
      }
      expect(sumSeries([series], NOW - 3 * HOUR_MS, NOW, keptFrom)).toEqual(all);
      for (const [hour, requests] of byHour) {
        const from = hour * HOUR_MS;
        expect(sumSeries([series], from, from + HOUR_MS - 1, keptFrom).requests).toBe(requests);
        expect(sumSeries([series], from, from + HOUR_MS - 60_001, keptFrom).requests).toBeLessThanOrEqual(requests);
      }
    }),
    { numRuns: 100 },
  );
});
