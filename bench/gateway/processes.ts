import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

/** What a process has used so far. */
export interface Usage {
  readonly cpuMicroseconds: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** A process that listens. */
export interface Gateway {
  readonly name: string;
  readonly port: number;
  /** What it used until now; with `memory`, after everything that nobody holds any more was let go of. */
  usage(what?: 'time' | 'memory'): Promise<Usage>;
  end(): void;
}

const root = join(import.meta.dirname, '../..');
// Inside of node_modules, so that what they import is found.
const compiled = join(root, 'node_modules/.cache/bench-gateway');

/**
 * Builds what is measured. Nothing of it may run by way of tsx: the names that it gives to every function cost more than
 * most of what is measured here.
 */
export function build(): void {
  execFileSync(process.execPath, ['tools/run.cjs', 'build', '--projects=@modelhaven/server', '--outputStyle=static'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  buildSync({
    entryPoints: ['upstream', 'bare-proxy', 'report-usage'].map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: compiled,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
}

/** Starts one of our own small programs; it tells its port by itself. */
export async function startProgram(name: string, file: string, ...args: readonly string[]): Promise<Gateway> {
  const child = fork(join(compiled, `${file}.mjs`), args, {
    execArgv: preload(),
    stdio: ['ignore', 'ignore', 2, 'ipc'],
  });
  const [{ port }] = (await orEnd(name, child, once(child, 'message'))) as [{ readonly port: number }];
  return toGateway(name, port, child);
}

/** Starts the built server as users do, with everything on, its log into nowhere, and one upstream behind it. */
export async function startModelhaven(name: string, upstream: string, hasSafety: boolean): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-bench-'));
  const config = join(folder, 'modelhaven.yaml');
  writeFileSync(
    config,
    `model_management:
  providers:
    openrouter: { enabled: false }
    local: { enabled: false }
    custom_api:
      enabled: true
      custom_providers:
        mock: { enabled: true, base_url: "${upstream}/v1", models: [{ id: story, context_length: 8192 }], list: static }
  therapeutic_safety: { enabled: ${hasSafety} }
server: { data_dir: "${join(folder, 'data')}", port: 0 }
`,
  );
  const child = fork(join(root, 'apps/server/dist/main.js'), ['--config', config], {
    execArgv: preload(),
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const port = await orEnd(
    name,
    child,
    new Promise<number>((resolve) => {
      let said = '';
      child.stdout?.on('data', (data: Buffer) => {
        said += data.toString();
        const found = /listens on http:\/\/\S+:(\d+)/.exec(said)?.[1];
        if (found !== undefined) resolve(Number(found));
      });
    }),
  );
  return toGateway(name, port, child);
}

const preload = () => ['--expose-gc', '--import', pathToFileURL(join(compiled, 'report-usage.mjs')).href];

function orEnd<T>(name: string, child: ChildProcess, ready: Promise<T>): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} ended.`);
  });
  ended.catch(() => {});
  return Promise.race([ready, ended]);
}

function toGateway(name: string, port: number, child: ChildProcess): Gateway {
  return {
    name,
    port,
    async usage(what = 'time') {
      child.send(what);
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    end: () => void child.kill('SIGKILL'),
  };
}
