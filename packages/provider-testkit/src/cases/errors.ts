import assert from 'node:assert/strict';
import type { ErrorCode, LlmError } from '@modelhaven/core';
import { type Bench, type ConformanceCase, eventsOf, rejection } from '../bench.ts';
import { createReplayServer } from '../replay-server.ts';
import { jsonReply, type Reply, replyBytes } from '../reply.ts';

const CODES: Readonly<Record<number, readonly ErrorCode[]>> = {
  400: ['INVALID_REQUEST', 'CONTEXT_TOO_LONG', 'UNSUPPORTED'],
  401: ['UNAUTHORIZED'],
  402: ['QUOTA_EXHAUSTED'],
  404: ['MODEL_NOT_FOUND'],
  429: ['RATE_LIMITED'],
  500: ['PROVIDER_FAILED'],
  503: ['UNAVAILABLE'],
};

/** What the provider did not understand; the reply was not its protocol. */
const NONSENSE: readonly ErrorCode[] = ['BAD_RESPONSE'];
/** The same, where a connection or stream ended too soon. */
const BROKEN: readonly ErrorCode[] = ['BAD_RESPONSE', 'STREAM_INTERRUPTED', 'UNAVAILABLE'];

const HTML = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

/** Bad answers map to the table of errors. */
export const errorCases: readonly ConformanceCase[] = [
  ...Object.entries(CODES).map(
    ([status, codes]): ConformanceCase => ({
      name: `errors/${status}`,
      async run(bench) {
        for (const error of await bothReject(bench, errorReply(bench, Number(status)), codes, status)) {
          assert.equal(error.details.status, Number(status), 'details.status is the HTTP status');
        }
      },
    }),
  ),
  {
    name: 'errors/retry-after-seconds',
    run: (bench) => retryAfter(bench, '7', (ms) => ms === 7000),
  },
  {
    name: 'errors/retry-after-date',
    run: (bench) =>
      retryAfter(
        bench,
        new Date(Date.now() + 30_000).toUTCString(),
        (ms) => ms !== undefined && ms > 20_000 && ms <= 30_000,
      ),
  },
  {
    name: 'errors/retry-after-absent',
    run: (bench) => retryAfter(bench, undefined, (ms) => ms === undefined),
  },
  {
    name: 'errors/no-hidden-retry',
    async run(bench) {
      for (const status of [429, 500, 503]) {
        bench.serveInstead('chat', errorReply(bench, status));
        await rejection(bench.provider.generate(bench.request), 'any', `generate, ${status}`);
      }
      assert.equal(bench.requestsFor('chat').length, 3, 'one request per call: whoever called decides on a retry');
    },
  },
  {
    name: 'errors/list',
    async run(bench) {
      for (const status of [401, 500, 503]) {
        bench.serveInstead('models', errorReply(bench, status));
        await rejection(bench.provider.listModels(), CODES[status] ?? 'any', `listModels, ${status}`);
      }
      bench.serveInstead('models', { headers: { 'content-type': 'text/html' }, body: HTML });
      await rejection(bench.provider.listModels(), NONSENSE, 'listModels, HTML page');
      bench.serveInstead('models', jsonReply('not a list'));
      await rejection(bench.provider.listModels(), NONSENSE, 'listModels, JSON of another kind');
    },
  },
  {
    name: 'errors/html-page',
    async run(bench) {
      const page = (status: number): Reply => ({ status, headers: { 'content-type': 'text/html' }, body: HTML });
      await bothReject(bench, page(200), ['BAD_RESPONSE', 'STREAM_INTERRUPTED'], 'HTML page with 200');
      await bothReject(bench, page(502), ['UNAVAILABLE', 'PROVIDER_FAILED', 'BAD_RESPONSE'], 'HTML page with 502');
      await bothReject(bench, page(401), ['UNAUTHORIZED'], 'HTML page with 401');
    },
  },
  {
    name: 'errors/empty-body',
    async run(bench) {
      const headers = bench.exchange('chat').reply.headers ?? {};
      await bothReject(bench, { headers, body: '' }, BROKEN, 'empty body');
      await bothReject(bench, { status: 500, body: '' }, ['PROVIDER_FAILED'], 'empty body with 500');
    },
  },
  {
    name: 'errors/truncated-json',
    async run(bench) {
      const { reply } = bench.exchange('chat');
      const bytes = replyBytes(reply);
      for (const at of [1, Math.floor(bytes.length / 2)]) {
        bench.serveInstead('chat', { ...reply, body: bytes.subarray(0, at) });
        await rejection(bench.provider.generate(bench.request), BROKEN, `whole reply of ${at} bytes`);
        bench.serve('chat', { cutAfter: at, framing: 'length' });
        await rejection(bench.provider.generate(bench.request), BROKEN, `reply cut after ${at} bytes`);
        bench.serve('chat', { endAfter: at, framing: 'close' });
        await rejection(bench.provider.generate(bench.request), BROKEN, `reply of no length ended after ${at} bytes`);
      }
    },
  },
  {
    name: 'errors/inside-200',
    async run(bench) {
      const reply = bench.subject.replies?.errorInside;
      assert.ok(reply, 'This case needs "replies.errorInside": give it, or declare the case unsupported.');
      bench.serveInstead('chat', reply);
      const error = await rejection(bench.provider.generate(bench.request), 'any', 'an error inside a 200');
      assert.ok(error.code !== 'INTERNAL' && error.code !== 'ABORTED', `an error inside a 200 is not ${error.code}`);
    },
  },
  {
    name: 'errors/oversized-body',
    async run(bench) {
      for (const name of ['models', 'chat', 'chatStream'] as const) {
        const { on, reply } = bench.exchange(name);
        const repeatToBytes = bench.subject.oversizeBytes ?? 128 * 1024 * 1024;
        bench.server.respond(on, { ...reply, body: ' '.repeat(1024), delivery: { repeatToBytes } });
        const call =
          name === 'models'
            ? bench.provider.listModels()
            : name === 'chat'
              ? bench.provider.generate(bench.request)
              : eventsOf(bench.provider.stream(bench.request));
        await rejection(call, NONSENSE, `an endless reply to ${name}`);
        assert.equal(bench.server.requests.at(-1)?.answered, false, `an endless reply to ${name} was read to its end`);
      }
    },
  },
  {
    name: 'errors/redirect',
    async run(bench) {
      const elsewhere = await createReplayServer();
      try {
        for (const status of [301, 302, 307, 308]) {
          const location = `${elsewhere.url}/stolen`;
          await bothReject(bench, { status, headers: { location }, body: '' }, 'any', `a redirect with ${status}`);
        }
        assert.equal(elsewhere.requests.length, 0, 'a redirect is not followed to another host');
        await bothReject(bench, { status: 307, headers: { location: '/moved' } }, 'any', 'a redirect to another path');
        assert.ok(!bench.server.requests.some(({ path }) => path === '/moved'), 'a redirect is not followed at all');
      } finally {
        await elsewhere.close();
      }
    },
  },
  {
    name: 'errors/nobody-there',
    async run(bench) {
      bench.exchange('chat'); // where there is no server, there is nothing to prove
      await bench.server.close();
      await rejection(bench.provider.generate(bench.request), ['UNAVAILABLE'], 'generate, connection refused');
      await rejection(eventsOf(bench.provider.stream(bench.request)), ['UNAVAILABLE'], 'stream, connection refused');
    },
  },
];

