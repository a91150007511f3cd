import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AttemptRecord, silentLogger } from '@modelhaven/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from './config/load.ts';
import { type OpenMonitorOptions, openMonitor } from './open-monitor.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'modelhaven-monitor-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const NOW = 1_900_000_000_000;
const attempt: AttemptRecord = {
  requestId: 'r',
  attempt: 1,
  provider: 'p',
  model: 'm',
  operation: 'chat',
  streamed: false,
  startedAt: NOW - 100,
  totalMs: 100,
  outcome: 'OK',
};

async function open(monitoring: string, options: Omit<OpenMonitorOptions, 'config'> = {}) {
  const text = `model_management: { performance_monitoring: { ${monitoring} } }\nserver: { data_dir: "${dataDir}" }`;
  const monitor = await openMonitor({
    config: await loadConfig({ text, environment: {} }),
    now: () => NOW,
    ...options,
  });
  await monitor.ready();
  return monitor;
}

test('keeps in files what the server and short calls beside it counted', async () => {
  const server = await open('');
  const guest = await open('', { role: 'guest' });
  server.record(attempt);
  guest.record(attempt);
  guest.record(attempt);
  await Promise.all([server.close(), guest.close()]);
  const reader = await open('', { role: 'reader' });
  expect(reader.totals().requests).toBe(3);
  reader.record(attempt);
  await reader.close();
  const again = await open('');
  expect(again.model('p/m')?.requests).toBe(3);
  await again.close();
});

test('a second server counts as a guest, and says so', async () => {
  const warnings: string[] = [];
  const first = await open('');
  const second = await open('', {
    logger: { ...silentLogger, warn: (_, message = '') => void warnings.push(message) },
  });
  expect(warnings).toEqual([expect.stringContaining('Another process')]);
  second.record(attempt);
  await Promise.all([first.close(), second.close()]);
  const again = await open('');
  expect(again.totals().requests).toBe(1);
  await again.close();
});

test('counts in memory alone where nothing shall be kept, or can be', async () => {
  await writeFile(join(dataDir, 'file'), '');
  const config = { dataDir: join(dataDir, 'file') };
  for (const monitoring of ['enabled: false', 'store: memory']) {
    const monitor = await open(monitoring);
    monitor.record(attempt);
    expect(monitor.totals().requests).toBe(1);
    await monitor.close();
    expect(existsSync(join(dataDir, 'metrics'))).toBe(false);
  }
  const full = await loadConfig({ text: '', environment: {} });
  const monitor = await openMonitor({ config: { ...full, server: { ...full.server, ...config } }, now: () => NOW });
  monitor.record(attempt);
  expect(monitor.storeStatus()).toEqual([]);
  await monitor.close();
});

test('forgets after the days of the configuration', async () => {
  const monitor = await open('store: memory, metrics_retention_days: 2');
  const daysAgo = (days: number) => ({ ...attempt, startedAt: NOW - days * 86_400_000 });
  monitor.record(daysAgo(1));
  monitor.record(daysAgo(3));
  expect(monitor.totals().requests).toBe(1);
  expect(monitor.dropped).toBe(1);
});

test('refuses an address that no store understands, by the name of its key', async () => {
  await expect(open('store: "mysql://127.0.0.1"')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

test('counts on while the graph is away, and says why nothing is written', async () => {
  const monitor = await open('store: "bolt://127.0.0.1:1"', { role: 'guest' });
  monitor.record({ ...attempt, startedAt: NOW });
  await expect(monitor.flush()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(monitor.totals().requests).toBe(1);
  expect(monitor.storeStatus()[0]?.lastError).toMatch(/Neo4j could not be reached/);
  await monitor.close().catch(() => {});
});
