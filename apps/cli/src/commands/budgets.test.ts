import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeContext } from '../testing/fakes.ts';
import { listBudgets } from './budgets.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function answering(body: unknown, status = 200) {
  const asked: { readonly url: string | undefined; readonly key: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, key: request.headers.authorization });
    response.writeHead(status).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const team = {
  ...{ name: 'team', per: 'tenant', of: 'acme', period: 'month', enforce: 'hard', usd: 50 },
  ...{ used_usd: 42.5, reserved_usd: 0.5, remaining_usd: 7, forecast_usd: 61.25, status: 'near_end' },
  resets_at: Date.UTC(2026, 11, 1),
};
const day = {
  ...{ name: 'day', per: 'total', period: 'day', enforce: 'soft', usd: 1, used_usd: 0, reserved_usd: 0 },
  ...{ remaining_usd: 1, status: 'ok', resets_at: Date.UTC(2026, 10, 24) },
};
const memory = { mode: 'memory', servers: 1, waiting: 0 };

describe('budgets', () => {
  it('shows what is used, left and expected, and until when', async () => {
    const { url, asked } = await answering({ budgets: [team, day], shared_state: memory });
    const { context, stdout } = fakeContext({ environment: { MODELHAVEN_API_KEY: 'mh-x' } });
    await listBudgets(context, { url });
    expect(asked).toEqual([{ url: '/api/v1/budgets', key: 'Bearer mh-x' }]);
    const lines = stdout().trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^team: acme +\$42\.50 +\$50\.00 +\$7\.00 +\$61\.25 +2026-12-01 +refuses +near its end$/);
    expect(lines[2]).toMatch(/^day +\$0 +\$1\.00 +\$1\.00 +- +2026-11-24 +warns +ok$/);
  });

  it('prints what the server says as one JSON value', async () => {
    const said = { budgets: [team], shared_state: memory };
    const { url } = await answering(said);
    const { context, stdout } = fakeContext({ json: true });
    await listBudgets(context, { url });
    expect(JSON.parse(stdout())).toEqual(said);
  });

  it('says so where there is none, and where what servers share is away', async () => {
    const none = await answering({ budgets: [], shared_state: memory });
    const first = fakeContext();
    await listBudgets(first.context, { url: none.url });
    expect(first.stdout()).toContain('There are no budgets.');
    const away = await answering({ budgets: [team], shared_state: { mode: 'away', servers: 2, waiting: 3 } });
    const second = fakeContext();
    await listBudgets(second.context, { url: away.url });
    expect(second.stdout()).toContain('is away');
  });

  it.each([
    [{ budgets: 'x' }, 200, 'BAD_RESPONSE'],
    [{ error: { code: 'UNAUTHORIZED', message: 'A key is needed.' } }, 401, 'UNAUTHORIZED'],
  ])('says what is wrong: %j', async (body, status, code) => {
    const { url } = await answering(body, status);
    await expect(listBudgets(fakeContext().context, { url })).rejects.toMatchObject({ code });
  });
});
