import { createMonitor } from '../../packages/monitoring/src/index.ts';
import { cpuMs, cpuMsOf, type Report } from '../figure.ts';
import { attemptOf } from './attempt-of.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MODELS = 200;
const PER_HOUR = 2;

/** Two hundred models that were all used in every hour of thirty days. */
export function benchModels(report: Report): void {
  report.note(`recording ${(MODELS * PER_HOUR * 720).toLocaleString('en')} attempts of ${MODELS} models over 30 days`);
  const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const clock = { at: end - 30 * DAY_MS };
  const monitor = createMonitor({ now: () => clock.at });
  for (let number = 0; clock.at < end; number++) {
    const model = number % MODELS;
    monitor.record({ ...attemptOf(number, clock.at), provider: `provider-${model % 8}`, model: `model-${model}` });
    // In one minute of each hour: to begin a minute anew costs more than all the rest of the recording.
    if ((number + 1) % (MODELS * PER_HOUR) === 0) clock.at += HOUR_MS;
  }
  const firstAskedAt = cpuMs();
  const first = monitor.breakdown('model', 30 * DAY_MS);
  report.add({ name: '200 models of 30 days, first time, CPU', value: cpuMs() - firstAskedAt, unit: 'ms' });
  report.add({
    name: '200 models of 30 days: models that are missing',
    value: MODELS - first.length,
    unit: '',
    limit: 0,
  });
  let shift = 0;
  const asks = cpuMsOf(20, () => monitor.breakdown('model', 30 * DAY_MS - (shift++ % 1_000)));
  report.add({ name: '200 models of 30 days, CPU, p50', value: asks, unit: 'ms', limit: 50 });
}
