import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A server of this machine that a test may kill and start again. */
export interface TestServer {
  readonly url: string;
  start(): Promise<void>;
  /** Without a chance to put anything in order. */
  kill(): Promise<void>;
  /** Kills it and takes its files away. */
  remove(): Promise<void>;
}

/** The path of an installed program; undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...postgresFolders()];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A Redis server with a file that every write is appended to. */
export async function makeRedis(program: string): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-redis-'));
  const port = await freePort();
  const run = ['--port', String(port), '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
  return makeServer(`redis://127.0.0.1:${port}/0`, folder, port, () => spawn(program, run, { stdio: 'ignore' }));
}

/** A PostgreSQL cluster of its own. It refuses to run as root, so then the user `postgres` runs it. */
export async function makePostgres(initdb: string, postgres: string): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-postgres-'));
  const port = await freePort();
  const user = userOf();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(initdb, ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync'], { stdio: 'ignore', cwd: folder, ...user });
  const run = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  return makeServer(`postgres://test@127.0.0.1:${port}/postgres`, folder, port, () =>
    spawn(postgres, run, { stdio: 'ignore', cwd: folder, ...user }),
  );
}

/** Neo4j's community server, from a folder with its jars (`tools/ci/fetch-neo4j.sh` fills one). */
export async function makeNeo4j(java: string, jars: string): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-neo4j-'));
  const port = await freePort();
  mkdirSync(join(folder, 'conf'));
  const settings = [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'dbms.security.auth_enabled=false',
    'dbms.usage_report.enabled=false',
    'server.memory.heap.max_size=384m',
    'server.memory.pagecache.size=32m',
  ];
  writeFileSync(join(folder, 'conf', 'neo4j.conf'), settings.join('\n'));
  const opened = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch', 'java.base/java.lang'];
  const run = [
    '-Xmx384m',
    ...opened.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    ...['-cp', join(jars, '*'), 'org.neo4j.server.CommunityEntryPoint'],
    ...[`--home-dir=${folder}`, `--config-dir=${join(folder, 'conf')}`],
  ];
  return makeServer(`bolt://127.0.0.1:${port}/`, folder, port, () => spawn(java, run, { stdio: 'ignore' }));
}

function makeServer(url: string, folder: string, port: number, run: () => ChildProcess): TestServer {
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
    url,
    async start() {
      child = run();
      await untilListening(port);
    },
    kill,
    async remove() {
      await kill();
      // Helper processes of PostgreSQL notice a moment later that it is gone.
      await new Promise((resolve) => setTimeout(resolve, 300));
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

async function untilListening(port: number): Promise<void> {
  const { connect } = await import('node:net');
  for (let attempt = 0; attempt < 1_200; attempt++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing listens on port ${port}.`);
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

function userOf(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  return existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
}
