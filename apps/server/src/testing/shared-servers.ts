import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

/** A server of its own process, as a test reaches it. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Its configuration, to be written anew. */
  readonly file: string;
  /** What it has written to its log so far. */
  readonly log: () => string;
}

/** Starts servers in processes of their own, from sources; each has its own folder and file. */
export function createServerProcesses(prefix: string) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  const children: ChildProcess[] = [];
  return {
    folder,
    /** `config` is JSON, which is YAML too; `server.data_dir` is added. */
    async start(
      name: string,
      config: { readonly server: Readonly<Record<string, unknown>> },
      logLevel = 'info',
    ): Promise<ServerProcess> {
      const home = join(folder, name);
      mkdirSync(home, { recursive: true });
      const file = join(home, 'modelhaven.yaml');
      writeFileSync(
        file,
        JSON.stringify({ ...config, server: { data_dir: join(home, 'data'), ...config.server } }, null, 2),
      );
      const main = join(import.meta.dirname, '../main.ts');
      const argv = ['--import', 'tsx', '--conditions=@modelhaven/source', main, '--port', '0', '--config', file];
      const child = spawn(process.execPath, [...argv, '--log-level', logLevel], {
        cwd: join(import.meta.dirname, '../..'),
        env: { PATH: process.env['PATH'] },
      });
      children.push(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
      const url = await vi.waitFor(() => {
        const [, found] = /listens on (http:\S+)/.exec(output) ?? [];
        if (found === undefined) throw new Error(output);
        return found;
      }, 45_000);
      return { url, process: child, file, log: () => output };
    },
    /** Kills what runs and takes the folder away. */
    remove() {
      for (const child of children) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
