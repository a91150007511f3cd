import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@modelhaven/core';
import { createReplayServer, deliver, jsonReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { createHttpClient, type HttpClient } from '@modelhaven/wire';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CatalogOptions, createCatalog, findModel } from './catalog.ts';
import { mapError } from './map-error.ts';

const hour = 3_600_000;
let server: ReplayServer;
let http: HttpClient;
let dataDir: string;
let nowMs: number;

const list = (...ids: string[]) => ({ data: ids.map((id) => ({ id, pricing: { prompt: '0', completion: '0' } })) });
const create = (options: Partial<CatalogOptions> = {}) =>
  createCatalog({
    http,
    id: 'openrouter',
    baseUrl: server.url,
    ttlMs: hour,
    now: () => nowMs,
    logger: silentLogger,
    fromError: (status, headers, body) => mapError(status, headers, body, nowMs),
    ...options,
  });
const idsOf = async (catalog: ReturnType<typeof create>) => (await catalog.models()).map(({ info }) => info.id);

beforeEach(async () => {
  nowMs = Date.UTC(2026, 3, 16);
  server = await createReplayServer();
  http = createHttpClient({ baseUrl: server.url, provider: 'openrouter' });
  dataDir = await mkdtemp(join(tmpdir(), 'openrouter-'));
});
afterEach(async () => {
  await http.close();
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('in memory', () => {
  test('a list serves for its time, then is asked for again', async () => {
    server.respond('GET /models', jsonReply(list('a')));
    const catalog = create();
    expect(catalog.find('a')).toBeUndefined();
    expect(await idsOf(catalog)).toEqual(['a']);
    nowMs += hour - 1;
    await catalog.models();
    expect(server.requests).toHaveLength(1);
    server.respond('GET /models', jsonReply(list('a', 'b')));
    nowMs += 1;
    expect(await idsOf(catalog)).toEqual(['a', 'b']);
    expect(catalog.find('b')?.info.id).toBe('b');
    catalog.expire();
    await catalog.models();
    expect(server.requests).toHaveLength(3);
  });

  test('an unchanged list is confirmed, not sent again', async () => {
    server.respondOnce(
      'GET /models',
      jsonReply(list('a'), 200, { etag: '"v1"', 'last-modified': 'Thu, 16 Apr 2026 00:00:00 GMT' }),
    );
    server.respond('GET /models', { status: 304 });
    const catalog = create();
    await catalog.models();
    nowMs += hour;
    expect(await idsOf(catalog)).toEqual(['a']);
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Thu, 16 Apr 2026 00:00:00 GMT',
    });
    nowMs += hour - 1;
    await catalog.models();
    expect(server.requests).toHaveLength(2);
  });

  test('several who ask at the same time ask once; one who leaves does not stop the others', async () => {
    server.respond('GET /models', deliver(jsonReply(list('a')), { headersDelayMs: 30 }));
    const catalog = create();
    const controller = new AbortController();
    const leaving = catalog.models({ signal: controller.signal });
    const staying = [catalog.models(), catalog.models()];
    await server.waitForRequest(0);
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'ABORTED' });
    expect((await Promise.all(staying)).map((models) => models.length)).toEqual([1, 1]);
    expect(server.requests).toHaveLength(1);
  });

  test('the last one who leaves closes the connection, and the next one begins anew', async () => {
    server.respondOnce('GET /models', deliver(jsonReply(list('a')), { stallBeforeHeaders: true }));
    server.respond('GET /models', jsonReply(list('b')));
    const catalog = create();
    const controller = new AbortController();
    const leaving = catalog.models({ signal: controller.signal });
    const request = await server.waitForRequest(0);
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'ABORTED' });
    await request.closed;
    expect(await idsOf(catalog)).toEqual(['b']);
  });

  test('the last good list serves while OpenRouter is down, which is asked again after a minute', async () => {
    server.respondOnce('GET /models', jsonReply(list('a')));
    server.respondOnce('GET /models', { status: 503, body: '' });
    server.respond('GET /models', jsonReply(list('b')));
    const catalog = create();
    await catalog.models();
    nowMs += hour;
    expect(await idsOf(catalog)).toEqual(['a']);
    nowMs += 59_999;
    expect(await idsOf(catalog)).toEqual(['a']);
    nowMs += 1;
    expect(await idsOf(catalog)).toEqual(['b']);
  });

  test('a refused key is not hidden behind an old list', async () => {
    server.respondOnce('GET /models', jsonReply(list('a')));
    server.respond('GET /models', jsonReply({ error: { message: 'User not found.', code: 401 } }, 401));
    const catalog = create();
    await catalog.models();
    nowMs += hour;
    await expect(catalog.models()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test.each([
    ['a list of nothing usable', { data: [{ name: 'x' }, 7] }],
    ['no list', { models: [] }],
    ['a text', 'x'],
  ])('%s is no list', async (_, body) => {
    server.respond('GET /models', jsonReply(body));
    await expect(create().models()).rejects.toMatchObject({ code: 'BAD_RESPONSE' });
  });

  test('a list in pages is read to its end, at this server only, and is not confirmed by one tag', async () => {
    const page = (id: string, next?: string) => jsonReply({ ...list(id), links: { next } }, 200, { etag: `"${id}"` });
    server.respond('GET /models', (request) =>
      request.query.get('offset') === '1' ? page('b') : page('a', 'https://elsewhere.example/steal?offset=1'),
    );
    const catalog = create();
    expect(await idsOf(catalog)).toEqual(['a', 'b']);
    nowMs += hour;
    await catalog.models();
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a page that no address leads to is the end', async () => {
    server.respond('GET /models', jsonReply({ ...list('a'), links: { next: 'http://[' } }));
    expect(await idsOf(create())).toEqual(['a']);
  });

  test('an error inside a success is the error that it is', async () => {
    server.respond('GET /models', jsonReply({ error: { code: 429, message: 'slow down' } }));
    await expect(create().models()).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { provider: 'openrouter' },
    });
  });

  test('pages without an end are read for a while only', async () => {
    server.respond('GET /models', jsonReply({ ...list('a'), links: { next: '/models?offset=1' } }));
    expect(await idsOf(create())).toEqual(['a']);
    expect(server.requests).toHaveLength(50);
  });

  test('strange entries cost themselves, and an id is listed once', async () => {
    server.respond(
      'GET /models',
      jsonReply({ data: [null, { id: '' }, { id: 'a', name: 1 }, { id: 'a' }, { id: 'b' }] }),
    );
    expect(await idsOf(create())).toEqual(['a', 'b']);
  });
});

