import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { type Bench, type ConformanceCase, eventsOf, rejection, within } from '../bench.ts';
import type { ReplayRequest } from '../replay-server.ts';
import { replyBytes } from '../reply.ts';

const TRIES = 3;

/** Cancelling has an effect, on the caller at once and on the connection soon after. */
export const cancelCases: readonly ConformanceCase[] = [
  {
    name: 'cancel/before',
    async run({ provider, request, server }) {
      const signal = AbortSignal.abort();
      await rejection(provider.generate(request, { signal }), ['ABORTED'], 'generate with an aborted signal');
      await rejection(eventsOf(provider.stream(request, { signal })), ['ABORTED'], 'stream with an aborted signal');
      await rejection(provider.listModels({ signal }), ['ABORTED'], 'listModels with an aborted signal');
      assert.equal(server.requests.length, 0, 'nothing was sent');
    },
  },
  {
    name: 'cancel/list',
    run: (bench) =>
      closesInTime(bench, async () => {
        bench.serve('models', { stallAfter: 0 });
        return abortWhile(bench, (signal) => bench.provider.listModels({ signal }));
      }),
  },
  {
    name: 'cancel/generate',
    run: (bench) =>
      closesInTime(bench, async () => {
        bench.serve('chat', { stallBeforeHeaders: true });
        return abortWhile(bench, (signal) => bench.provider.generate(bench.request, { signal }));
      }),
  },
  {
    name: 'cancel/generate-body',
    run: (bench) =>
      closesInTime(bench, async () => {
        bench.serve('chat', { stallAfter: 1 });
        return abortWhile(bench, (signal) => bench.provider.generate(bench.request, { signal }));
      }),
  },
  {
    name: 'cancel/stream-before-answer',
    run: (bench) =>
      closesInTime(bench, async () => {
        bench.serve('chatStream', { stallBeforeHeaders: true });
        return abortWhile(bench, (signal) => eventsOf(bench.provider.stream(bench.request, { signal })));
      }),
  },
  {
    name: 'cancel/stream-stalled',
    run: (bench) =>
      closesInTime(bench, async () => {
        bench.serve('chatStream', { stallAfter: Math.floor(lengthOf(bench) / 2) });
        const controller = new AbortController();
        const stream = bench.provider.stream(bench.request, { signal: controller.signal })[Symbol.asyncIterator]();
        assert.equal((await stream.next()).value?.type, 'start');
        const rest = (async () => {
          while (!(await stream.next()).done);
        })();
        setTimeout(() => controller.abort(), 20);
        await within(2000, 'abort of a stalled stream', rejection(rest, ['ABORTED'], 'abort of a stalled stream'));
        return lastRequest(bench);
      }),
  },
  {
    name: 'cancel/break',
    run: (bench) =>
      closesInTime(bench, async () => {
        // Byte by byte, so that the end of the answer is not yet there when the reader leaves.
        bench.serve('chatStream', { splitEvery: 1, stallAfter: lengthOf(bench) - 1 });
        for await (const event of bench.provider.stream(bench.request)) if (event.type === 'text-delta') break;
        return lastRequest(bench);
      }),
  },
  {
    name: 'cancel/after',
    async run(bench) {
      if (bench.subject.replies) bench.serve('chatStream');
      const controller = new AbortController();
      const events = await eventsOf(bench.provider.stream(bench.request, { signal: controller.signal }));
      controller.abort();
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(events.at(-1)?.type, 'finish', 'the answer was complete');
      assert.ok((await eventsOf(bench.provider.stream(bench.request))).length > 0, 'the provider goes on working');
    },
  },
  {
    name: 'cancel/leaves-no-listeners',
    async run(bench) {
      const { signal } = new AbortController();
      if (bench.subject.replies) bench.serve('chat');
      await bench.provider.generate(bench.request, { signal });
      if (bench.subject.replies?.chatStream) bench.serve('chatStream');
      await eventsOf(bench.provider.stream(bench.request, { signal }));
      for await (const _ of bench.provider.stream(bench.request, { signal })) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
      const left = getEventListeners(signal, 'abort').length;
      assert.equal(left, 0, `${left} listeners stay on the caller's signal after three calls`);
    },
  },
];

function lengthOf(bench: Bench): number {
  return replyBytes(bench.exchange('chatStream').reply).length;
}

function lastRequest({ server }: Bench): ReplayRequest {
  const request = server.requests.at(-1);
  assert.ok(request, 'a request was sent');
  return request;
}

async function abortWhile(bench: Bench, call: (signal: AbortSignal) => Promise<unknown>): Promise<ReplayRequest> {
  const controller = new AbortController();
  const coming = bench.server.waitForRequest();
  const work = call(controller.signal);
  const failed = rejection(work, ['ABORTED'], 'an aborted call');
  failed.catch(() => {});
  const request = await within(5000, 'the request', Promise.race([coming, failed.then(() => coming)]));
  await new Promise((resolve) => setTimeout(resolve, 20));
  controller.abort();
  await within(2000, 'the abort', failed);
  return bench.server.requests.at(-1) ?? request;
}

/** The connection goes soon after the caller has left. A machine may be busy once, hence the tries; it is not thrice. */
async function closesInTime(bench: Bench, leave: () => Promise<ReplayRequest>): Promise<void> {
  const limitMs = bench.subject.closeWithinMs ?? 200;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const request = await leave();
    const leftAt = performance.now();
    assert.ok(!request.answered, 'the reply was still on its way');
    const closedAt = await Promise.race([
      request.closed,
      new Promise<undefined>((resolve) => setTimeout(resolve, limitMs * 2, undefined)),
    ]);
    if (closedAt !== undefined && closedAt - leftAt <= limitMs) return;
  }
  assert.fail(`the connection was still open ${limitMs} ms after the caller had left`);
}
