import { pathToFileURL } from 'node:url';
import { createMonitor } from '../packages/monitoring/src/index.ts';
import { cpuMs, createReport, type Report, timeRuns } from './figure.ts';
import { attemptOf } from './monitoring/attempt-of.ts';
import { benchModels } from './monitoring/models.ts';
import { benchPercentiles } from './monitoring/percentiles.ts';
import { benchRequests } from './monitoring/requests.ts';
import { benchThirtyDays } from './monitoring/thirty-days.ts';

/** Measures monitoring: what recording costs, how right percentiles are, how long thirty days take to start with and to ask. */
export async function benchMonitoring(report: Report): Promise<void> {
  benchRecord(report);
  await benchRequests(report);
  benchPercentiles(report);
  benchModels(report);
  await benchThirtyDays(report);
}

function benchRecord(report: Report): void {
  const runs = 200_000;
  report.note(`recording ${runs.toLocaleString('en')} attempts, after as many to warm up`);
  const attempts = Array.from({ length: runs }, (_, at) => attemptOf(at, Date.now()));
  const monitor = createMonitor();
  for (const attempt of attempts) monitor.record(attempt);
  const startedAt = cpuMs();
  for (const attempt of attempts) monitor.record(attempt);
  // Whoever reads settles what was put off: it is in the figure.
  monitor.totals();
  const value = ((cpuMs() - startedAt) * 1_000) / runs;
  report.add({ name: 'record, mean of CPU', value, unit: 'us', limit: 5 });
  const read = timeRuns(2_000, () => monitor.model('provider-0/model-0'));
  report.add({ name: 'model(), nothing new, p50', value: read.p50, unit: 'us' });
  let at = 0;
  const both = timeRuns(2_000, () => {
    monitor.record(attempts[at++ % runs] as (typeof attempts)[number]);
    return monitor.model('provider-0/model-0');
  });
  report.add({ name: 'record and model() in turn, p50', value: both.p50, unit: 'us' });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const report = createReport();
  await benchMonitoring(report);
  if (!report.isWithinLimits) process.exitCode = 1;
}
