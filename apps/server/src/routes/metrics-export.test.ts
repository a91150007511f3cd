import { createMonitor } from '@modelhaven/monitoring';
import { afterEach, expect, it } from 'vitest';
import { metricLineSchema } from '../json/measurement-schemas.ts';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer, connectRaw, type ListeningServer, listen } from '../testing/test-server.ts';

let server: ListeningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

function measured(count: number) {
  const monitor = createMonitor({ maxNames: 10_000 });
  const facts = { requestId: 'r', attempt: 1, operation: 'chat', streamed: true, outcome: 'OK', totalMs: 5 } as const;
  for (let at = 0; at < count; at++) {
    monitor.record({
      ...facts,
      provider: 'local',
      model: `m${at}`,
      startedAt: Date.now() - 5,
      tenant: 't',
      user: 'ann',
    });
  }
  return createScriptedManager(undefined, { monitor });
}

const PATH = '/api/v1/metrics/export';

it('gives a line for each step of each name', async () => {
  server = await listen(measured(2));
  const response = await fetch(`${server.url}${PATH}?timeframe_hours=1&step_minutes=30`);
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const text = await response.text();
  expect(text.endsWith('}\n')).toBe(true);
  const lines = text.trimEnd().split('\n');
  const seen = lines.map((line) => metricLineSchema.parse(JSON.parse(line)));
  expect(seen.map(({ dimension, name = '' }) => `${dimension} ${name}`)).toEqual(
    expect.arrayContaining(['total ', 'model local/m0', 'model local/m1', 'provider local', 'user t/ann', 'tenant t']),
  );
  for (const { from, to } of seen) expect(to - from).toBe(1_800_000);
  for (const query of ['?timeframe_hours=0', '?step_minutes=0', '?step_minutes=1.5', '?by=model']) {
    expect((await fetch(server.url + PATH + query)).status).toBe(400);
  }
});

it('names keys, people and tenants to admins only', async () => {
  const app = buildTestServer(measured(1));
  app.addHook('preHandler', async (request) => {
    request.caller = { scopes: ['metrics'], isAdmin: false, tenant: 'other' };
  });
  const { body } = await app.inject(PATH);
  const seen = body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).dimension);
  expect(new Set(seen)).toEqual(new Set(['total', 'model', 'provider']));
  expect(body).not.toContain('ann');
});

it('is empty where nothing happened, and refused while not all is read', async () => {
  server = await listen(measured(0));
  const empty = await fetch(server.url + PATH);
  expect([empty.status, await empty.text()]).toEqual([200, '']);
  await server.close();
  const { monitor, ...manager } = measured(1);
  server = await listen({ ...manager, monitor: { ...monitor, complete: false } });
  const refused = await fetch(server.url + PATH);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ error: { code: 'UNAVAILABLE' } });
});

it('works out no more than its reader takes', async () => {
  const manager = measured(1);
  const { monitor } = manager;
  let asked = 0;
  const names = Array.from({ length: 200_000 }, (_, at) => ({ name: `n${at}`, measurements: monitor.totals() }));
  const step = { from: 0, to: 1, measurements: monitor.totals() };
  const counting = {
    ...monitor,
    breakdown: () => names,
    timeline: () => {
      asked += 1;
      return [step];
    },
  };
  server = await listen({ ...manager, monitor: counting }, { limits: { drainTimeoutMs: 300 } });
  const { socket, closed } = connectRaw(server.port, `GET ${PATH} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
  socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const before = asked;
  expect(before).toBeGreaterThan(1);
  expect(before).toBeLessThan(150_000);
  socket.resume();
  expect(await closed()).not.toContain('\r\n0\r\n\r\n');
  expect(asked).toBe(before);
});
