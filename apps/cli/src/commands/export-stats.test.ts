import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, openMonitor } from '@modelhaven/manager';
import { metricLineSchema } from '@modelhaven/server/json';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeContext } from '../testing/fakes.ts';
import { exportStats } from './export-stats.ts';

let folder: string;
let config: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-export-'));
  config = join(folder, 'modelhaven.yaml');
  file = join(folder, 'numbers.jsonl');
  await writeFile(config, `server: { data_dir: "${folder}/data" }`);
  const monitor = await openMonitor({ config: await loadConfig({ file: config, environment: {} }) });
  const startedAt = Date.now() - 200;
  const facts = { requestId: 'r', attempt: 1, operation: 'chat', streamed: true, outcome: 'OK', costUsd: 0.5 } as const;
  monitor.record({ ...facts, provider: 'local', model: 'demo', startedAt, totalMs: 200, keyId: 'k' });
  await monitor.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NAMES = ['total', 'model local/demo', 'provider local', 'key k'];
function namesOf(text: string): readonly string[] {
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => {
    const { dimension, name, measurements } = metricLineSchema.parse(JSON.parse(line));
    expect(measurements).toMatchObject({ requests: 1, cost_usd: 0.5 });
    return name === undefined ? dimension : `${dimension} ${name}`;
  });
}

it('writes what a store keeps to a file that only its owner may read, and replaces none unasked', async () => {
  const { context, stdout } = fakeContext({ config, json: true });
  await exportStats(context, file, { hours: 2 });
  expect(namesOf(await readFile(file, 'utf8'))).toEqual(expect.arrayContaining(NAMES));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(stdout())).toMatchObject({ file, lines: expect.any(Number) });

  await writeFile(file, 'mine');
  const again = exportStats(context, file, {});
  await expect(again).rejects.toMatchObject({ code: 'INVALID_REQUEST', message: expect.stringContaining('--force') });
  expect(await readFile(file, 'utf8')).toBe('mine');
  await exportStats(context, file, { force: true });
  expect(namesOf(await readFile(file, 'utf8'))).toEqual(expect.arrayContaining(NAMES));
  for (const wrong of [folder, join(folder, 'none', 'x')]) {
    await expect(exportStats(context, wrong, { force: true })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  }
  expect((await readdir(folder)).toSorted()).toEqual(['data', 'modelhaven.yaml', 'numbers.jsonl']);
});

it('writes lines and nothing else to standard output', async () => {
  const { context, stdout } = fakeContext({ config });
  await exportStats(context, '-', {});
  expect(namesOf(stdout())).toEqual(expect.arrayContaining(NAMES));
});

it('writes what a server answers, and leaves nothing of an answer that breaks off', async () => {
  const line = '{"from":1,"to":2,"dimension":"model","name":"ü","measurements":';
  const sums = '{"requests":1,"successes":1,"input_tokens":1,"output_tokens":1,"cost_usd":0,"errors":{},';
  const whole = `${line}${sums}"cached_input_tokens":0,"reasoning_tokens":0}}\n`;
  let body: readonly string[] = [whole, whole];
  let type = 'application/x-ndjson';
  let breaks = false;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': type });
    for (const each of body) response.write(each);
    if (breaks) setTimeout(() => response.destroy(), 30);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { context } = fakeContext();
  try {
    await exportStats(context, file, { url, hours: 3 });
    expect(asked).toEqual(['/api/v1/metrics/export?timeframe_hours=3']);
    expect(await readFile(file, 'utf8')).toBe(whole + whole);

    breaks = true;
    await expect(exportStats(context, file, { url, force: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    breaks = false;
    body = [whole, line];
    await expect(exportStats(context, file, { url, force: true })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    body = [whole, '{}\n'];
    await expect(exportStats(context, file, { url, force: true })).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
    type = 'text/html';
    await expect(exportStats(context, file, { url, force: true })).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
    expect(await readFile(file, 'utf8')).toBe(whole + whole);
    expect((await readdir(folder)).filter((name) => name.includes('.new'))).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
