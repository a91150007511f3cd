import { type ChildProcess, spawn } from 'node:child_process';
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
      for (let attempt = 0; attempt < 200; attempt++) {
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
