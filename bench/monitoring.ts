import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AttemptRecord } from '../packages/core/src/index.ts';
import { createMonitor, openFileStore } from '../packages/monitoring/src/index.ts';
import { type Figure, printFigures, timeRuns } from './figure.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Measures monitoring: what recording costs, how long thirty days take to start with and to ask. */
export async function benchMonitoring(): Promise<readonly Figure[]> {
  return [...benchRecord(), ...(await benchThirtyDays())];
}

function attemptOf(at: number, endsAt: number): AttemptRecord {
  const totalMs = 300 + ((at * 104_729) % 20_000);
  return {
    requestId: `request-${at}`,
    attempt: 1,
    provider: `provider-${at % 5}`,
    model: `model-${at % 12}`,
    taskType: `task-${at % 9}`,
    keyId: `key-${at % 10}`,
    operation: 'chat',
    streamed: true,
    startedAt: endsAt - totalMs,
    firstEventMs: 80 + ((at * 7_919) % 900),
    totalMs,
    outcome: at % 20 === 0 ? 'TIMEOUT' : 'OK',
    usage: { inputTokens: 120, outputTokens: 250 },
    costUsd: 0.001,
  };
}

function benchRecord(): readonly Figure[] {
  const runs = 200_000;
  const attempts = Array.from({ length: runs }, (_, at) => attemptOf(at, Date.now()));
  const monitor = createMonitor();
  for (const attempt of attempts) monitor.record(attempt);
  const startedAt = performance.now();
  for (const attempt of attempts) monitor.record(attempt);
  const record = ((performance.now() - startedAt) * 1_000) / runs;
  const read = timeRuns(2_000, () => monitor.model('provider-0/model-0'));
  return [
    { name: 'record, mean', value: record, unit: 'us', limit: 5 },
    { name: 'model(), nothing new, p50', value: read.p50, unit: 'us' },
  ];
}

/** One request a second for thirty days, kept in files, read back and asked for. */
async function benchThirtyDays(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'modelhaven-bench-'));
  try {
    const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const clock = { at: end - 30 * DAY_MS };
    const timers = { set: () => undefined, clear: () => {}, now: () => clock.at };
    const writer = createMonitor({
      now: () => clock.at,
      timers,
      stores: [await openFileStore({ folder })],
      origin: 'bench',
    });
    let at = 0;
    for (; clock.at < end; clock.at += 1_000) {
      writer.record(attemptOf(at, clock.at));
      at += 1;
      if (at % 3_600 === 0) await writer.flush();
    }
    await writer.close();
    const startedAt = performance.now();
    const reader = createMonitor({ now: () => end, timers, stores: [await openFileStore({ folder })] });
    const usableMs = performance.now() - startedAt;
    await reader.ready();
    const readyMs = performance.now() - startedAt;
    const firstAskedAt = performance.now();
    reader.totals(30 * DAY_MS);
    const firstAskMs = performance.now() - firstAskedAt;
    const asks = timeRuns(20, () => reader.totals(30 * DAY_MS - (at++ % 1_000)));
    const models = timeRuns(20, () => reader.breakdown('model', 30 * DAY_MS - (at++ % 1_000)));
    const chart = timeRuns(20, () => reader.timeline({ windowMs: 30 * DAY_MS, stepMs: DAY_MS }));
    const missing = Math.abs(reader.totals().requests - 30 * 86_400);
    await reader.close();
    return [
      { name: 'start with 30 days in files until usable', value: usableMs, unit: 'ms', limit: 100 },
      { name: 'start with 30 days in files until all is read', value: readyMs, unit: 'ms' },
      { name: 'totals of 30 days, first time', value: firstAskMs, unit: 'ms' },
      { name: 'totals of 30 days, p50', value: asks.p50 / 1_000, unit: 'ms', limit: 50 },
      { name: 'all models of 30 days, p50', value: models.p50 / 1_000, unit: 'ms', limit: 50 },
      { name: 'chart of 30 days, p50', value: chart.p50 / 1_000, unit: 'ms', limit: 50 },
      { name: 'requests of 2,592,000 that are missing', value: missing, unit: '', limit: 3_600 },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(await benchMonitoring())) {
  process.exitCode = 1;
}
