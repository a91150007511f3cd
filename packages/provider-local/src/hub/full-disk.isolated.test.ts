import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeHub, type FakeHub } from '../testing/fake-hub.ts';
import { makeGguf } from '../testing/make-gguf.ts';
import { openHub } from '../testing/open-hub.ts';

// A disk that is really full: the kernel says so, and not a file that pretends.
let disk: string;
let fake: FakeHub;
let isMounted = false;
beforeEach(async () => {
  disk = await mkdtemp(join(tmpdir(), 'full-disk-'));
  fake = await createFakeHub();
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status === 0;
});
afterEach(async () => {
  if (isMounted) spawnSync('umount', [disk]);
  await fake.close();
  await rm(disk, { recursive: true, force: true });
});

test('what came before the disk was full is kept, and the next try fetches only the rest', async ({ skip }) => {
  skip(!isMounted, 'no file system can be mounted here: that takes Linux and root');
  const weights = makeGguf(600_000);
  fake.repositories.set('acme/Tiny', { files: { 'x-Q4_0.gguf': weights } });
  const { pull, hub } = await openHub(fake.url, {
    modelsDir: disk,
    pieceBytes: 50_000,
    // It looked roomy at first, and somebody else filled it.
    freeBytes: async () => 1e12,
  });
  try {
    await expect(pull('acme/Tiny')).rejects.toMatchObject({
      code: 'INSUFFICIENT_RESOURCES',
      message: expect.stringMatching(/disk of .* is full.*What came is kept/),
    });
    expect(await readdir(join(disk, 'acme/Tiny'))).toContain('x-Q4_0.gguf.part');
    expect(spawnSync('mount', ['-o', 'remount,size=4m', disk]).status).toBe(0);
    const { fetchedBytes } = await pull('acme/Tiny');
    expect(fetchedBytes).toBeLessThan(500_000);
    expect(weights.equals(await readFile(join(disk, 'acme/Tiny/x-Q4_0.gguf')))).toBe(true);
  } finally {
    await hub.close();
  }
});