describe('on disk', () => {
  test('the last good copy serves an offline start', async () => {
    server.respond('GET /models', jsonReply(list('a', 'b'), 200, { etag: '"v1"' }));
    await create({ dataDir }).models();
    expect(await readdir(dataDir)).toEqual(['openrouter-models.json']);
    await server.close();
    nowMs += 30 * 24 * hour;
    const catalog = create({ dataDir });
    expect(await idsOf(catalog)).toEqual(['a', 'b']);
    expect(catalog.find('a')?.info.free).toBe(true);
  });

  test('a young copy needs no request, an old one is confirmed by its tag', async () => {
    server.respondOnce('GET /models', jsonReply(list('a'), 200, { etag: '"v1"' }));
    server.respond('GET /models', { status: 304 });
    await create({ dataDir }).models();
    nowMs += hour - 1;
    expect(await idsOf(create({ dataDir }))).toEqual(['a']);
    expect(server.requests).toHaveLength(1);
    nowMs += 1;
    expect(await idsOf(create({ dataDir }))).toEqual(['a']);
    expect(server.requests[1]?.headers['if-none-match']).toBe('"v1"');
    await create({ dataDir }).models();
    expect(server.requests).toHaveLength(2); // the confirmation was kept too
  });

  test.each([
    ['half of a file', '{"version":1,"baseUrl":"'],
    ['another version', '{"version":2,"entries":[{"id":"z"}]}'],
    ['no entries', '{"version":1,"baseUrl":"BASE","savedAt":1,"entries":[]}'],
    ['the list of another server', '{"version":1,"baseUrl":"http://other","savedAt":9e15,"entries":[{"id":"z"}]}'],
    ['a copy from the future', '{"version":1,"baseUrl":"BASE","savedAt":9e15,"entries":[{"id":"z"}]}'],
  ])('%s does not stand in the way', async (name, content) => {
    await writeFile(join(dataDir, 'openrouter-models.json'), content.replace('BASE', server.url));
    server.respond('GET /models', jsonReply(list('a')));
    const catalog = create({ dataDir });
    if (name === 'a copy from the future') {
      expect(await idsOf(catalog)).toEqual(['z']);
      nowMs += hour;
    }
    expect(await idsOf(catalog)).toEqual(['a']);
    expect(JSON.parse(await readFile(join(dataDir, 'openrouter-models.json'), 'utf8')).entries).toEqual(list('a').data);
  });

  test('a folder that cannot be written is no failure, and an id leads nowhere else', async () => {
    server.respond('GET /models', jsonReply(list('a')));
    await writeFile(join(dataDir, 'file'), '');
    expect(await idsOf(create({ dataDir: join(dataDir, 'file', 'below') }))).toEqual(['a']);
    await create({ dataDir, id: '../../evil' }).models();
    expect(await readdir(dataDir)).toContain('______evil-models.json');
  });
});

test('variants that choose how a model is served are that model; free ones are not', async () => {
  server.respond('GET /models', jsonReply(list('v/m', 'v/m:free')));
  const models = await create().models();
  expect(findModel(models, 'v/m:nitro')?.info.id).toBe('v/m');
  expect(findModel(models, 'v/m:free:floor')?.info.id).toBe('v/m:free');
  expect(findModel(models, 'v/m:free')?.info.id).toBe('v/m:free');
  expect(findModel(models, 'v/m:online')).toBeUndefined();
  expect(findModel(models, 'v/other:free')).toBeUndefined();
});
