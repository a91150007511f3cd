import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createReplayServer, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { type KeySettings, type KeyStore, openKeyStore } from '../keys/key-store.ts';
import { findRedis, makeRedis, type RedisProcess } from '../testing/redis-process.ts';
import { STORY_PRICING, STORY_USAGE, storyCost, tellStory } from '../testing/upstream.ts';

const program = findRedis();
const COST = storyCost({ inputTokens: STORY_USAGE.prompt_tokens, outputTokens: STORY_USAGE.completion_tokens });

describe.skipIf(!program)(
  `two servers on one Redis${program ? '' : ' (redis-server is not installed)'}`,
  { timeout: 180_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'modelhaven-two-'));
    const children: ChildProcess[] = [];
    let redis: RedisProcess;
    let upstream: ReplayServer;
    let keys: KeyStore;
    let admin: string;
    let urls: readonly [string, string];

    const make = async (settings: Partial<KeySettings> = {}): Promise<string> =>
      (await keys.create({ name: 'test', scopes: ['inference', 'read'], ...settings })).key;

    beforeAll(async () => {
      redis = await makeRedis(program as string);
      await redis.start();
      upstream = await createReplayServer();
      upstream.respond('POST *', async (request) => {
        await sleep(15);
        return tellStory(request);
      });
      keys = await openKeyStore({ file: openKeyFile(join(folder, 'a')), now: Date.now, refreshMs: 0 });
      admin = await make({ scopes: ['admin'] });
      urls = [await serve('a'), await serve('b')];
    }, 180_000);
    afterAll(async () => {
      for (const child of children) child.kill('SIGKILL');
      keys?.close();
      await upstream?.close();
      await redis?.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    async function serve(name: string): Promise<string> {
      const model = {
        id: 'story',
        context_length: 8_192,
        pricing: { input_price: STORY_PRICING.inputPrice, output_price: STORY_PRICING.outputPrice },
      };
      const house = {
        enabled: true,
        api_type: 'openai',
        api: 'chat',
        api_key: 'k',
        base_url: `${upstream.url}/v1`,
        list: 'static',
        models: [model],
      };
      const config = {
        model_management: {
          providers: { local: { enabled: false }, custom_api: { enabled: true, custom_providers: { house } } },
          performance_monitoring: { store: 'memory' },
        },
        server: { data_dir: join(folder, name), shared_state: redis.url },
      };
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, JSON.stringify(config));
      const main = join(import.meta.dirname, '../main.ts');
      const argv = ['--import', 'tsx', '--conditions=@modelhaven/source', main, '--port', '0', '--config', file];
      const child = spawn(process.execPath, [...argv, '--log-level', 'warn'], {
        cwd: join(import.meta.dirname, '../..'),
        env: { PATH: process.env['PATH'] },
      });
      children.push(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
      return vi.waitFor(() => {
        const [, url] = /listens on (http:\S+)/.exec(output) ?? [];
        if (url === undefined) throw new Error(output);
        return url;
      }, 30_000);
    }

    const get = async (url: string, path: string, key: string) => {
      const response = await fetch(url + path, { headers: { authorization: `Bearer ${key}` } });
      return { status: response.status, body: JSON.parse(await response.text()) };
    };
    const ask = async (index: number, key: string): Promise<number> => {
      const response = await fetch(`${urls[index % 2 === 0 ? 0 : 1]}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          model: 'house/story',
          max_tokens: 20,
          messages: [{ role: 'user', content: 'A story.' }],
        }),
      });
      await response.text();
      return response.status;
    };
    const load = (count: number, key: string) =>
      Promise.all(Array.from({ length: count }, (_, index) => ask(index, key)));
    /** Every server knows a key as soon as it takes it. */
    const known = (key: string) =>
      vi.waitFor(async () => {
        for (const url of urls) expect((await get(url, '/v1/models', key)).status).toBe(200);
      }, 30_000);
    const spentWith = async (key: string, url = urls[0]) =>
      (await get(url, '/api/v1/budgets', key)).body.budgets[0] as { used_usd: number; reserved_usd: number };

    it('know each other’s keys, and forget them together', async () => {
      const key = await make();
      await known(key);
      const id = key.slice(3, 15);
      const revoked = await fetch(`${urls[1]}/api/v1/keys/${id}`, {
        method: 'DELETE',
        headers: { 'x-api-key': admin },
      });
      expect(revoked.status).toBe(200);
      await vi.waitFor(async () => expect((await get(urls[0], '/v1/models', key)).status).toBe(401), 1_000);
    });

    it('keep one limit of requests under load', async () => {
      const key = await make({ limits: { requests_per_hour: 60 } });
      await known(key);
      const statuses = await load(200, key);
      expect(statuses.filter((status) => status === 200)).toHaveLength(60);
      expect(statuses.filter((status) => status === 429)).toHaveLength(140);
    });

    it('keep one limit of requests at once', async () => {
      const key = await make({ limits: { concurrent_requests: 4 } });
      await known(key);
      const statuses = await load(40, key);
      expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(4);
      expect(statuses.filter((status) => status === 200).length).toBeLessThan(40);
      await vi.waitFor(async () => expect(await load(4, key)).toEqual([200, 200, 200, 200]), 30_000);
    });

    it('keep one budget under load', async () => {
      const key = await make({ budgets: [{ usd: COST * 20, period: 'month', enforce: 'hard', warn_at: 0.8 }] });
      await known(key);
      let answered = 0;
      for (let round = 0; round < 4; round++) {
        answered += (await load(40, key)).filter((status) => status === 200).length;
      }
      // What each reserves is its worst case, and at the end one request at most goes beyond.
      expect(answered).toBeGreaterThanOrEqual(20);
      expect(answered).toBeLessThanOrEqual(21);
      await vi.waitFor(async () => {
        for (const url of urls) {
          const { used_usd: used, reserved_usd: reserved } = await spentWith(key, url);
          expect(used).toBeCloseTo(answered * COST, 9);
          expect(reserved).toBe(0);
        }
      }, 30_000);
    });

    it('go on without Redis, say so, and lose nothing of what was spent meanwhile', async () => {
      const key = await make({
        limits: { requests_per_hour: 1_000_000 },
        budgets: [{ usd: 1_000, period: 'month', enforce: 'hard', warn_at: 0.8 }],
      });
      await known(key);
      let answered = 0;
      let isOver = false;
      const work = Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          while (!isOver) if ((await ask(index, key)) === 200) answered += 1;
        }),
      );
      await sleep(400);
      await redis.kill();
      await vi.waitFor(async () => {
        for (const url of urls) {
          expect((await get(url, '/readyz', key)).body).toMatchObject({
            status: 'ready',
            degraded: [expect.anything()],
          });
          expect(await (await fetch(`${url}/metrics`, { headers: { 'x-api-key': admin } })).text()).toContain(
            'modelhaven_shared_state_away 1',
          );
        }
      }, 30_000);
      const before = answered;
      await sleep(500);
      expect(answered).toBeGreaterThan(before);
      // Made here while nobody can tell the other one.
      const other = await make();
      await redis.start();
      await vi.waitFor(async () => {
        for (const url of urls) expect((await get(url, '/readyz', key)).body).toEqual({ status: 'ready' });
      }, 30_000);
      await known(other);
      await sleep(300);
      isOver = true;
      await work;
      await vi.waitFor(async () => {
        for (const url of urls) {
          const { used_usd: used, reserved_usd: reserved } = await spentWith(key, url);
          expect(used).toBeCloseTo(answered * COST, 9);
          expect(reserved).toBe(0);
        }
      }, 30_000);
    });
  },
);
