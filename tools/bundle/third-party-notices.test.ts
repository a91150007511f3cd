import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { folderOf, ownFolderOf, thirdPartyNotices } from './third-party-notices.ts';

it.each([
  ['/a/node_modules/.pnpm/zod@4/node_modules/zod/v4/core.js', '/a/node_modules/.pnpm/zod@4/node_modules/zod'],
  ['/a/node_modules/@clack/core/dist/index.mjs', '/a/node_modules/@clack/core'],
  ['\0/a/node_modules/yaml/dist/index.js', '/a/node_modules/yaml'],
  ['C:\\a\\node_modules\\yaml\\dist\\index.js', 'C:\\a\\node_modules\\yaml'],
])('finds the package of %s', (id, folder) => {
  expect(folderOf(id)).toBe(folder);
});

it('finds which package of ours a module was taken from', () => {
  expect(ownFolderOf('/a/packages/safety/src/meaning/table.gen.ts')).toBe('/a/packages/safety');
  expect(ownFolderOf('/a/node_modules/zod/src/index.ts')).toBeUndefined();
  expect(ownFolderOf('/a/apps/cli/src/bin.ts')).toBeUndefined();
});

it('passes on what a package of ours says about parts that others made', async () => {
  const input = join(import.meta.dirname, '../../packages/safety/src/meaning/thresholds.ts');
  const bundle = await rolldown({ input, plugins: [thirdPartyNotices('notices.txt')] });
  const { output } = await bundle.generate();
  await bundle.close();
  const file = output.find(({ fileName }) => fileName === 'notices.txt');
  const text = file?.type === 'asset' ? String(file.source) : '';
  expect(text).toContain('all-MiniLM-L6-v2');
  expect(text).toContain('END OF TERMS AND CONDITIONS');
});

it('names what is bundled with its licence, and nothing where nothing is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelhaven-notices-'));
  const noticesOf = async (code: string): Promise<string | undefined> => {
    const input = join(folder, 'main.ts');
    writeFileSync(input, code);
    const bundle = await rolldown({
      input,
      plugins: [
        { name: 'here', resolveId: (id) => (id === 'zod' ? import.meta.resolve('zod').slice('file://'.length) : null) },
        thirdPartyNotices('notices.txt'),
      ],
    });
    const { output } = await bundle.generate();
    await bundle.close();
    const file = output.find(({ fileName }) => fileName === 'notices.txt');
    return file?.type === 'asset' ? String(file.source) : undefined;
  };
  try {
    expect(await noticesOf("import { z } from 'zod';\nconsole.log(z.string());")).toMatch(
      /zod \d+\.\d+\.\d+ \(MIT\)\n-+\nMIT License/,
    );
    expect(await noticesOf('console.log(1);')).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
