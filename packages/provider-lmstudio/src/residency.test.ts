import { createReplayServer, jsonReply, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLmStudio, type LmStudioConfigInput } from './index.ts';

const fixture = (name: string) => loadReply(`${import.meta.dirname}/__fixtures__/${name}`);
const MODEL = 'google/gemma-3-4b';
const question = { model: MODEL, messages: [{ role: 'user', content: 'Greet me.' }] } as const;

let server: ReplayServer;
/** What is in memory: context by instance. */
let memory: Map<string, number>;
/** Context that a load really gets. */
let granted: (asked: number | undefined) => number;
beforeEach(async () => {
  server = await createReplayServer();
  memory = new Map();
  granted = (asked) => asked ?? 4_096;
  server.respond('GET /api/v1/models', () =>
    jsonReply({
      models: [
        {
          key: MODEL,
          type: 'llm',
          max_context_length: 131_072,
          loaded_instances: [...memory].map(([id, context_length]) => ({ id, config: { context_length } })),
        },
      ],
    }),
  );
  server.respond('POST /api/v1/models/load', (request) => {
    const { model, context_length: asked } = request.json() as { model: string; context_length?: number };
    const id = memory.has(model) ? `${model}:${memory.size + 1}` : model;
    memory.set(id, granted(asked));
    return jsonReply({ instance_id: id, status: 'loaded', load_config: { context_length: memory.get(id) } });
  });
  server.respond('POST /api/v1/models/unload', (request) => {
    const { instance_id: id } = request.json() as { instance_id: string };
    memory.delete(id);
    return jsonReply({ instance_id: id });
  });
  server.respond('POST /v1/chat/completions', await fixture('chat.json'));
});
afterEach(() => server.close());

function provider(config: LmStudioConfigInput = {}, sleep = async () => {}) {
  const made = createLmStudio({ baseUrl: server.url, ...config }, { now: () => 1_000, sleep });
  if (!made.residency) throw new Error('no residency');
  return { ...made, residency: made.residency, made };
}
const posts = () =>
  server.requests.filter(({ method }) => method === 'POST').map(({ path, json }) => [path.split('/').at(-1), json()]);

test('a load asks for the context, and tells what it got', async () => {
  const { residency } = provider();
  expect(await residency.load(MODEL, { contextLength: 8_192 })).toEqual({
    id: MODEL,
    contextLength: 8_192,
    activeRequests: 0,
  });
  expect(posts()).toEqual([['load', { model: MODEL, context_length: 8_192, echo_load_config: true }]]);
});

test('a loaded model with enough context stays as it is; one with too little is loaded again, in its place', async () => {
  const { residency } = provider();
  memory.set(MODEL, 4_096);
  expect((await residency.load(MODEL)).contextLength).toBe(4_096);
  expect((await residency.load(MODEL, { contextLength: 4_000 })).contextLength).toBe(4_096);
  expect(posts()).toEqual([]);
  expect((await residency.load(MODEL, { contextLength: 16_384 })).contextLength).toBe(16_384);
  expect(posts().map(([call]) => call)).toEqual(['unload', 'load']);
  expect([...memory]).toEqual([[MODEL, 16_384]]);
});

test('a context that was reduced is told of, and not tried for again and again', async () => {
  granted = () => 2_048;
  const { residency, made } = provider();
  expect((await residency.load(MODEL, { contextLength: 16_384 })).contextLength).toBe(2_048);
  expect((await residency.load(MODEL, { contextLength: 16_384 })).contextLength).toBe(2_048);
  expect(posts()).toHaveLength(1);
  const { warnings } = await made.generate(question);
  expect(warnings).toEqual([expect.stringMatching(/context of 2048 tokens in place of the 16384/)]);
});

test('more context than the model has is not asked for', async () => {
  const { residency } = provider();
  await residency.load(MODEL, { contextLength: 1_000_000 });
  expect(posts()).toEqual([['load', { model: MODEL, context_length: 131_072, echo_load_config: true }]]);
});

