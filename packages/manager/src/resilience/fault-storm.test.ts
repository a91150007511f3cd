import { expect, test } from 'vitest';
import { runFaultStorm } from '../__fixtures__/fault-storm.ts';

// The same with ten thousand requests, and with an eye on the memory: `npm run bench resilience`.
test('three of ten attempts fail: nothing is lost, nothing doubled, every attempt recorded once', async () => {
  const requests = 500;
  const report = await runFaultStorm({
    requests,
    concurrency: 50,
    faultRate: 0.3,
    settings: { hedging: { enabled: true, maxExtraCostFraction: 0.2 }, concurrency: { maxConcurrent: 16 } },
  });
  expect(report).toMatchObject({ wrongAnswers: [], wrongRecords: [], leaks: 0 });
  const { REFUSED_BY_PROVIDER: refused = 0, ...failed } = report.failed;
  const lost = Object.values(failed).reduce((sum, count) => sum + count, 0);
  expect(report.answered + refused + lost).toBe(requests);
  expect(lost).toBeLessThan(requests * 0.03);
  expect(report.recoveries).toBeGreaterThan(0);
  expect(report.attempts).toBeGreaterThan(requests);
}, 60_000);
