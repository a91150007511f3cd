import type { PullEvent, Timers } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPullProgress } from './pull-progress.ts';
import { createSpeedMeter } from './speed-meter.ts';

const clock = () => {
  let now = 0;
  const timers: Timers = { set: () => 0, clear: () => {}, now: () => now };
  return { timers, pass: (ms: number) => (now += ms) };
};

test('speed is that of the last seconds, and silence slows it down', () => {
  const meter = createSpeedMeter();
  for (let ms = 0; ms <= 20_000; ms += 200) meter.add(ms * (ms < 10_000 ? 1 : 10), ms);
  expect(meter.bytesPerSecond(20_000)).toBeCloseTo(10_000, -3);
  expect(meter.bytesPerSecond(100_000)).toBeLessThan(2_000);
});

test('what was here before counts for the rest, and not for the speed', () => {
  const { timers, pass } = clock();
  const events: PullEvent[] = [];
  const progress = createPullProgress(
    [{ path: 'a', sizeBytes: 1_000_000 }],
    { onEvent: (event) => events.push(event) },
    timers,
  );
  progress.bytes('a', 'fetching', 500_000);
  for (let step = 1; step <= 10; step++) {
    pass(250);
    progress.bytes('a', 'fetching', 500_000 + step * 10_000);
  }
  expect(events.at(-1)).toMatchObject({ doneBytes: 600_000, bytesPerSecond: 40_000, remainingMs: 10_000 });
  progress.done('a');
  expect(events.at(-1)).toEqual({ type: 'done', model: 'a', fetchedBytes: 100_000 });
});

test('the fraction never falls and is 1 only at the end, whatever happens to the files', () => {
  const step = fc.record({
    path: fc.constantFrom('a', 'b'),
    phase: fc.constantFrom('fetching' as const, 'checking' as const),
    bytes: fc.integer({ min: 0, max: 100 }),
    ms: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const { timers, pass } = clock();
      const seen: number[] = [];
      const files = ['a', 'b'].map((path) => ({ path, sizeBytes: 100 }));
      const progress = createPullProgress(files, { onProgress: (fraction) => seen.push(fraction) }, timers);
      for (const { path, phase, bytes, ms } of steps) {
        pass(ms);
        progress.bytes(path, phase, bytes);
      }
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(seen.every((fraction) => fraction < 1)).toBe(true);
      progress.done('x');
      expect(seen.at(-1)).toBe(1);
    }),
  );
});
