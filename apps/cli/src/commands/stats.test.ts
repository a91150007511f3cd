import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttemptRecord } from '@modelhaven/core';
import { loadConfig, openMonitor } from '@modelhaven/manager';
import { createMonitor } from '@modelhaven/monitoring';
import { toUsage } from '@modelhaven/server/json';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeContext } from '../testing/fakes.ts';
import { showStats } from './stats.ts';

let folder: string;
let config: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelhaven-stats-'));
  config = join(folder, 'modelhaven.yaml');
  await writeFile(config, `server: { data_dir: "${folder}" }`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const attempt = (more: Partial<AttemptRecord> = {}): AttemptRecord => ({
  requestId: 'r',
  attempt: 1,
  provider: 'local',
  model: 'demo',
  taskType: 'general_chat',
  operation: 'chat',
  streamed: true,
  startedAt: Date.now() - 200,
  firstEventMs: 100,
  totalMs: 200,
  outcome: 'OK',
  usage: { inputTokens: 40, outputTokens: 60 },
  costUsd: 0,
  ...more,
});

async function measured(...attempts: readonly AttemptRecord[]) {
  const monitor = await openMonitor({ config: await loadConfig({ file: config, environment: {} }) });
  for (const each of attempts) monitor.record(each);
  await monitor.flush();
  return monitor;
}

describe('stats', () => {
  it('shows what a server keeps while it runs', async () => {
    const server = await measured(
      attempt(),
      attempt({ outcome: 'TIMEOUT' }),
      attempt({ provider: 'a', model: 'b', costUsd: 0.5 }),
    );
    const { context, stdout } = fakeContext({ config });
    await showStats(context, {});
    const lines = stdout().trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^3 requests in 24 hours, 66.6% answered, 120 \/ 180 tokens, \$0.50, 95 of 100 within \d+ ms$/,
    );
    expect(lines[2]).toMatch(/^MODEL +REQUESTS +OK +TOKENS IN \/ OUT +COST +P50 +P95 +FIRST +ACTIVITY$/);
    expect(lines[3]).toMatch(/^local\/demo +2 +50% +80 \/ 120 +free +\d+ ms +\d+ ms +\d+ ms +·{22,23}█$/);
    expect(lines[4]).toMatch(/^a\/b +1 +100% /);
    await server.close();
  });

  it('prints one JSON value, by what is asked for', async () => {
    await (await measured(attempt(), attempt({ costUsd: 1 }))).close();
    const { context, stdout } = fakeContext({ config, json: true });
    await showStats(context, { by: 'task', hours: 1 });
    expect(JSON.parse(stdout())).toMatchObject({
      timeframe_hours: 1,
      by: 'task',
      totals: { requests: 2, cost_usd: 1 },
      entries: [{ name: 'general_chat', requests: 2 }],
    });
  });

  it('says so where nothing was used, and where nothing is kept', async () => {
    const { context, stdout } = fakeContext({ config });
    await showStats(context, { hours: 1 });
    expect(stdout()).toBe('No model was asked in the last 1 hour.\n');
    await writeFile(config, 'model_management: { performance_monitoring: { store: memory } }');
    await expect(showStats(context, {})).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('does not take a store that cannot be read for one without numbers', async () => {
    await writeFile(
      config,
      `model_management: { performance_monitoring: { store: "redis://127.0.0.1:1/0" } }\nserver: { data_dir: "${folder}" }`,
    );
    const { context, stdout } = fakeContext({ config });
    await expect(showStats(context, {})).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('(redis) could not be read'),
    });
    expect(stdout()).toBe('');
  }, 60_000);

  it('shows it again and again where nothing can be drawn, and ends on Ctrl-C', async () => {
    const server = await measured(attempt());
    for (const environment of [{}, { TERM: 'dumb' }]) {
      const { context, stdout } = fakeContext({ config, environment });
      const interrupted = new AbortController();
      let rounds = 0;
      const write = (text: string) => {
        context.io.stdout.write(text);
        if (text.includes('request') && ++rounds === 3) interrupted.abort();
      };
      const io = { ...context.io, stdout: { write, isTTY: 'TERM' in environment, columns: 100 } };
      const print = (text: string) => write(`${text}\n`);
      await showStats({ ...context, io, print, signal: interrupted.signal }, { watch: true }, 5);
      expect(stdout().split('1 request in').length - 1).toBe(3);
      expect(stdout()).not.toContain('\u001b');
    }
    await server.close();
  });
});

describe('stats of a running server', () => {
  async function answering(status: number, body: (path: string) => string) {
    const server = createServer((request, response) => response.writeHead(status).end(body(request.url ?? '')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
  }

  it('asks it', async () => {
    const monitor = createMonitor();
    monitor.record(attempt());
    const asked: string[] = [];
    const { url, close } = await answering(200, (path) => {
      asked.push(path);
      const query = { timeframeHours: 2, by: 'provider', limit: 9, activitySteps: 4, stepMs: 60_000 } as const;
      return JSON.stringify(toUsage(monitor, query));
    });
    const { context, stdout } = fakeContext();
    await showStats(context, { url: `${url}/haven/`, hours: 2, by: 'provider' });
    expect(asked).toEqual(['/haven/api/v1/usage?timeframe_hours=2&by=provider&limit=100&activity_steps=24']);
    expect(stdout()).toMatch(/^PROVIDER.*\nlocal +1 +100% /m);
    close();
  });

  it.each([
    [500, '{}', /status 500/],
    [200, '<html>', /no JSON/],
    [200, '{"totals":1}', /this version/],
  ])('says what is wrong with an answer: %s %s', async (status, body, message) => {
    const { url, close } = await answering(status, () => body);
    const failed = showStats(fakeContext().context, { url });
    await expect(failed).rejects.toMatchObject({ code: 'BAD_RESPONSE', message: expect.stringMatching(message) });
    close();
  });

  it('says that nobody answers, and what an address looks like', async () => {
    const { context } = fakeContext();
    await expect(showStats(context, { url: 'http://127.0.0.1:1' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    for (const url of ['x', 'file:///etc/passwd', 'http://user:secret@127.0.0.1:1']) {
      const failed = showStats(context, { url });
      await expect(failed).rejects.toMatchObject({ code: 'INVALID_REQUEST', details: { field: 'url' } });
      await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
    }
  });
});
