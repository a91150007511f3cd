import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Redis of this machine that a test may kill and start again. */
export interface RedisProcess {
  readonly url: string;
  start(): Promise<void>;
  /** Without a chance to put anything in order. */
  kill(): Promise<void>;
  /** Kills it and takes its files away. */
  remove(): Promise<void>;
}

/** The path of redis-server; undefined where it is not installed. */
export function findRedis(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
}

/** A Redis with a file that every write is appended to; not started yet. */
export async function makeRedis(program: string): Promise<RedisProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-server-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const kill = async () => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    async start() {
      const files = ['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
      child = spawn(program, ['--port', String(port), ...files], { stdio: 'ignore' });
      for (let attempt = 0; attempt < 1_200; attempt++) {
        if (await isOpen(port)) return;
        await sleep(25);
      }
      throw new Error(`Redis does not listen on port ${port}.`);
    },
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * A port below those that systems give away by themselves: while Redis is killed, no connection and no other server may
 * get it.
 */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(12_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error('No port between 12000 and 32000 is free.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
