import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';

/** A package as `pnpm pack` made it: what a user would install. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly path: string;
  readonly files: readonly string[];
}

const packedSchema = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    filename: z.string(),
    files: z.array(z.object({ path: z.string() })),
  }),
);

/** Packs every package and app into a folder, with the pinned pnpm. Needs a build. */
export function packAll(root: string, destination: string): Tarball[] {
  const manifest = z
    .object({ packageManager: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const pinned = manifest.packageManager.split('+')[0] as string;
  const filters = ['--filter', './packages/*', '--filter', './apps/*'];
  const pnpm = ['pnpm', '-r', ...filters, 'pack', '--json', '--pack-destination', destination];
  const output = run('npm', ['exec', '--yes', `--package=${pinned}`, '--', ...pnpm], root);
  return packedSchema
    .parse(JSON.parse(output.slice(output.indexOf('['))))
    .map(({ name, version, filename, files }) => ({
      name,
      version,
      path: filename,
      files: files.map(({ path }) => path),
    }));
}

/** Runs a command to its end and returns what it printed; throws with all of its output when it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, CI: 'true', npm_config_update_notifier: 'false', npm_config_loglevel: 'error' },
  });
  if (result.status !== 0) {
    const reason = result.error?.message ?? `exit code ${result.status ?? result.signal}`;
    throw new Error(`${command} ${args.join(' ')}: ${reason}\n${result.stdout ?? ''}${result.stderr ?? ''}`);
  }
  return result.stdout;
}
