import { expect, it } from 'vitest';
import { measureBandwidth } from './measure-bandwidth.ts';

it('takes the best round, and none that had to make the pages', async () => {
  let [time, calls] = [0, 0];
  const now = () => {
    // Every second call ends a copy: 2 MiB read and written take 4 ms, once 1 ms in the first round, once 2 ms later.
    calls += 1;
    if (calls % 2 === 0) time += calls === 2 ? 1 : calls === 36 ? 2 : 4;
    return time;
  };
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  const bandwidth = await measureBandwidth({ now, pause, budgetMs: 38, bufferBytes: 16 * 1024 * 1024 });
  expect(bandwidth).toBe((2 * 1024 * 1024 * 1000) / 2);
  // Two parts made, sixteen steps over them, ten that count.
  expect(pauses).toBe(2 + 16 + 10);
});

it('measures the real machine without holding it up', async () => {
  const bandwidth = await measureBandwidth({ budgetMs: 30, bufferBytes: 32 * 1024 * 1024 });
  expect(bandwidth).toBeGreaterThan(2e8);
  expect(bandwidth).toBeLessThan(2e12);
});
