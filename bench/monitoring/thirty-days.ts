import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMonitor, type MetricBlock, openFileStore } from '../../packages/monitoring/src/index.ts';
import { cpuMs, cpuMsOf, type Report } from '../figure.ts';
import { attemptOf } from './attempt-of.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Hours that are recorded one by one: as far back as minutes are kept. */
const RECORDED_HOURS = 25;
const HOURS = 720;

/**
 * One request a second for thirty days, kept in files, read back and asked for. What is recorded is the last day, with all
 * its minutes; of the days before, of which a store keeps hours, it is written again and again what that day's hours hold.
 */
export async function benchThirtyDays(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'modelhaven-bench-'));
  try {
    report.note(
      `recording ${RECORDED_HOURS} hours, one request a second, and writing 30 days of them: 2,592,000 attempts`,
    );
    const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const clock = { at: end - RECORDED_HOURS * HOUR_MS };
    const timers = { set: () => undefined, clear: () => {}, now: () => clock.at };
    const writer = createMonitor({
      now: () => clock.at,
      timers,
      stores: [await openFileStore({ folder })],
      origin: 'bench',
    });
    const writingSince = cpuMs();
    let at = 0;
    for (; clock.at < end; clock.at += 1_000) {
      writer.record(attemptOf(at, clock.at));
      at += 1;
      if (at % 3_600 === 0) await writer.flush();
    }
    await writer.close();
    report.add({
      name: 'an hour recorded and written, CPU',
      value: (cpuMs() - writingSince) / RECORDED_HOURS,
      unit: 'ms',
    });
    await repeatDay(folder, end / HOUR_MS);
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

/** Writes the hours of the last day as those of all the days before it. */
async function repeatDay(folder: string, endHour: number): Promise<void> {
  const store = await openFileStore({ folder });
  const day = new Map<number, MetricBlock>();
  for await (const block of store.read({ span: 'hour', from: endHour - 24, to: endHour - 1 }))
    day.set(block.index, block);
  const before = Array.from({ length: HOURS - RECORDED_HOURS }, (_, back) => endHour - 1 - RECORDED_HOURS - back);
  await store.put(
    before.flatMap((index) => {
      const back = (endHour - 1 - index) % 24;
      const block = day.get(endHour - 1 - back);
      return block ? [{ ...block, index }] : [];
    }),
  );
  await store.close();
}
