import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEMO_PATH } from '../demo.ts';
import { createScanner } from './scan.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scan-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (...names: readonly string[]) => {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await copyFile(DEMO_PATH, join(folder, name));
  }
};
const scan = () => createScanner().scan(folder);
const idsOf = async () => (await scan()).models.map(({ id }) => id);

it('names models by their path below the folder', async () => {
  await put('b.gguf', 'A.GGUF', 'maker/deep/c.gguf', 'notes.txt', '.hidden/d.gguf');
  expect(await idsOf()).toEqual(['A', 'b', 'maker/deep/c']);
});

it('takes a split model as one, and says when a part is missing', async () => {
  await put('big-00001-of-00002.gguf', 'big-00002-of-00002.gguf', 'half-00001-of-00003.gguf');
  const { models, bad } = await scan();
  expect(models).toMatchObject([
    { id: 'big', path: join(folder, 'big-00001-of-00002.gguf'), sizeBytes: 2 * 1_043_968 },
  ]);
  expect(bad).toMatchObject([{ id: 'half', reason: expect.stringContaining('3 files, and 1') }]);
});

it('leaves out what is no language model', async () => {
  const bytes = await readFile(DEMO_PATH);
  // `general.type` of adapters, projectors and importance matrices is another word than "model".
  bytes.write('other', bytes.indexOf('model', bytes.indexOf('general.type')));
  await writeFile(join(folder, 'projector.gguf'), bytes);
  await put('a.gguf');
  expect(await scan()).toMatchObject({ models: [{ id: 'a' }], bad: [] });
});

it('tells damaged files apart, each with its reason', async () => {
  await put('short.gguf', 'head.gguf', 'empty.gguf', 'good.gguf');
  await truncate(join(folder, 'short.gguf'), 900_000);
  await truncate(join(folder, 'head.gguf'), 100);
  await truncate(join(folder, 'empty.gguf'), 0);
  await writeFile(join(folder, 'page.gguf'), '<html>');
  const { models, bad } = await scan();
  expect(models.map(({ id }) => id)).toEqual(['good']);
  expect(Object.fromEntries(bad.map(({ id, reason }) => [id, reason]))).toEqual({
    short: expect.stringContaining('900000 bytes and needs at least 1043'),
    head: expect.stringContaining('cut short'),
    empty: 'The file is empty.',
    page: expect.stringContaining('web page'),
  });
});

it('follows linked files, and not linked folders', async () => {
  await put('blobs/x.gguf');
  await mkdir(join(folder, 'models'));
  await symlink(join(folder, 'blobs/x.gguf'), join(folder, 'models/linked.gguf'));
  await symlink(folder, join(folder, 'models/loop'));
  await symlink(join(folder, 'nowhere'), join(folder, 'models/broken.gguf'));
  expect(await idsOf()).toEqual(['blobs/x', 'models/linked']);
});

it('sees what changed, and finds nothing in a folder that is not there', async () => {
  const scanner = createScanner();
  await put('a.gguf');
  expect((await scanner.scan(folder)).models).toHaveLength(1);
  await truncate(join(folder, 'a.gguf'), 50);
  expect((await scanner.scan(folder)).bad).toHaveLength(1);
  expect(await scanner.scan(join(folder, 'nope'))).toEqual({ models: [], bad: [] });
});
