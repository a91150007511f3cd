import { createReplayServer, jsonReply, loadReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { createHttpClient } from '@modelhaven/wire';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LmStudioConfigInput, lmStudioConfigSchema } from '../config.ts';
import { createNativeApi } from './native-api.ts';

const fixture = (name: string, status?: number) => loadReply(`${import.meta.dirname}/../__fixtures__/${name}`, status);
const [v1, v0, openai, missing] = await Promise.all([
  fixture('models-v1.json'),
  fixture('models-v0.json'),
  fixture('models-openai.json'),
  fixture('error-endpoint.json'),
]);

let server: ReplayServer;
let clock = 0;
beforeEach(async () => {
  server = await createReplayServer();
  clock = 1_000;
});
afterEach(() => server.close());

function api(config: LmStudioConfigInput = {}) {
  const http = createHttpClient({ baseUrl: server.url, provider: 'lm' });
  return createNativeApi({ http, config: lmStudioConfigSchema.parse(config), now: () => clock });
}
const paths = () => server.requests.map(({ path }) => path);

test('the newest API is asked first, once, and then kept to', async () => {
  server.respond('GET /api/v1/models', v1);
  const native = api();
  expect(native.version).toBeUndefined();
  expect((await native.list()).models).toHaveLength(4);
  expect(native.version).toBe('v1');
  await native.list();
  expect(paths()).toEqual(['/api/v1/models', '/api/v1/models']);
});

test.each([
  ['a success with an error inside', missing],
  ['404', jsonReply({ error: 'Not Found' }, 404)],
  ['405', jsonReply({}, 405)],
  ['501', jsonReply({}, 501)],
])('an older server that answers with %s is found out, and remembered', async (_, reply) => {
  server.respond('GET /api/v1/models', reply);
  server.respond('GET /api/v0/models', v0);
  const native = api();
  expect(await native.list()).toMatchObject({ version: 'v0', models: { length: 3 } });
  await native.list();
  expect(paths()).toEqual(['/api/v1/models', '/api/v0/models', '/api/v0/models']);
});

test('a server with neither has the compatible list', async () => {
  server.respond('* *', missing);
  server.respond('GET /v1/models', openai);
  expect(await api().list()).toMatchObject({ version: 'openai', models: [{ id: 'qwen3.6-35b-a3b-mtp' }, {}] });
});

test('an older API is doubted after ten minutes, the newest is not', async () => {
  server.respond('* *', missing);
  server.respond('GET /api/v0/models', v0);
  const native = api();
  await native.list();
  clock += 599_000;
  expect(native.version).toBe('v0');
  clock += 2_000;
  expect(native.version).toBeUndefined();
  server.respond('GET /api/v1/models', v1);
  expect((await native.list()).version).toBe('v1');
  clock += 1e9;
  expect(native.version).toBe('v1');
});

test('a server that was replaced by an older one is found out in one call', async () => {
  server.respond('GET /api/v1/models', v1);
  const native = api();
  await native.list();
  server.respond('* *', missing);
  server.respond('GET /api/v0/models', v0);
  expect((await native.list()).version).toBe('v0');
});

test('after a failure the version is found out anew', async () => {
  server.respond('* *', missing);
  server.respond('GET /api/v0/models', v0);
  const native = api();
  await native.list();
  server.respondOnce('GET /api/v0/models', jsonReply({ error: 'starting' }, 503));
  await expect(native.list()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(native.version).toBeUndefined();
  server.respond('GET /api/v1/models', v1);
  expect((await native.list()).version).toBe('v1');
});

test.each([
  [401, 'UNAUTHORIZED'],
  [500, 'PROVIDER_FAILED'],
  [429, 'RATE_LIMITED'],
])('%i is no reason to try an older API', async (status, code) => {
  server.respond('* *', jsonReply({ error: 'no' }, status));
  await expect(api().list()).rejects.toMatchObject({ code });
  expect(server.requests).toHaveLength(1);
});

test('a fixed API is the only one that is asked', async () => {
  server.respond('* *', missing);
  await expect(api({ api: 'v0' }).list()).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  expect(paths()).toEqual(['/api/v0/models']);
});

test('a question has a deadline of its own', async () => {
  server.respond('GET /api/v1/models', { delivery: { stallBeforeHeaders: true } });
  await expect(api({ timeouts: { questionMs: 30 } }).list()).rejects.toMatchObject({ code: 'TIMEOUT' });
});

test('whatever JSON comes, it is a list of models or a clear error', async () => {
  const value = fc.oneof(fc.jsonValue(), fc.record({ models: fc.array(fc.oneof(fc.jsonValue(), entry())) }));
  await fc.assert(
    fc.asyncProperty(value, async (body) => {
      server.respond('* *', jsonReply(body));
      const result = await api()
        .list()
        .then(
          ({ models }) => models.every(({ id }) => id.length > 0),
          ({ code }) => ['BAD_RESPONSE', 'PROVIDER_FAILED', 'INSUFFICIENT_RESOURCES'].includes(code),
        );
      expect(result).toBe(true);
    }),
    { numRuns: 60 },
  );
});

function entry() {
  return fc.record(
    {
      key: fc.string(),
      type: fc.constantFrom('llm', 'embedding', 7, null),
      params_string: fc.constantFrom('7B', 'B', '', null, '1e9B'),
      loaded_instances: fc.constantFrom(null, [], [{}], [{ id: 'a', config: null }], 3),
      quantization: fc.constantFrom(null, { name: null }, 'Q4'),
      capabilities: fc.constantFrom(null, [], { vision: 1 }, { reasoning: true }),
    },
    { requiredKeys: [] },
  );
}
