import { createReplayServer, jsonReply, type ReplayServer } from '@modelhaven/provider-testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findRedis, makeRedis, type RedisProcess } from '../testing/redis-process.ts';
import { createServerProcesses, type ServerProcess } from '../testing/shared-servers.ts';

const program = findRedis();
const FREE = 'story/teller:free';
const PAID = 'story/writer';
/** Dollars that an answer of the paid model costs. */
const COST = 0.25;

describe.skipIf(!program)(
  `servers on one Redis with keys of one account${program ? '' : ' (redis-server is not installed)'}`,
  { timeout: 180_000 },
  () => {
    const processes = createServerProcesses('modelhaven-account-');
    let redis: RedisProcess;
    let upstream: ReplayServer;
    let one: ServerProcess;
    let other: ServerProcess;
    let stranger: ServerProcess;

    const configOf = (apiKey: string, account: string) => ({
      model_management: {
        providers: {
          local: { enabled: false },
          openrouter: { enabled: true, api_key: apiKey, account, base_url: `${upstream.url}/api/v1` },
        },
        performance_monitoring: { store: 'memory' },
      },
      server: { shared_state: redis.url },
    });
    const ask = async ({ url }: ServerProcess, model: string) => {
      const response = await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: `openrouter/${model}`, messages: [{ role: 'user', content: 'A story.' }] }),
      });
      await response.text();
      expect(response.status).toBe(200);
    };
    const accountOf = async ({ url }: ServerProcess) => {
      const { providers } = (await (await fetch(`${url}/api/v1/providers`)).json()) as {
        readonly providers: readonly { readonly id: string; readonly account?: Record<string, unknown> }[];
      };
      return providers.find(({ id }) => id === 'openrouter')?.account;
    };

    beforeAll(async () => {
      redis = await makeRedis(program as string);
      await redis.start();
      upstream = await createReplayServer();
      const entry = (id: string, price: string) => ({
        ...{ id, name: id, context_length: 8_192, pricing: { prompt: price, completion: price } },
      });
      upstream.respond('GET /api/v1/models', () => jsonReply({ data: [entry(FREE, '0'), entry(PAID, '0.05')] }));
      upstream.respond('GET /api/v1/key', () => jsonReply({ data: { label: 'k', usage: 0, is_free_tier: true } }));
      // As with OpenRouter, only a management key may see what the account has.
      upstream.respond('GET /api/v1/credits', ({ headers }) =>
        headers['authorization'] === 'Bearer sk-or-manager'
          ? jsonReply({ data: { total_credits: 20, total_usage: 5 } })
          : jsonReply({ error: { code: 403, message: 'Only management keys can fetch credits' } }, 403),
      );
      upstream.respond('POST /api/v1/chat/completions', ({ body }) => {
        const model = JSON.parse(String(body)).model as string;
        return jsonReply({
          ...{ id: 'x', object: 'chat.completion', created: 1, model },
          choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Once.' } }],
          usage: { prompt_tokens: 3, completion_tokens: 2, cost: model === FREE ? 0 : COST },
        });
      });
      one = await processes.start('one', configOf('sk-or-manager', 'studio'));
      other = await processes.start('other', configOf('sk-or-ordinary', 'studio'));
      stranger = await processes.start('stranger', configOf('sk-or-stranger', 'elsewhere'));
    }, 180_000);
    afterAll(async () => {
      processes.remove();
      await upstream?.close();
      await redis?.remove();
    });

    it('count the free requests of the account together', async () => {
      for (const server of [one, other, other, stranger]) await ask(server, FREE);
      await vi.waitFor(async () => {
        expect(await accountOf(one)).toMatchObject({
          free_requests: { sharing: 'shared', per_day: { limit: 50, used: 3, used_by_others: 2, remaining: 47 } },
        });
        expect(await accountOf(other)).toMatchObject({
          free_requests: { per_day: { used: 3, used_by_others: 1, remaining: 47 } },
        });
      }, 30_000);
      expect(await accountOf(stranger)).toMatchObject({ free_requests: { per_day: { used: 1, remaining: 49 } } });
    });

    it('know its credits where one of their keys may read them, less what was spent since', async () => {
      await vi.waitFor(async () => {
        expect(await accountOf(one)).toMatchObject({ credits_usd: 20, credits_remaining_usd: 15 });
        expect(await accountOf(other)).toMatchObject({ credits_usd: 20, credits_remaining_usd: 15 });
      }, 30_000);
      for (let request = 0; request < 4; request++) await ask(other, PAID);
      expect(await accountOf(other)).toMatchObject({ credits_remaining_usd: 15 - 4 * COST });
      expect(await accountOf(stranger)).not.toHaveProperty('credits_usd');
    });

    it('go on without Redis, say so, and agree when it is back', async () => {
      await redis.kill();
      for (const server of [one, other, other]) await ask(server, FREE);
      await ask(other, PAID);
      expect(await accountOf(other)).toMatchObject({
        free_requests: { sharing: 'away', per_day: { used: 5, used_by_others: 1 } },
        credits_remaining_usd: 15 - 5 * COST,
      });
      // Lines of the log are written together.
      await vi.waitFor(() => expect(other.log()).toContain('What other servers use of the quota is not known'), 30_000);
      await redis.start();
      await vi.waitFor(async () => {
        // What was counted meanwhile is told with the next look, answer or health check of who counted it.
        await accountOf(other);
        expect(await accountOf(one)).toMatchObject({
          free_requests: { sharing: 'shared', per_day: { used: 6, used_by_others: 4, remaining: 44 } },
        });
        expect(await accountOf(other)).toMatchObject({
          free_requests: { sharing: 'shared', per_day: { used: 6, used_by_others: 2, remaining: 44 } },
        });
      }, 30_000);
    });
  },
);
