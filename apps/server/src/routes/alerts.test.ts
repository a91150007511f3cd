import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAlerts, safetySources } from '@modelhaven/manager';
import { createMonitor } from '@modelhaven/monitoring';
import { signWebhook } from '@modelhaven/safety';
import { expect, it, onTestFinished } from 'vitest';
import { createScriptedManager } from '../testing/scripted-manager.ts';
import { buildTestServer, connectRaw, listen } from '../testing/test-server.ts';

const SECRET = 'sixteen letters!';

async function receiver() {
  const received: { readonly headers: Record<string, unknown>; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ headers: request.headers, body });
    // The first delivery meets a server that is busy, and comes again.
    response.writeHead(received.length === 1 ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

it('raises an alert, and tells webhook, stream and list of it', async () => {
  const { received, url } = await receiver();
  const monitor = createMonitor();
  const alerts = openAlerts({
    config: {
      checkSeconds: 3_600,
      rules: [{ name: 'errors', metric: 'error_rate', above: 0.5, minRequests: 1, by: 'provider' }],
      webhook: { url, secret: SECRET },
    },
    monitor,
    sources: safetySources({ list: () => [] }),
  });
  const server = await listen(createScriptedManager(undefined, { monitor }), { alerts });
  onTestFinished(async () => {
    await alerts.close();
    await server.close();
  });
  const stream = connectRaw(server.port, 'GET /api/v1/events HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  await stream.until('retry: 3000');

  const attempt = {
    requestId: 'r',
    attempt: 1,
    provider: 'p',
    model: 'm',
    operation: 'chat',
    streamed: false,
  } as const;
  monitor.record({ ...attempt, startedAt: Date.now() - 5, totalMs: 5, outcome: 'UNAVAILABLE' });
  expect(alerts.check()).toHaveLength(1);

  await stream.until('event: alert');
  await stream.until('"name":"p"');
  stream.socket.destroy();
  const shown = (await server.app.inject('/api/v1/alerts')).json();
  expect(shown).toMatchObject({
    active: [{ state: 'raised', rule: 'errors', dimension: 'provider', name: 'p', value: 1, above: 0.5 }],
    history: [{ state: 'raised' }],
    rules: [{ name: 'errors', metric: 'error_rate', min_requests: 1 }],
  });
  await expect.poll(() => alerts.webhook(), { timeout: 20_000 }).toMatchObject({ delivered: 1, failed: 0, queued: 0 });
  const [, last] = received;
  const timestamp = String(last?.headers['x-modelhaven-timestamp']);
  expect(last?.headers['x-modelhaven-signature']).toBe(signWebhook(SECRET, timestamp, last?.body ?? ''));
  expect(JSON.parse(last?.body ?? '')).toMatchObject({ type: 'alert.raised', rule: 'errors', name: 'p', value: 1 });
});

it('shows nothing where nothing is watched', async () => {
  const app = buildTestServer(createScriptedManager());
  expect((await app.inject('/api/v1/alerts')).json()).toEqual({ active: [], history: [], rules: [] });
});
