import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openKeyFile } from '../keys/key-file.ts';
import { openKeyStore } from '../keys/key-store.ts';
import { findRedis, makeRedis, type RedisProcess } from '../testing/redis-process.ts';
import { createServerProcesses, type ServerProcess } from '../testing/shared-servers.ts';

const program = process.platform === 'linux' ? findRedis() : undefined;
const CHAT = '/v1/chat/completions';
const CRISIS = 'I want to kill myself tonight.';
const WORD_MS = 100;

interface Told {
  readonly status: number;
  readonly text: string;
}

/** An upstream whose streams say a word every tenth of a second, as many as the prompt says. */
function upstreamOf(): Server {
  const chunk = (choice: object, rest: object = {}) =>
    `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, ...choice }], ...rest })}\n\n`;
  const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 };
  return createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      if (request.url?.endsWith('/models'))
        return response.end(JSON.stringify({ object: 'list', data: [{ id: 'm' }] }));
      const { stream, messages } = JSON.parse(body) as { stream?: boolean; messages: { content: string }[] };
      const words = Number(/(\d+) words/.exec(messages.at(-1)?.content ?? '')?.[1] ?? 1);
      if (!stream) {
        response.setHeader('content-type', 'application/json');
        const message = { role: 'assistant', content: 'Once.' };
        const choices = [{ index: 0, finish_reason: 'stop', message }];
        return response.end(
          JSON.stringify({ id: 'x', object: 'chat.completion', created: 1, model: 'm', choices, usage }),
        );
      }
      response.setHeader('content-type', 'text/event-stream');
      let said = 0;
      const timer = setInterval(() => {
        response.write(chunk({ delta: { content: `word${said++} ` } }));
        if (said < words) return;
        clearInterval(timer);
        response.write(chunk({ delta: {}, finish_reason: 'stop' }, { usage }));
        response.end('data: [DONE]\n\n');
      }, WORD_MS);
      response.on('close', () => clearInterval(timer));
    });
  });
}