test('unloading takes all instances of a model, or the one that is named', async () => {
  const { residency } = provider();
  memory.set(MODEL, 4_096).set(`${MODEL}:2`, 8_192).set(`${MODEL}:3`, 8_192);
  expect((await residency.loaded()).map(({ id }) => id)).toEqual([MODEL, `${MODEL}:2`, `${MODEL}:3`]);
  await residency.unload(`${MODEL}:2`);
  expect([...memory.keys()]).toEqual([MODEL, `${MODEL}:3`]);
  await residency.unload(MODEL);
  await residency.unload(MODEL);
  await residency.unload('nobody/knows');
  expect(memory.size).toBe(0);
});

test('an instance that is gone by itself counts as unloaded', async () => {
  memory.set(MODEL, 4_096);
  server.respond('POST /api/v1/models/unload', { ...(await fixture('error-unload-404.json')), status: 404 });
  await expect(provider().residency.unload(MODEL)).resolves.toBeUndefined();
});

test('unloading waits for answers in progress, and can be cancelled', async () => {
  memory.set(MODEL, 4_096);
  server.respond('POST /v1/chat/completions', {
    ...(await fixture('chat.sse')),
    delivery: { stallAfter: 300 },
  });
  const { residency, made } = provider();
  const answer = made.stream(question)[Symbol.asyncIterator]();
  await answer.next();
  expect((await residency.loaded())[0]?.activeRequests).toBe(1);
  const cancelled = AbortSignal.timeout(30);
  await expect(residency.unload(MODEL, { signal: cancelled })).rejects.toMatchObject({ code: 'ABORTED' });
  expect(memory.size).toBe(1);
  const unloading = residency.unload(MODEL);
  await answer.return?.();
  await unloading;
  expect(memory.size).toBe(0);
});

test('with a context of its own, an answer loads the model first, once for all who ask', async () => {
  const { made } = provider({ contextLength: 16_384 });
  const answers = await Promise.all([made.generate(question), made.generate(question), made.generate(question)]);
  expect(answers.flatMap(({ warnings }) => warnings)).toEqual([]);
  await made.generate(question);
  expect(posts().filter(([call]) => call === 'load')).toEqual([
    ['load', { model: MODEL, context_length: 16_384, echo_load_config: true }],
  ]);
});

test('loads of one model wait for each other, and one that was cancelled meanwhile does not begin', async () => {
  const { residency } = provider();
  const cancelled = new AbortController();
  const loads = [
    residency.load(MODEL, { contextLength: 8_192 }),
    residency.load(MODEL, { contextLength: 16_384, signal: cancelled.signal }),
    residency.load(MODEL, { contextLength: 8_000 }),
  ];
  cancelled.abort();
  const [first, second, third] = await Promise.allSettled(loads);
  expect(first).toMatchObject({ value: { contextLength: 8_192 } });
  expect(second).toMatchObject({ reason: { code: 'ABORTED' } });
  expect(third).toMatchObject({ value: { contextLength: 8_192 } });
  expect([...memory]).toEqual([[MODEL, 8_192]]);
  expect(posts()).toHaveLength(1);
});

test('a load says that it has no time to live where one was asked for', async () => {
  const { residency } = provider();
  const { warnings } = await residency.load(MODEL, { keepAliveMs: 60_000 });
  expect(warnings).toEqual([expect.stringMatching(/until somebody unloads it.*ttl_seconds/)]);
  expect((await residency.load(MODEL, { keepAliveMs: 60_000 })).warnings).toEqual(warnings);
  for (const wish of [{ pin: true }, { keepAliveMs: Number.POSITIVE_INFINITY }, {}, { pin: false }])
    expect((await residency.load(MODEL, wish)).warnings).toBeUndefined();
  expect(posts()).toHaveLength(1);
});

test('a load that fails does not stop the next one', async () => {
  server.respondOnce('POST /api/v1/models/load', jsonReply({ error: 'out of memory' }, 500));
  const { residency } = provider();
  const [first, second] = await Promise.allSettled([residency.load(MODEL), residency.load(MODEL)]);
  expect(first).toMatchObject({ reason: { code: 'INSUFFICIENT_RESOURCES' } });
  expect(second).toMatchObject({ value: { id: MODEL } });
});

