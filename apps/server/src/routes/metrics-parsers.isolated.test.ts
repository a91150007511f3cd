import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttemptRecord } from '@modelhaven/core';
import { createMonitor, type Monitor } from '@modelhaven/monitoring';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer } from '../testing/test-server.ts';

const runs = (program: string, ...given: readonly string[]) =>
  spawnSync(program, given, { stdio: 'ignore' }).status === 0;
const HAS_PROMTOOL = runs('promtool', '--version');
const HAS_PROMETHEUS = runs('prometheus', '--version');
const PYTHON = ['python3', 'python'].find((name) => runs(name, '-c', 'import prometheus_client.openmetrics.parser'));

/** What clients and configurations may bring as names. */
const NAMES = [
  'plain',
  'we"ird\\back',
  'line\nbreak',
  'ä漢😀',
  'a{b="c"} 1 # {d="e"} 2',
  '\u0000\u001b[31m',
  ' ',
  '\\n',
];

const attempt = (more: Partial<AttemptRecord>): AttemptRecord => ({
  ...{ requestId: 'r', attempt: 1, role: 'first', provider: 'house', model: 'm', operation: 'chat', streamed: true },
  ...{ startedAt: Date.now() - 700, firstEventMs: 200, totalMs: 700, queuedMs: 3, outcome: 'OK' },
  ...{ usage: { inputTokens: 10, outputTokens: 20, cachedInputTokens: 4, reasoningTokens: 2 }, costUsd: 0.000_000_1 },
  ...more,
});

let monitor: Monitor;
let app: ReturnType<typeof buildTestServer>;
beforeAll(async () => {
  monitor = createMonitor();
  app = buildTestServer(createScriptedManager(undefined, { monitor }));
  await app.ready();
  for (const name of NAMES) {
    monitor.record(attempt({ model: name, provider: name, requestId: name.repeat(40), safetyAction: name }));
    monitor.record(attempt({ model: name, operation: 'embeddings', outcome: 'TIMEOUT', totalMs: 1e9 }));
    monitor.observeMemory(name, [{ model: name, memoryBytes: 5e9, gpuMemoryBytes: 1 }]);
  }
  monitor.record(attempt({ totalMs: 0, firstEventMs: 0, costUsd: Number.MAX_SAFE_INTEGER }));
});
afterAll(() => app.close());

async function scrape(accept: string): Promise<string> {
  const { statusCode, body } = await app.inject({ method: 'GET', url: '/metrics', headers: { accept } });
  expect(statusCode).toBe(200);
  return body;
}

const OPEN = 'application/openmetrics-text; version=1.0.0';

it.skipIf(!HAS_PROMTOOL)(
  `promtool finds nothing to say about the text format${HAS_PROMTOOL ? '' : ' (promtool of the package prometheus is not installed)'}`,
  async () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: await scrape('text/plain'),
      encoding: 'utf8',
    });
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
  },
);

describe('the parsers of prometheus_client', () => {
  beforeEach(({ skip }) => {
    if (PYTHON === undefined) skip('prometheus-client is not installed for python3');
  });
  const READ = `
import json, sys
from importlib import import_module
parse = import_module(sys.argv[1]).text_string_to_metric_families
out = []
for family in parse(sys.stdin.buffer.read().decode('utf-8')):
    for sample in family.samples:
        example = getattr(sample, 'exemplar', None)
        out.append([sample.name, dict(sample.labels), float(sample.value) if sample.value == sample.value else None, example and dict(example.labels)])
sys.stdout.buffer.write(json.dumps(out).encode('utf-8'))
`;
  type Sample = readonly [string, Readonly<Record<string, string>>, number, Readonly<Record<string, string>> | null];
  const read = (module: string, input: string): readonly Sample[] => {
    const { stdout, stderr } = spawnSync(PYTHON ?? '', ['-c', READ, module], { input, encoding: 'utf8' });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };

  it.each([
    ['prometheus_client.openmetrics.parser', OPEN],
    ['prometheus_client.parser', 'text/plain'],
  ])('%s reads every name as it was', async (module, accept) => {
    const samples = read(module, await scrape(accept));
    const counted = samples.filter(
      ([name, labels]) => name === 'modelhaven_attempts_total' && labels['outcome'] === 'OK',
    );
    const names = counted.filter(([, , value]) => value === 1).map(([, labels]) => labels['gen_ai_request_model']);
    expect([...names].sort()).toEqual([...NAMES, 'm'].sort());
    const exemplars = samples.filter(([, , , exemplar]) => exemplar !== null);
    if (accept === OPEN) expect(exemplars.length).toBeGreaterThan(NAMES.length);
    else expect(exemplars).toEqual([]);
  });
});

it.skipIf(!HAS_PROMETHEUS)(
  `a Prometheus scrapes it, exemplars included${HAS_PROMETHEUS ? '' : ' (prometheus is not installed)'}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelhaven-prometheus-'));
    await app.listen({ host: '127.0.0.1', port: 0 });
    const target = (app.server.address() as AddressInfo).port;
    const port = await freePort();
    const file = join(folder, 'prometheus.yml');
    writeFileSync(
      file,
      `scrape_configs: [{ job_name: m, scrape_interval: 1s, static_configs: [{ targets: ['127.0.0.1:${target}'] }] }]`,
    );
    const child = spawn(
      'prometheus',
      [
        `--config.file=${file}`,
        `--storage.tsdb.path=${folder}/data`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--enable-feature=exemplar-storage',
      ],
      { stdio: 'ignore' },
    );
    onTestFinished(async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });
    const query = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
      return JSON.parse(await response.text()).data;
    };
    await vi.waitFor(
      async () => {
        const { activeTargets } = await query('targets');
        expect(activeTargets[0]).toMatchObject({ health: 'up', lastError: '' });
        const { result } = await query(`query?query=${encodeURIComponent('sum(modelhaven_attempts_total)')}`);
        expect(Number(result[0]?.value[1])).toBe(2 * NAMES.length + 1);
        const times = `start=${Date.now() / 1_000 - 100}&end=${Date.now() / 1_000 + 100}`;
        const exemplars = await query(`query_exemplars?query=gen_ai_client_operation_duration_seconds_bucket&${times}`);
        expect(exemplars.length).toBeGreaterThan(0);
      },
      { timeout: 40_000, interval: 500 },
    );
  },
  180_000,
);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