describe.skipIf(!program)(
  `workers on one port${program ? '' : ' (redis-server is not installed, or this is not Linux)'}`,
  { timeout: 180_000 },
  () => {
    const processes = createServerProcesses('modelhaven-workers-');
    const upstream = upstreamOf();
    let redis: RedisProcess;
    let server: ServerProcess;
    let key: string | undefined;

    const configOf = (more: object = {}) => ({
      model_management: {
        providers: {
          local: { enabled: false },
          custom_api: {
            enabled: true,
            custom_providers: {
              house: {
                ...{ enabled: true, api_type: 'openai', api: 'chat', api_key: 'k', list: 'static' },
                base_url: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1`,
                models: [{ id: 'm', context_length: 8_192 }],
              },
            },
          },
        },
        performance_monitoring: { store: `${redis.url.slice(0, -1)}1` },
        ...more,
      },
      server: { workers: 2, shared_state: redis.url, shutdown_seconds: 20 },
    });

    /** Each over a connection of its own, so that the workers take turns. */
    const open = (path: string, body?: unknown): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const headers = {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        };
        const method = body === undefined ? 'GET' : 'POST';
        const asked = httpRequest(server.url + path, { method, headers, agent: false }, resolve);
        asked.once('error', reject);
        // Whoever falls must not leave anybody waiting.
        asked.setTimeout(20_000, () => asked.destroy(new Error(`${path} was not answered.`)));
        asked.end(body === undefined ? undefined : JSON.stringify(body));
      });
    const told = async (answer: IncomingMessage): Promise<Told> => {
      let text = '';
      for await (const part of answer.setEncoding('utf8')) text += String(part);
      return { status: answer.statusCode ?? 0, text };
    };
    const ask = async (path: string, body?: unknown) => told(await open(path, body));
    const say = (content: string, more: object = {}) =>
      ask(CHAT, { model: 'house/m', messages: [{ role: 'user', content }], ...more });
    const json = async (path: string) => JSON.parse((await ask(path)).text) as Record<string, unknown>;
    const counter = async (name: string, label = '') => {
      const { text } = await ask('/metrics');
      return text
        .split('\n')
        .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
        .filter((line) => line.includes(label))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    };
    const pids = (): readonly number[] => {
      try {
        // The loader of TypeScript has a process of its own beside them.
        const listed = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(server.process.pid)], {
          encoding: 'utf8',
        });
        const lines = listed.split('\n').filter((line) => line.includes('main.ts'));
        return lines.map((line) => Number.parseInt(line, 10)).sort((one, other) => one - other);
      } catch {
        return [];
      }
    };
    const untilAll = (count = 2) =>
      vi.waitFor(async () => expect(await counter('modelhaven_workers')).toBe(count), {
        timeout: 60_000,
        interval: 250,
      });

    beforeAll(async () => {
      redis = await makeRedis(program as string);
      await redis.start();
      await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
      server = await processes.start('house', configOf());
    }, 180_000);
    afterAll(async () => {
      processes.remove();
      upstream.closeAllConnections();
      upstream.close();
      await redis?.remove();
    });

    it('answer by turns, and tell together what each of them did', async () => {
      expect(pids()).toHaveLength(2);
      const live = await open('/api/v1/events');
      let heard = '';
      live.setEncoding('utf8').on('data', (part: string) => (heard += part));
      await sleep(300);
      const answers = await Promise.all(Array.from({ length: 20 }, () => say('Hi')));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
      const attempts = () => heard.split('event: attempt').length - 1;
      await vi.waitFor(() => expect(attempts()).toBe(20), { timeout: 30_000 });
      live.destroy();
      for (let look = 0; look < 4; look++) expect(await counter('modelhaven_attempts_total')).toBe(20);
      expect((await ask('/readyz')).status).toBe(200);
      // Whichever worker is asked, the one that looks answers.
      for (let look = 0; look < 4; look++) {
        const { health } = (await json('/api/v1/models/status')) as { health: { status: string }[] };
        expect(health).toHaveLength(1);
      }
    });

    it('keep what they decide about safety in one record', async () => {
      for (let turn = 0; turn < 6; turn++) expect((await say(CRISIS)).status).toBe(200);
      await vi.waitFor(
        async () => {
          const { events } = (await json('/api/v1/safety/events')) as { events: { stage: string }[] };
          expect(events.filter(({ stage }) => stage === 'input')).toHaveLength(6);
        },
        { timeout: 30_000 },
      );
      const check = await json('/api/v1/safety/audit');
      expect(check).toMatchObject({ kept: true, ok: true });
      const folder = join(server.file, '../data/safety');
      expect(readdirSync(folder).filter((name) => name.endsWith('.jsonl'))).toEqual(['audit.jsonl']);
      expect(await counter('modelhaven_safety_decisions_total', 'stage="input"')).toBe(6);
    });

    it('all read the configuration anew', async () => {
      const aliased = configOf({ aliases: { teller: 'house/m' } });
      const { server: before } = JSON.parse(readFileSync(server.file, 'utf8')) as { server: object };
      writeFileSync(server.file, JSON.stringify({ ...aliased, server: before }));
      server.process.kill('SIGHUP');
      await vi.waitFor(
        async () => {
          const answers = await Promise.all(Array.from({ length: 6 }, () => say('Hi', { model: 'teller' })));
          expect(answers.every(({ status }) => status === 200)).toBe(true);
        },
        { timeout: 30_000, interval: 250 },
      );
    });

    it.each([
      ['the one that leads', 0],
      ['the other one', 1],
    ])('go on when %s is killed, and count on', async (_which, at) => {
      const before = await counter('modelhaven_attempts_total');
      const streams = await Promise.all(
        Array.from({ length: 8 }, () =>
          open(CHAT, { model: 'house/m', stream: true, messages: [{ role: 'user', content: '30 words' }] }),
        ),
      );
      const ended = streams.map((stream) => told(stream).catch(() => ({ status: 0, text: '' })));
      process.kill(pids()[at] as number, 'SIGKILL');
      // Whoever comes meanwhile is answered by the one that is left.
      let answered = 0;
      for (let turn = 0; turn < 10; turn++) {
        const { status } = await say('Hi').catch((error: NodeJS.ErrnoException) => {
          expect(error.code).toBe('ECONNRESET');
          return { status: 0 };
        });
        if (status === 200) answered++;
      }
      expect(answered).toBeGreaterThanOrEqual(9);
      const whole = (await Promise.all(ended)).filter(({ text }) => text.includes('[DONE]'));
      expect(whole.length).toBeGreaterThanOrEqual(2);
      expect(whole.length).toBeLessThan(8);
      await untilAll();
      expect(server.log()).toContain('A worker ended by itself');
      expect(await counter('modelhaven_attempts_total')).toBeGreaterThanOrEqual(before + answered);
      await vi.waitFor(async () => expect((await ask('/readyz')).status).toBe(200), { timeout: 30_000 });
      expect((await say('Hi')).status).toBe(200);
    });

    it('are replaced one after another without a lost stream or a refused request', async () => {
      const before = pids();
      const counted = await counter('modelhaven_attempts_total');
      const streams = await Promise.all(
        Array.from({ length: 8 }, () =>
          open(CHAT, { model: 'house/m', stream: true, messages: [{ role: 'user', content: '150 words' }] }),
        ),
      );
      const ended = streams.map(told);
      server.process.kill('SIGUSR2');
      let statuses: number[] = [];
      await vi.waitFor(
        async () => {
          statuses = [...statuses, (await say('Hi')).status];
          expect(server.log()).toContain('All workers were replaced');
        },
        { timeout: 60_000, interval: 50 },
      );
      expect(statuses.every((status) => status === 200)).toBe(true);
      for (const { text } of await Promise.all(ended)) {
        expect(text).toContain('word149');
        expect(text).toContain('[DONE]');
      }
      await vi.waitFor(() => expect(pids().filter((pid) => before.includes(pid))).toEqual([]), { timeout: 30_000 });
      expect(pids()).toHaveLength(2);
      expect(await counter('modelhaven_attempts_total')).toBe(counted + statuses.length + 8);
    });

    it('know of a key, and of its end, at once', async () => {
      const keys = await openKeyStore({ file: openKeyFile(join(server.file, '../data')), now: Date.now, refreshMs: 0 });
      const admin = await keys.create({ name: 'admin', scopes: ['admin'] });
      const made = await keys.create({ name: 'user', scopes: ['inference'] });
      const statuses = async () =>
        (await Promise.all(Array.from({ length: 6 }, () => say('Hi')))).map(({ status }) => status);
      await vi.waitFor(async () => expect(new Set(await statuses())).toEqual(new Set([401])), { timeout: 30_000 });
      key = made.key;
      expect(new Set(await statuses())).toEqual(new Set([200]));
      key = admin.key;
      const response = await fetch(`${server.url}/api/v1/keys/${made.record.id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${admin.key}` },
      });
      expect(response.status).toBeLessThan(300);
      key = made.key;
      await sleep(100);
      expect(new Set(await statuses())).toEqual(new Set([401]));
      key = admin.key;
      keys.close();
    });

    it('say once that the port is taken, and end', async () => {
      const main = join(import.meta.dirname, '../main.ts');
      const argv = ['--import', 'tsx', '--conditions=@modelhaven/source', main, '--config', server.file];
      const { port } = new URL(server.url);
      const other = spawn(process.execPath, [...argv, '--port', port], {
        cwd: join(import.meta.dirname, '../..'),
        env: { PATH: process.env['PATH'] },
      });
      let said = '';
      for (const stream of [other.stdout, other.stderr]) stream.on('data', (part: Buffer) => (said += part));
      const code = await new Promise((resolve) => other.once('exit', resolve));
      expect(code).toBe(9);
      expect(said.split(`Port ${port} on 127.0.0.1 is taken`)).toHaveLength(2);
    });

    it('end together when they are told to, and let running answers end', async () => {
      const streams = await Promise.all(
        Array.from({ length: 4 }, () =>
          open(CHAT, { model: 'house/m', stream: true, messages: [{ role: 'user', content: '20 words' }] }),
        ),
      );
      const ended = streams.map(told);
      const running = pids();
      server.process.kill('SIGTERM');
      for (const { text } of await Promise.all(ended)) expect(text).toContain('[DONE]');
      const code = await new Promise((resolve) => {
        if (server.process.exitCode !== null) resolve(server.process.exitCode);
        else server.process.once('exit', resolve);
      });
      expect(code).toBe(0);
      expect(running.filter((pid) => isAlive(pid))).toEqual([]);
    });
  },
);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
