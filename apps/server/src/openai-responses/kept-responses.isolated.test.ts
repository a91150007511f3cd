import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definition as local } from '@modelhaven/provider-local';
import OpenAI from 'openai';
import { pino } from 'pino';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { type RunningServer, startServer } from '../start/start-server.ts';
import { findRedis, makeRedis } from '../testing/redis-process.ts';

const folders: string[] = [];
const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop({ graceMs: 0, drainMs: 0 });
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-responses-'));
  folders.push(folder);
  return folder;
};
const start = async (dataDir: string, server: object = {}) => {
  const config = join(dataDir, 'modelhaven.yaml');
  writeFileSync(config, JSON.stringify({ server: { data_dir: dataDir, ...server } }));
  const logger = pino({ level: 'silent' });
  const started = await startServer({ config, port: 0, environment: {}, catalog: [local], logger, watchMs: 0 });
  running.push(started);
  return started;
};
const stop = (server: RunningServer) => {
  running.splice(running.indexOf(server), 1);
  return server.stop({ graceMs: 1_000, drainMs: 0 });
};
const client = ({ url }: RunningServer, apiKey = 'none') => new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 });
const ask = { model: 'local/demo', max_output_tokens: 16 };

describe('responses of a server', () => {
  it('are continued after a restart, by the key that made them and by nobody else', { timeout: 180_000 }, async () => {
    const dataDir = newFolder();
    const keys = await openKeyStore({ file: openKeyFile(dataDir), now: Date.now });
    const make = (name: string, scopes: ('inference' | 'admin')[], user?: string) =>
      keys.create({ name, scopes, ...(user === undefined ? {} : { user }) });
    const [ada, bob, admin] = [
      await make('ada', ['inference'], 'ada'),
      await make('bob', ['inference']),
      await make('root', ['admin']),
    ];
    keys.close();
    const first = await start(dataDir);
    const said = await client(first, ada.key).responses.create({ ...ask, input: 'My word is larch.' });
    const streamed = await client(first, ada.key)
      .responses.stream({ ...ask, input: 'And mine is yew.' })
      .finalResponse();
    const forgotten = await client(first, ada.key).responses.create({ ...ask, input: 'Psst.', store: false });
    await stop(first);
    expect(statSync(join(dataDir, 'responses')).mode & 0o777).toBe(0o700);

    const second = await start(dataDir);
    const again = client(second, ada.key);
    expect((await again.responses.retrieve(said.id)).output_text).toBe(said.output_text);
    const next = await again.responses.create({ ...ask, input: 'Go on.', previous_response_id: said.id });
    expect(next.previous_response_id).toBe(said.id);
    await again.responses.create({ ...ask, input: 'Go on.', previous_response_id: streamed.id });
    await expect(again.responses.retrieve(forgotten.id)).rejects.toMatchObject({ status: 404 });
    // Also an admin has no business in what somebody said.
    for (const other of [bob, admin]) {
      const foreign = client(second, other.key);
      await expect(foreign.responses.retrieve(said.id)).rejects.toMatchObject({ status: 404 });
      await expect(foreign.responses.delete(said.id)).rejects.toMatchObject({ status: 404 });
      const stolen = foreign.responses.create({ ...ask, input: 'Go on.', previous_response_id: said.id });
      await expect(stolen).rejects.toMatchObject({ status: 400 });
    }
    const erase = (query: string, { key }: { readonly key: string }) =>
      fetch(`${second.url}/api/v1/responses${query}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${key}` },
      });
    expect((await erase('?user=ada', ada)).status).toBe(403);
    expect((await erase('', admin)).status).toBe(400);
    expect(await (await erase('?user=ada', admin)).json()).toEqual({ erased: 4 });
    await expect(again.responses.retrieve(said.id)).rejects.toMatchObject({ status: 404 });
    expect(readdirSync(join(dataDir, 'responses'))).toEqual(['lock']);
  });

  it('lie in files that only their id opens, and in none where they are kept in memory', {
    timeout: 180_000,
  }, async () => {
    const dataDir = newFolder();
    const kept = await start(dataDir);
    const { id } = await client(kept).responses.create({ ...ask, input: 'My word is larch.' });
    const [file = ''] = readdirSync(join(dataDir, 'responses')).filter((name) => name.endsWith('.kept'));
    expect(statSync(join(dataDir, 'responses', file)).mode & 0o777).toBe(0o600);
    const lies = readFileSync(join(dataDir, 'responses', file), 'utf8');
    expect(lies.length).toBeGreaterThan(100);
    for (const word of ['larch', id, 'assistant']) expect(`${file} ${lies}`).not.toContain(word);
    await client(kept).responses.delete(id);
    expect(readdirSync(join(dataDir, 'responses'))).toEqual(['lock']);
    const other = newFolder();
    const inMemory = await start(other, { responses: { store: 'memory' } });
    const { id: there } = await client(inMemory).responses.create({ ...ask, input: 'My word is larch.' });
    expect((await client(inMemory).responses.retrieve(there)).id).toBe(there);
    expect(readdirSync(other)).not.toContain('responses');
  });

  const program = findRedis();
  it.skipIf(!program)(
    `are the same for servers that share a Redis${program ? '' : ' (redis-server is not installed)'}`,
    { timeout: 180_000 },
    async () => {
      const redis = await makeRedis(program as string);
      await redis.start();
      try {
        const shared = { shared_state: redis.url };
        const [one, other] = [await start(newFolder(), shared), await start(newFolder(), shared)];
        const said = await client(one).responses.create({ ...ask, input: 'My word is larch.' });
        const next = await client(other).responses.create({ ...ask, input: 'Go on.', previous_response_id: said.id });
        expect(next.status).toMatch(/completed|incomplete/);
        await redis.kill();
        // It is told apart from one that never was; and answers are given as before.
        const lost = client(other).responses.create({ ...ask, input: 'Go on.', previous_response_id: said.id });
        await expect(lost).rejects.toMatchObject({ status: 503 });
        expect((await client(other).responses.create({ ...ask, input: 'Hi.' })).output_text).toMatch(/\w/);
      } finally {
        for (const server of running.splice(0)) await server.stop({ graceMs: 0, drainMs: 0 });
        await redis.remove();
      }
    },
  );
});
