import { LlmError } from '@modelhaven/core';
import {
  createReplayServer,
  deliver,
  jsonReply,
  loadReply,
  ndjsonReply,
  type ReplayServer,
} from '@modelhaven/provider-testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOllama, type OllamaConfigInput, type PullEvent } from '../index.ts';
import { createPullProgress } from './pull-progress.ts';

const fixture = (name: string) => loadReply(`${import.meta.dirname}/../__fixtures__/${name}`);
let server: ReplayServer;
beforeEach(async () => {
  server = await createReplayServer();
  server.respond('POST /api/pull', await fixture('pull.ndjson'));
});
afterEach(() => server.close());
const create = (config: OllamaConfigInput = {}, onPull?: (event: PullEvent) => void) =>
  createOllama({ baseUrl: server.url, ...config }, { ...(onPull ? { onPull } : {}) });
const pulls = () => server.requests.filter(({ path }) => path === '/api/pull');

test('a pull reports its progress and ends at 1', async () => {
  const seen: number[] = [];
  await create().residency.pull('qwen3:8b', { onProgress: (fraction) => seen.push(fraction) });
  expect(seen[0]).toBe(0);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
  expect(seen.slice(-2)).toEqual([0.99, 1]);
});

test('a pull whose connection breaks goes on where it stopped, without falling back', async () => {
  const whole = await fixture('pull.ndjson');
  server.respondOnce('POST /api/pull', deliver(whole, { cutAfter: 450 }));
  server.respondOnce('POST /api/pull', deliver(whole, { cutAfter: 620 }));
  const seen: number[] = [];
  await create().residency.pull('qwen3:8b', { onProgress: (fraction) => seen.push(fraction) });
  expect(pulls()).toHaveLength(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});

test('one that breaks again and again without getting on is given up', async () => {
  server.respond('POST /api/pull', deliver(await fixture('pull.ndjson'), { cutAfter: 40 }));
  await expect(create().residency.pull('qwen3:8b')).rejects.toMatchObject({ code: 'STREAM_INTERRUPTED' });
  expect(pulls()).toHaveLength(3);
});

test('an end without success is none, and an error under status 200 is one', async () => {
  server.respond('POST /api/pull', ndjsonReply([{ status: 'pulling manifest' }]));
  await expect(create().residency.pull('a')).rejects.toMatchObject({ code: 'STREAM_INTERRUPTED' });
  server.respond('POST /api/pull', await fixture('pull-unknown.ndjson'));
  await expect(create().residency.pull('a')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  server.respond('POST /api/pull', await fixture('pull-disk-full.ndjson'));
  await expect(create().residency.pull('a')).rejects.toMatchObject({ code: 'INSUFFICIENT_RESOURCES' });
});

test('an abort ends the download', async () => {
  server.respond('POST /api/pull', deliver(await fixture('pull.ndjson'), { stallAfter: 300 }));
  const controller = new AbortController();
  const pull = create().residency.pull('a', { signal: controller.signal, onProgress: () => controller.abort() });
  await expect(pull).rejects.toMatchObject({ code: 'ABORTED' });
  await pulls()[0]?.closed;
});

test('progress never falls and is 1 only at the end, whatever the lines say', () => {
  const line = fc.record({
    status: fc.constantFrom('pulling', 'verifying'),
    digest: fc.constantFrom('a', 'b', 'c'),
    total: fc.integer({ min: -5, max: 1000 }),
    completed: fc.option(fc.integer({ min: -5, max: 2000 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const progress = createPullProgress();
      let last = 0;
      for (const { completed, ...rest } of lines) {
        progress.add({ ...rest, ...(completed === undefined ? {} : { completed }) });
        expect(progress.fraction).toBeGreaterThanOrEqual(last);
        expect(progress.fraction).toBeLessThan(1);
        last = progress.fraction;
      }
      progress.add({ status: 'success' });
      expect(progress.fraction).toBe(1);
    }),
  );
});

test('preferred models are fetched in the background at the first list, the missing ones only', async () => {
  server.respond('GET /api/tags', jsonReply({ models: [{ name: 'here:latest' }] }));
  server.respond('POST /api/show', jsonReply({}));
  const events: PullEvent[] = [];
  let finished: () => void;
  const done = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const provider = create({ autoPullModels: true, preferredModels: ['missing', 'here'] }, (event) => {
    events.push(event);
    if (event.state === 'done') finished();
  });
  expect((await provider.listModels()).map(({ id }) => id)).toEqual(['here:latest']);
  await provider.listModels();
  await done;
  expect(pulls()).toHaveLength(1);
  expect(JSON.parse(pulls()[0]?.text() ?? '{}')).toMatchObject({ model: 'missing' });
  expect(events.every(({ model }) => model === 'missing')).toBe(true);
  await provider.close();
});

test('a preferred model that is asked for and missing is fetched first; another one is not', async () => {
  let isThere = false;
  server.respond('POST /api/show', () =>
    isThere ? jsonReply({ capabilities: ['completion'] }) : jsonReply({ error: "model 'm' not found" }, 404),
  );
  server.respond('POST /api/pull', () => {
    isThere = true;
    return ndjsonReply([{ status: 'success' }]);
  });
  server.respond('POST /api/chat', () =>
    isThere
      ? ndjsonReply([{ message: { content: 'Hi' }, done: true }])
      : jsonReply({ error: "model 'm' not found" }, 404),
  );
  const ask = (provider: ReturnType<typeof create>) =>
    provider.generate({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
  await expect(ask(create({ preferredModels: ['m'] }))).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  await expect(ask(create({ autoPullModels: true, preferredModels: ['other'] }))).rejects.toMatchObject({
    code: 'MODEL_NOT_FOUND',
  });
  const provider = create({ autoPullModels: true, preferredModels: ['m'] });
  const answers = await Promise.all([ask(provider), ask(provider)]);
  expect(answers.map(({ text }) => text)).toEqual(['Hi', 'Hi']);
  expect(pulls()).toHaveLength(1);
});

test('a download that fails is told once, and fails the request that waits for it', async () => {
  server.respond('POST /api/show', jsonReply({ error: "model 'm' not found" }, 404));
  server.respond('POST /api/pull', await fixture('pull-unknown.ndjson'));
  const events: PullEvent[] = [];
  const provider = create({ autoPullModels: true, preferredModels: ['m'] }, (event) => events.push(event));
  const error = await provider
    .generate({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] })
    .catch((thrown: unknown) => thrown);
  expect(LlmError.is(error) && error.code).toBe('MODEL_NOT_FOUND');
  expect(events.filter(({ state }) => state === 'failed')).toHaveLength(1);
});
