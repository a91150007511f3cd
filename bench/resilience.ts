import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { runFaultStorm } from '../packages/manager/src/__fixtures__/fault-storm.ts';
import { type Figure, printFigures } from './figure.ts';

const REQUESTS = 10_000;

/** Measures what ten thousand requests come to while three of ten attempts fail, on a virtual clock. */
export async function benchResilience(): Promise<readonly Figure[]> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heaps: number[] = [];
  const startedAt = performance.now();
  const report = await runFaultStorm({
    requests: REQUESTS,
    concurrency: 100,
    faultRate: 0.3,
    settings: { hedging: { enabled: true }, concurrency: { maxConcurrent: 64 } },
    onTenth() {
      collect();
      heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
    },
  });
  const tookMs = performance.now() - startedAt;
  // The first tenths fill what is bounded: the latest attempts, the series of the day.
  const grownMb = (heaps.at(-1) ?? 0) - (heaps[4] ?? 0);
  const failures = Object.entries(report.failed).map(([code, count]) => ({
    name: `10,000 requests, 30 % faults: ended with ${code}`,
    value: count,
    unit: '',
  }));
  const lost = REQUESTS - report.answered - Object.values(report.failed).reduce((sum, count) => sum + count, 0);
  return [
    { name: '10,000 requests, 30 % faults: answered', value: report.answered, unit: '' },
    ...failures,
    { name: '10,000 requests, 30 % faults: lost', value: lost, unit: '', limit: 0 },
    { name: '10,000 requests, 30 % faults: wrong or doubled', value: report.wrongAnswers.length, unit: '', limit: 0 },
    { name: '10,000 requests, 30 % faults: wrongly recorded', value: report.wrongRecords.length, unit: '', limit: 0 },
    { name: '10,000 requests, 30 % faults: streams never let go', value: report.leaks, unit: '', limit: 0 },
    { name: '10,000 requests, 30 % faults: attempts', value: report.attempts, unit: '' },
    { name: '10,000 requests, 30 % faults: hedged', value: report.hedges, unit: '', limit: REQUESTS * 0.06 },
    { name: '10,000 requests, 30 % faults: continued', value: report.recoveries, unit: '' },
    { name: '10,000 requests, 30 % faults: heap, second half', value: grownMb, unit: 'MB', limit: 3 },
    { name: '10,000 requests, 30 % faults: our time for each', value: (tookMs * 1_000) / REQUESTS, unit: 'us' },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(await benchResilience())) {
  process.exitCode = 1;
}
