import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMonitor, openFileStore } from '../../packages/monitoring/src/index.ts';
import { cpuMsOf, type Report } from '../figure.ts';
import { attemptOf } from './attempt-of.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TOLD_DAYS = 10;

/** One request a second for thirty days, kept in files, read back and asked for. */
export async function benchThirtyDays(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'modelhaven-bench-'));
  try {
    report.note('writing 30 days into files, one request a second: 2,592,000 attempts');
    const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const clock = { at: end - 30 * DAY_MS };
    const timers = { set: () => undefined, clear: () => {}, now: () => clock.at };
    const writer = createMonitor({
      now: () => clock.at,
      timers,
      stores: [await openFileStore({ folder })],
      origin: 'bench',
    });
    const writingSince = performance.now();
    let at = 0;
    for (; clock.at < end; clock.at += 1_000) {
      writer.record(attemptOf(at, clock.at));
      at += 1;
      if (at % 3_600 === 0) await writer.flush();
      if (at % (TOLD_DAYS * 86_400) === 0) report.note(`${at / 86_400} of 30 days`);
    }
    await writer.close();
    report.add({ name: '30 days written', value: (performance.now() - writingSince) / 1_000, unit: 's' });
    const startedAt = performance.now();
    const reader = createMonitor({ now: () => end, timers, stores: [await openFileStore({ folder })] });
    const usableMs = performance.now() - startedAt;
    report.add({ name: 'start with 30 days in files until usable', value: usableMs, unit: 'ms', limit: 100 });
    await reader.ready();
    const readyMs = performance.now() - startedAt;
    report.add({ name: 'start with 30 days in files until all is read', value: readyMs, unit: 'ms' });
    const firstAskedAt = performance.now();
    reader.totals(30 * DAY_MS);
    report.add({ name: 'totals of 30 days, first time', value: performance.now() - firstAskedAt, unit: 'ms' });
    const ask = (name: string, work: () => unknown) =>
      report.add({ name: `${name}, CPU, p50`, value: cpuMsOf(20, work), unit: 'ms', limit: 50 });
    ask('totals of 30 days', () => reader.totals(30 * DAY_MS - (at++ % 1_000)));
    ask('all models of 30 days', () => reader.breakdown('model', 30 * DAY_MS - (at++ % 1_000)));
    ask('chart of 30 days', () => reader.timeline({ windowMs: 30 * DAY_MS, stepMs: DAY_MS }));
    const missing = Math.abs(reader.totals().requests - 30 * 86_400);
    report.add({ name: 'requests of 2,592,000 that are missing', value: missing, unit: '', limit: 3_600 });
    await reader.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
