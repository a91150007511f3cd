import { readFileSync, writeFileSync } from 'node:fs';
import { createReplayServer, jsonReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findRedis, makeRedis, type RedisProcess } from '../testing/redis-process.ts';
import { createServerProcesses, type ServerProcess } from '../testing/shared-servers.ts';

const program = findRedis();
const QUALITY = 'model_management.selection_strategy.quality_threshold';
const FREE = 'story/teller:free';

describe.skipIf(!program)(
  `two servers on one Redis${program ? '' : ' (redis-server is not installed)'}`,
  { timeout: 180_000 },
  () => {
    const processes = createServerProcesses('modelhaven-reloads-');
    let redis: RedisProcess;
    let upstream: ReplayServer;
    let one: ServerProcess;
    let other: ServerProcess;

    const configOf = (quality: number) => ({
      model_management: {
        providers: {
          local: { enabled: false },
          openrouter: { enabled: true, api_key: 'sk-or-test', base_url: `${upstream.url}/api/v1` },
        },
        performance_monitoring: { store: 'memory' },
        selection_strategy: { quality_threshold: quality },
      },
      server: { shared_state: redis.url },
    });
    const post = async (url: string, path: string, body: unknown) => {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const get = async (url: string, path: string) =>
      (await (await fetch(url + path)).json()) as Record<string, unknown>;
    const qualityOf = async ({ url }: ServerProcess) => {
      const { entries } = (await get(url, '/api/v1/config')) as {
        readonly entries: readonly { readonly path: string; readonly value: unknown }[];
      };
      return entries.find(({ path }) => path === QUALITY)?.value;
    };
    const lastReload = async ({ url }: ServerProcess) =>
      (await get(url, '/api/v1/config/reload'))['last_reload'] as
        | { readonly cause: string; readonly at: number }
        | undefined;

    beforeAll(async () => {
      redis = await makeRedis(program as string);
      await redis.start();
      upstream = await createReplayServer();
      upstream.respond('GET /api/v1/models', () =>
        jsonReply({
          data: [{ id: FREE, name: 'Teller', context_length: 8_192, pricing: { prompt: '0', completion: '0' } }],
        }),
      );
      upstream.respond('GET /api/v1/key', () => jsonReply({ data: { label: 'k', usage: 0, is_free_tier: true } }));
      upstream.respond('POST /api/v1/chat/completions', () =>
        jsonReply({
          ...{ id: 'x', object: 'chat.completion', created: 1, model: FREE },
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Once.' } }],
          usage: { prompt_tokens: 3, completion_tokens: 2, cost: 0 },
        }),
      );
      one = await processes.start('one', configOf(6));
      other = await processes.start('other', configOf(6));
    }, 180_000);
    afterAll(async () => {
      processes.remove();
      await upstream?.close();
      await redis?.remove();
    });

    it('each reads its own file when the other was told a setting, and its content stays where it is', async () => {
      // A copy that somebody brought, without a word to this server.
      writeFileSync(
        other.file,
        readFileSync(other.file, 'utf8').replace('"quality_threshold": 6', '"quality_threshold": 7'),
      );
      const changed = await post(one.url, '/api/v1/config', { changes: [{ path: QUALITY, value: 8 }] });
      expect(changed).toEqual({ status: 200, body: { changed: [QUALITY], needs_restart: [] } });
      await vi.waitFor(async () => {
        expect(await qualityOf(one)).toBe(8);
        expect(await qualityOf(other)).toBe(7);
        expect(other.log()).toContain('Another server has read its configuration anew');
      }, 30_000);
    });

    it('passes a signal on, and nobody answers a notice with a notice', async () => {
      const both = async () => [await lastReload(one), await lastReload(other)];
      /** Until each has also found by its own look what was written to its file, and told the other. */
      const settle = () =>
        vi.waitFor(async () => {
          const before = await both();
          await new Promise((resolve) => setTimeout(resolve, 3_000));
          expect(await both()).toEqual(before);
          return before;
        }, 30_000);
      const [, before] = await settle();
      one.process.kill('SIGHUP');
      await vi.waitFor(async () => {
        const [own, last] = await both();
        expect(own).toMatchObject({ cause: 'signal' });
        expect(last).toMatchObject({ cause: 'server' });
        expect(last?.at).toBeGreaterThan(before?.at ?? 0);
      }, 30_000);
      const after = await both();
      await settle();
      expect(await both()).toEqual(after);
    });

    it('share what a key has left of its free requests', async () => {
      const ask = async ({ url }: ServerProcess) =>
        (
          await post(url, '/v1/chat/completions', {
            model: `openrouter/${FREE}`,
            messages: [{ role: 'user', content: 'A story.' }],
          })
        ).status;
      for (const server of [one, one, other]) expect(await ask(server)).toBe(200);
      const freeOf = async ({ url }: ServerProcess) => {
        const { providers } = (await get(url, '/api/v1/providers')) as {
          readonly providers: readonly {
            readonly id: string;
            readonly account?: { readonly free_requests?: unknown };
          }[];
        };
        return providers.find(({ id }) => id === 'openrouter')?.account?.free_requests;
      };
      await vi.waitFor(async () => {
        expect(await freeOf(one)).toMatchObject({
          sharing: 'shared',
          per_day: { limit: 50, used: 3, used_by_others: 1, remaining: 47 },
        });
        expect(await freeOf(other)).toMatchObject({
          per_day: { limit: 50, used: 3, used_by_others: 2, remaining: 47 },
        });
      }, 30_000);
    });

    it('go on by themselves without Redis, say so, and are told afterwards', async () => {
      await redis.kill();
      const changed = await post(one.url, '/api/v1/config', { changes: [{ path: QUALITY, value: 5 }] });
      expect(changed.status).toBe(200);
      await vi.waitFor(() => expect(one.log()).toContain('Other servers do not hear of a new configuration'), 30_000);
      const before = await lastReload(other);
      await redis.start();
      await vi.waitFor(async () => {
        expect((await lastReload(other))?.at).toBeGreaterThan(before?.at ?? 0);
        expect(one.log()).toContain('Other servers hear of a new configuration again.');
      }, 30_000);
    });
  },
);