test('a load that makes room waits for the answer in progress, and answers that wait for it do not hold it up', async () => {
  memory.set(MODEL, 4_096);
  server.respondOnce('POST /v1/chat/completions', { ...(await fixture('chat.sse')), delivery: { stallAfter: 300 } });
  const { residency, made } = provider({ contextLength: 2_048 });
  const answer = made.stream(question)[Symbol.asyncIterator]();
  await answer.next();
  const loading = residency.load(MODEL, { contextLength: 16_384 });
  memory.clear();
  const other = made.generate(question);
  await answer.return?.();
  expect((await loading).contextLength).toBeGreaterThanOrEqual(2_048);
  expect((await other).finishReason).toBe('stop');
  expect(memory.size).toBe(1);
});

test('a model that is loaded with less than the config wants is used as it is, with a warning', async () => {
  memory.set(MODEL, 4_096);
  const { warnings } = await provider({ contextLength: 16_384 }).made.generate(question);
  expect(warnings).toEqual([expect.stringMatching(/4096 tokens in place of the 16384/)]);
  expect(posts().map(([call]) => call)).toEqual(['completions']);
});

test('a model that is not there cannot be loaded', async () => {
  await expect(provider().residency.load('nobody/knows')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
});

test('before 0.4 residency is absent once that is known, and says why until then', async () => {
  server.respond('GET /api/v1/models', await fixture('error-endpoint.json'));
  server.respond('GET /api/v0/models', await fixture('models-v0.json'));
  const { residency, made } = provider();
  await expect(residency.load('meta-llama-3.1-8b-instruct')).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  expect(made.residency).toBeUndefined();
  expect(made.apiVersion).toBe('v0');
});

test('a download is followed to its end, with progress that never falls', async () => {
  const status = 'GET /api/v1/models/download/status/job_493c7c9ded';
  const begun = await fixture('download.json');
  const at = (downloaded_bytes: number) =>
    jsonReply({ job_id: 'job_493c7c9ded', status: 'downloading', total_size_bytes: 100, downloaded_bytes });
  server.respond('POST /api/v1/models/download', begun);
  server.respondOnce(status, at(50));
  server.respondOnce(status, jsonReply({ error: 'busy' }, 503));
  server.respondOnce(status, at(30));
  server.respond(status, await fixture('download-completed.json'));
  const seen: number[] = [];
  const sleep = vi.fn(async () => {});
  const { residency } = provider({}, sleep);
  await residency.pull('https://huggingface.co/org/model-GGUF@Q4_K_M', { onProgress: (part) => seen.push(part) });
  expect(posts()).toEqual([['download', { model: 'https://huggingface.co/org/model-GGUF', quantization: 'Q4_K_M' }]]);
  expect(seen).toEqual([0, expect.closeTo(4e-7, 6), 0.5, 1]);
  expect(sleep).toHaveBeenCalledTimes(4);
});

test('a model that is there already is pulled at once', async () => {
  server.respond('POST /api/v1/models/download', jsonReply({ status: 'already_downloaded' }));
  await expect(provider().residency.pull('qwen/qwen3-4b@q4')).resolves.toBeUndefined();
  expect(posts()).toEqual([['download', { model: 'qwen/qwen3-4b@q4' }]]);
});

test.each([
  ['failed', 'PROVIDER_FAILED'],
  ['paused', 'UNAVAILABLE'],
])('a download that %s is %s', async (status, code) => {
  server.respond('POST /api/v1/models/download', jsonReply({ job_id: 'a', status: 'downloading' }));
  server.respond('GET /api/v1/models/download/status/a', jsonReply({ job_id: 'a', status }));
  await expect(provider().residency.pull('x')).rejects.toMatchObject({ code });
});

test('a server that stays away, or a job id that is a path, ends the waiting', async () => {
  server.respond('POST /api/v1/models/download', jsonReply({ job_id: '../../x', status: 'downloading' }));
  server.respond('GET /api/v1/models/download/status/..%2F..%2Fx', jsonReply({ error: 'down' }, 503));
  await expect(provider().residency.pull('x')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(server.requests.filter(({ path }) => path.endsWith('..%2F..%2Fx'))).toHaveLength(5);
});

test('cancelling ends the waiting for a download', async () => {
  server.respond('POST /api/v1/models/download', jsonReply({ job_id: 'a', status: 'downloading' }));
  const { residency } = provider({}, () => new Promise(() => {}));
  const signal = AbortSignal.timeout(30);
  await expect(residency.pull('x', { signal })).rejects.toMatchObject({ code: 'ABORTED' });
});
