import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openFileStore } from './stores/file-store.ts';
import { readAll } from './stores/store-cases.ts';

const folder = await mkdtemp(join(tmpdir(), 'modelhaven-crash-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const writer = fileURLToPath(new URL('./__fixtures__/crash-writer.ts', import.meta.url));

/** Lets the writer run until it acknowledged so many versions and some milliseconds more, then kills it. */
function runAndKill(first: number, versions: number, moreMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=@modelhaven/source', '--import', 'tsx', writer, folder, String(first)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const before = said.split('\n').length;
      said += text;
      if (before <= versions && said.split('\n').length > versions) setTimeout(() => child.kill('SIGKILL'), moreMs);
    });
    child.on('error', reject);
    child.on('close', () => resolve(Number(said.trimEnd().split('\n').at(-1))));
  });
}

describe('a process that is killed while it writes', () => {
  it('loses nothing that was acknowledged, and leaves a store that can be read and written', async () => {
    let first = 1;
    const kept = new Set<number>();
    for (const moreMs of [0, 3, 7]) {
      const acknowledged = await runAndKill(first, 5, moreMs);
      expect(acknowledged).toBeGreaterThanOrEqual(first);
      const store = await openFileStore({ folder });
      const blocks = await readAll(store, { span: 'minute', from: 0, to: 1e9 });
      const origins = new Map<string, number>();
      for (const { origin } of blocks) origins.set(origin, (origins.get(origin) ?? 0) + 1);
      for (let version = first; version <= acknowledged; version++) kept.add(version);
      for (const version of kept) expect(origins.get(`version-${version}`)).toBe(3);
      await store.close();
      // What was under way when it died may be there or not; the next run must not write under its name.
      first = acknowledged + 1;
      for (const origin of origins.keys()) first = Math.max(first, Number(origin.slice(8)) + 1);
    }
  });
});
