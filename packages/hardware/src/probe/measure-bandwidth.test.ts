import { expect, it } from 'vitest';
import { measureBandwidth } from './measure-bandwidth.ts';

it('takes the best round, and none that had to make the pages', async () => {
  let [time, calls] = [0, 0];
  const now = () => {
    // Every second call ends a copy: 8 MiB read and written take 4 ms, once 1 ms in the first round, once 2 ms later.
    calls += 1;
    if (calls % 2 === 0) time += calls === 2 ? 1 : calls === 10 ? 2 : 4;
    return time;
  };
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  const bandwidth = await measureBandwidth({ now, pause, budgetMs: 38, bufferBytes: 16 * 1024 * 1024 });
  expect(bandwidth).toBe((8 * 1024 * 1024 * 1000) / 2);
  expect(pauses).toBe(2 + 10);
});

it('measures the real machine without holding it up', async () => {
  const bandwidth = await measureBandwidth({ budgetMs: 30, bufferBytes: 32 * 1024 * 1024 });
  expect(bandwidth).toBeGreaterThan(2e8);
  expect(bandwidth).toBeLessThan(2e12);
});
