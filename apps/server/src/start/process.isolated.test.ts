import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { openKeyStore } from '../keys/key-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'modelhaven-server-'));
const ownData = join(folder, 'modelhaven.yaml');
writeFileSync(ownData, `server: { data_dir: ${JSON.stringify(join(folder, 'data'))} }\n`);
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
  /** Resolves to what the pattern caught in the output. */
  readonly until: (pattern: RegExp) => Promise<string>;
}

function start(args: readonly string[], environment: Record<string, string> = {}): Run {
  const main = join(import.meta.dirname, '../main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@modelhaven/source', main, ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], MODELHAVEN_CONFIG: ownData, ...environment },
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    child,
    output: () => output,
    exit,
    until: async (pattern) => {
      for (let attempt = 0; attempt < 400; attempt++) {
        const match = pattern.exec(output);
        if (match) return match[1] ?? match[0];
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`It never said ${pattern}: ${output}`);
    },
  };
}

const LISTENS = /listens on (http:\S+)/;

describe('the process', () => {
  it('starts, answers with the demo model, and ends on Ctrl+C', async () => {
    const run = start(['--port', '0']);
    const url = await run.until(LISTENS);
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'my quiet canary' }] }),
    });
    expect(response.status).toBe(200);
    const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
    expect(choices[0]?.message.content).toMatch(/\w+/);
    await run.until(/"route":"\/v1\/chat\/completions","status":200/);
    run.child.kill('SIGINT');
    expect(await run.exit).toBe(0);
    // The log tells what happened and never what was said.
    expect(run.output()).not.toContain('canary');
    expect(run.output()).not.toContain(choices[0]?.message.content);
  });

  it('knows after a crash what was used before', async () => {
    const used = async (url: string) => {
      const response = await fetch(`${url}/api/v1/usage`);
      return ((await response.json()) as { totals: { requests: number } }).totals.requests;
    };
    // A folder of its own: what other tests left would be read in the background, before or after it is asked for.
    const config = join(folder, 'crash.yaml');
    writeFileSync(config, `server: { data_dir: ${JSON.stringify(join(folder, 'crash'))} }\n`);
    const first = start(['--port', '0'], { MODELHAVEN_CONFIG: config });
    const url = await first.until(LISTENS);
    expect(await used(url)).toBe(0);
    const body = JSON.stringify({ prompt: 'Hi', max_tokens: 5 });
    const headers = { 'content-type': 'application/json' };
    for (let call = 0; call < 3; call++) {
      expect((await fetch(`${url}/api/v1/models/generate`, { method: 'POST', headers, body })).status).toBe(200);
    }
    expect(await used(url)).toBe(3);
    // What is older than a second is written.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    first.child.kill('SIGKILL');
    await first.exit;
    const second = start(['--port', '0'], { MODELHAVEN_CONFIG: config });
    const again = await second.until(LISTENS);
    // History is read in the background; nothing else is used meanwhile, so the number must become exactly this.
    await vi.waitFor(async () => expect(await used(again)).toBe(3), { timeout: 30_000, interval: 50 });
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });

  it('waits for whoever is not done, and no longer when it is told twice', async () => {
    const run = start(['--port', '0']);
    const { port } = new URL(await run.until(LISTENS));
    const slow = createConnection({ host: '127.0.0.1', port: Number(port) });
    slow.on('error', () => {});
    slow.write(
      'POST /api/v1/models/generate HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\nexpect: 100-continue\r\n\r\n',
    );
    // It has the request once it asks for the body, which never comes.
    await new Promise((resolve) => slow.once('data', resolve));
    run.child.kill('SIGTERM');
    await run.until(/Once more to stop at once/);
    // So soon after the first it is the same signal, passed on by npm.
    run.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(run.child.exitCode).toBeNull();
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(143);
    slow.destroy();
  });

  it('says that a port is taken, and fails', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as { port: number };
    const run = start([], { PORT: String(port) });
    expect(await run.exit).toBeGreaterThan(0);
    expect(run.output()).toContain(`Port ${port} on 127.0.0.1 is taken`);
    squatter.close();
  });

  it('names every mistake of a configuration, and fails', async () => {
    const file = join(folder, 'bad.yaml');
    writeFileSync(file, 'servr: {}\nmodel_management: { enabled: perhaps }\n');
    const run = start([], { MODELHAVEN_CONFIG: file });
    expect(await run.exit).toBe(3);
    expect(run.output()).toContain('servr');
    expect(run.output()).toContain('model_management.enabled');
  });

  it('refuses to be open to a network without keys', async () => {
    const run = start(['--host', '0.0.0.0', '--port', '0']);
    expect(await run.exit).toBe(3);
    expect(run.output()).toContain('--allow-unauthenticated');
  });

  it('is open to a network once it has keys, for those who have one, as long as they have it', async () => {
    const data = join(folder, 'keyed');
    const config = join(folder, 'keyed.yaml');
    writeFileSync(config, `server: { data_dir: ${JSON.stringify(data)} }\n`);
    const keys = await openKeyStore({ file: openKeyFile(data), now: Date.now, refreshMs: 0 });
    const { key, record } = await keys.create({ name: 'test', scopes: ['inference'] });
    const run = start(['--host', '0.0.0.0', '--port', '0'], { MODELHAVEN_CONFIG: config });
    const url = await run.until(LISTENS);
    const status = async (authorization?: string) =>
      (await fetch(`${url}/v1/models`, authorization === undefined ? {} : { headers: { authorization } })).status;
    expect(await status()).toBe(401);
    expect(await status(`Bearer ${key}`)).toBe(200);
    await keys.revoke(record.id);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await status(`Bearer ${key}`)).toBe(401);
    keys.close();
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect(run.output()).not.toContain(key.slice(16));

    writeFileSync(join(data, 'keys.json'), '{');
    const broken = start(['--port', '0'], { MODELHAVEN_CONFIG: config });
    expect(await broken.exit).toBe(3);
    expect(broken.output()).toContain('keys.json');
  });

  it('helps', async () => {
    const run = start(['--help']);
    expect(await run.exit).toBe(0);
    expect(run.output()).toContain('--config FILE');
  });
});
