import assert from 'node:assert/strict';
import { type Bench, type ConformanceCase, eventsOf } from '../bench.ts';
import { findSecret } from '../find-secret.ts';
import type { ReplayRequest } from '../replay-server.ts';
import type { Reply } from '../reply.ts';

/** Keys and prompts stay where they belong. */
export const secretCases: readonly ConformanceCase[] = [
  {
    name: 'secrets/key-goes-in-a-header',
    async run(bench) {
      bench.serve('chat');
      await bench.provider.generate(bench.request);
      const sent = bench.server.requests;
      assert.ok(
        sent.some(({ headers }) => findSecret(headers, bench.apiKey) !== undefined),
        'the key that was configured reaches the server in a header',
      );
      for (const { path, query } of sent) {
        assert.ok(!findSecret([path, String(query)], bench.apiKey), `the key is part of the address: ${path}`);
      }
    },
  },
  {
    name: 'secrets/key-stays-secret',
    async run(bench) {
      for (const { what, error } of await failures(bench)) {
        const place = findSecret(error, bench.apiKey);
        assert.ok(place === undefined, `${what}: the key is in the error at ${place}`);
      }
      const place = findSecret(bench.logger.lines, bench.apiKey);
      assert.ok(place === undefined, `the key is in the log at ${place}`);
    },
  },
  {
    name: 'secrets/prompt-stays-secret',
    async run(bench) {
      for (const { what, error } of await failures(bench)) {
        const { message, stack, details } = error as Error & { details?: unknown };
        const place = findSecret({ message, stack, details }, bench.promptCanary);
        assert.ok(place === undefined, `${what}: the prompt is in the error at ${place}`);
      }
      const place = findSecret(bench.logger.lines, bench.promptCanary);
      assert.ok(place === undefined, `the prompt is in the log at ${place}`);
    },
  },
];

interface Failure {
  readonly what: string;
  readonly error: unknown;
}

/** Makes every call fail in many ways, by a server that repeats all it was sent. */
async function failures(bench: Bench): Promise<readonly Failure[]> {
  const { provider, request, logger } = bench;
  const found: Failure[] = [];
  const attempt = async (what: string, call: (signal: AbortSignal) => PromiseLike<unknown>, abortAfterMs?: number) => {
    const controller = new AbortController();
    if (abortAfterMs !== undefined) setTimeout(() => controller.abort(), abortAfterMs);
    try {
      await call(controller.signal);
    } catch (error) {
      found.push({ what, error });
    }
  };
  const all = async (what: string, abortAfterMs?: number) => {
    await attempt(`generate, ${what}`, (signal) => provider.generate(request, { signal, logger }), abortAfterMs);
    await attempt(`stream, ${what}`, (signal) => eventsOf(provider.stream(request, { signal, logger })), abortAfterMs);
    await attempt(`list, ${what}`, (signal) => provider.listModels({ signal, logger }), abortAfterMs);
    await provider.health({ logger });
  };
  bench.exchange('chat');
  for (const status of [400, 401, 403, 404, 429, 500, 503]) {
    bench.server.respond('* *', (received) => echo(received, status));
    await all(`an echo with ${status}`);
  }
  bench.server.respond('* *', (received) => ({
    status: 307,
    headers: { location: `http://${bench.apiKey}@127.0.0.1:1/?key=${bench.apiKey}&text=${received.body.length}` },
  }));
  await all('a redirect');
  bench.server.respond('* *', (received) => ({
    headers: { 'content-type': 'text/html' },
    body: `<html>${mirror(received)}`,
  }));
  await all('a page');
  bench.server.respond('* *', { delivery: { cutAfter: 0 } });
  await all('a cut');
  bench.server.respond('* *', { delivery: { stallBeforeHeaders: true } });
  await attempt('generate, aborted', (signal) => provider.generate(request, { signal, logger }), 20);
  await bench.server.close();
  await all('nobody there');
  assert.ok(found.length >= 20, `only ${found.length} of the calls failed; there is nothing to search`);
  return found;
}

function mirror(received: ReplayRequest): string {
  return `${JSON.stringify(received.headers)} ${received.text()}`;
}

function echo(received: ReplayRequest, status: number): Reply {
  const said = mirror(received);
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-echo': encodeURIComponent(received.headers.authorization ?? '') },
    body: JSON.stringify({ error: { message: said, code: said, type: said, metadata: { raw: said } }, message: said }),
  };
}
