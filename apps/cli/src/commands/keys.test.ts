import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '@modelhaven/server';
import { openKeyFile, openKeyStore } from '@modelhaven/server/keys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../main.ts';
import { fakeContext, fakeManager } from '../testing/fakes.ts';

let folder: string;
let config: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelhaven-cli-keys-'));
  config = join(folder, 'modelhaven.yaml');
  writeFileSync(config, `server: { data_dir: ${JSON.stringify(join(folder, 'data'))} }\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(argv: string[], environment: Record<string, string> = {}) {
  const { context, stdout, stderr } = fakeContext();
  const io = { ...context.io, environment };
  const exitCode = await main(['--config', config, 'keys', ...argv], io, () => context.openManager());
  return { exitCode, stdout: stdout(), stderr: stderr() };
}
const file = () => readFileSync(join(folder, 'data', 'keys.json'), 'utf8');

describe('keys', () => {
  it('are shown once, listed without their secret, rotated and revoked', async () => {
    const made = await run(['create', 'story app', '--model', 'local/*', '--expires', '30d', '--budget', '10/month']);
    expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^mh_[a-z0-9]{12}_[\w-]{43}\n$/) });
    expect(made.stderr).toContain('not shown again');
    expect(made.stderr).toContain('"admin"');
    const key = made.stdout.trim();
    const [, id = '', secret = ''] = /^mh_(.{12})_(.+)$/.exec(key) ?? [];
    expect(file()).not.toContain(secret);
    const listed = await run(['list']);
    expect(listed.stdout).toMatch(new RegExp(`${id}.*story app.*active.*inference read.*local/\\*`));
    const rotated = await run(['rotate', key, '--grace', '0', '--json']);
    expect(JSON.parse(rotated.stdout)).toMatchObject({ id, key: expect.stringContaining(`mh_${id}_`) });
    expect((await run(['revoke', id])).stdout).toBe(`${id} (story app) is revoked.\n`);
    expect((await run(['list'])).stdout).not.toContain(id);
    expect(JSON.parse((await run(['list', '--all', '--json'])).stdout)).toMatchObject({
      keys: [{ id, status: 'revoked' }],
    });
  });

  it.each([
    [['create', '--scope', 'everything'], /scopes/],
    [['create', '--expires', 'soon'], /--expires/],
    [['create', '--expires', '2001-01-01'], /to come/],
    [['create', '--limit', 'requests=1'], /requests/],
    [['create', '--budget', '10'], /10\/month/],
    [['revoke', 'nothing'], /no key/],
    [['rotate', 'x', '--grace', '5'], /--grace/],
  ])('%j is refused with a sentence', async (argv, message) => {
    const { exitCode, stderr } = await run(argv as string[]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message as RegExp);
  });

  it('do the same at a running server, with a key of its', async () => {
    const { key: admin } = JSON.parse((await run(['create', 'operator', '--scope', 'admin', '--json'])).stdout);
    const keys = await openKeyStore({ file: openKeyFile(join(folder, 'data')), now: Date.now, refreshMs: 0 });
    const app = buildServer(fakeManager({}).manager, { keys });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    try {
      const without = await run(['list', '--url', url]);
      expect(without).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('MODELHAVEN_API_KEY') });
      const environment = { MODELHAVEN_API_KEY: admin as string };
      const made = JSON.parse((await run(['create', 'app', '--url', url, '--json'], environment)).stdout);
      expect((await run(['revoke', made.id, '--url', url], environment)).exitCode).toBe(0);
      expect((await run(['list', '--all', '--url', url], environment)).stdout).toMatch(/app +revoked/);
    } finally {
      await app.close();
      keys.close();
    }
  });
});

it.each([
  ['requsts_per_minute=3', /there is no limit "requsts_per_minute"\. Did you mean "requests_per_minute"/],
  ['foo=3', /Limits are requests_per_minute, /],
  ['requests_per_minute=-3', /must look like requests_per_minute=60/],
])('a limit that is none (%s) is refused with what there is', async (limit, hint) => {
  const { context, stdout, stderr } = fakeContext({});
  const exitCode = await main(
    ['keys', 'create', 'x', '--limit', limit],
    context.io,
    async () => fakeManager({}).manager,
  );
  expect(exitCode).toBe(2);
  expect(stdout() + stderr()).toMatch(hint);
});
