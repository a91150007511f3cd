import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

const root = await mkdtemp(join(tmpdir(), 'modelhaven-lock-'));
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});
const taker = fileURLToPath(new URL('../__fixtures__/lock-taker.ts', import.meta.url));
const GONE = '999999999';

/** Lines that a process of its own says. */
function start(folder: string, sign: string): { said(): readonly string[] } {
  const args = ['--conditions=@modelhaven/source', '--import', 'tsx', taker, folder, sign];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return { said: () => text.trimEnd().split('\n') };
}

describe('a folder whose owner died', () => {
  it('is taken over by one of many processes that come at once', { timeout: 180_000 }, async () => {
    const folder = await mkdtemp(join(root, 'many-'));
    const sign = join(root, 'go');
    await writeFile(join(folder, 'lock'), GONE);
    const takers = Array.from({ length: 5 }, () => start(folder, sign));
    await expect.poll(() => takers.every(({ said }) => said()[0] === 'ready'), { timeout: 50_000 }).toBe(true);
    await writeFile(sign, '');
    await expect.poll(() => takers.every(({ said }) => said().length === 2), { timeout: 30_000 }).toBe(true);
    const outcomes = takers.map(({ said }) => said()[1]).sort();
    expect(outcomes).toEqual(['CONFIG_INVALID', 'CONFIG_INVALID', 'CONFIG_INVALID', 'CONFIG_INVALID', 'taken']);
    expect(await readdir(folder)).toEqual(['lock']);
  });

  it('is taken over once in a process, and given back', async () => {
    for (let round = 0; round < 20; round++) {
      const folder = await mkdtemp(join(root, 'one-'));
      await writeFile(join(folder, 'lock'), round % 2 === 0 ? GONE : String(process.pid));
      const taken = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const won = taken.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      expect(won).toHaveLength(1);
      expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
      await won[0]?.();
      expect(await readdir(folder)).toEqual([]);
      await (await lockFolder(folder))();
    }
  });

  it('does not wait for ever for one who died while it took the folder over', async () => {
    const folder = await mkdtemp(join(root, 'half-'));
    await writeFile(join(folder, 'lock'), GONE);
    await writeFile(join(folder, 'lock.takeover'), GONE);
    const { utimes } = await import('node:fs/promises');
    const longAgo = Date.now() / 1_000 - 60;
    await utimes(join(folder, 'lock.takeover'), longAgo, longAgo);
    await (await lockFolder(folder))();
    expect(await readdir(folder)).toEqual([]);
  });
});
