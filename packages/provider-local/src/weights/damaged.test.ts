import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PATH } from '../demo.ts';
import { readHeaderFile } from './read-header-file.ts';

let folder: string;
let path: string;
let whole: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'damaged-'));
  path = join(folder, 'damaged.gguf');
  whole = await readFile(DEMO_PATH);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a damaged file', () => {
  // `npm run bench residency` cuts it at every kilobyte.
  it('is refused with a reason wherever it was cut: at each kilobyte of the header, then at each sixteenth', async () => {
    await copyFile(DEMO_PATH, path);
    expect(await readHeaderFile(path)).toMatchObject({ ok: true });
    const kilobytes = Array.from({ length: Math.ceil(whole.length / 1024) }, (_, index) => index);
    for (const kilobyte of kilobytes.filter((each) => each < 48 || each % 16 === 0).reverse()) {
      const size = kilobyte * 1024;
      await truncate(path, size);
      const found = await readHeaderFile(path);
      if (found.ok) throw new Error(`cut at ${size} bytes it was taken for whole`);
      expect(found.reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('is read or refused, and never more, whatever its header says', async () => {
    const bytes = fc.array(fc.tuple(fc.nat(40_000), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(bytes, async (changes) => {
        const damaged = Buffer.from(whole.subarray(0, 60_000));
        for (const [at, value] of changes) damaged[at] = value;
        await writeFile(path, damaged);
        await truncate(path, whole.length);
        const found = await readHeaderFile(path);
        if (!found.ok) expect(found.reason).toMatch(/^[A-Z]/);
      }),
      { numRuns: 150 },
    );
  });
});