/** The error reply of a status in the provider's own dialect, where it was given. */
export function errorReply(bench: Bench, status: number): Reply {
  const own = bench.subject.replies?.errors?.[status];
  return own ? { ...own, status } : jsonReply({ error: { message: `Replayed failure ${status}.` } }, status);
}

async function bothReject(
  bench: Bench,
  reply: Reply,
  codes: readonly ErrorCode[] | 'any',
  what: string,
): Promise<readonly LlmError[]> {
  bench.serveInstead('chat', reply);
  const whole = await rejection(bench.provider.generate(bench.request), codes, `generate, ${what}`);
  bench.serveInstead('chatStream', reply);
  const streamed = await rejection(eventsOf(bench.provider.stream(bench.request)), codes, `stream, ${what}`);
  return [whole, streamed];
}

async function retryAfter(bench: Bench, header: string | undefined, isRight: (ms: number | undefined) => boolean) {
  const { headers: _, ...reply } = errorReply(bench, 429);
  const headers = { 'content-type': 'application/json', ...(header === undefined ? {} : { 'retry-after': header }) };
  for (const error of await bothReject(bench, { ...reply, headers }, ['RATE_LIMITED'], '429')) {
    const { retryAfterMs } = error.details;
    assert.ok(isRight(retryAfterMs), `retryAfterMs is ${retryAfterMs} for the header "${header}"`);
  }
}
