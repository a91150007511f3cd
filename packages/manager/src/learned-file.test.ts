import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@modelhaven/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHarness, finish, provider, START, say } from './__fixtures__/harness.ts';
import { openLearnedFile } from './learned-file.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'learned-'));
  file = join(folder, 'data', 'learned.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function server() {
  const learned = await openLearnedFile(file, silentLogger);
  const answer = [START, ...say('Yes.'), finish()];
  const { manager, time } = createHarness([provider('a', () => answer), provider('b', () => answer)], { learned });
  const first = async () =>
    (await time.run(manager.select({ prompt: 'Hi', taskType: 'general_chat' }))).ranked[0]?.address;
  const judge = async (model: string, score: number) => {
    const { report } = await time.run(manager.generate({ model, prompt: 'Hi', taskType: 'general_chat' }));
    await time.run(manager.feedback(report.requestId, score));
  };
  return { manager, time, first, judge, learned };
}

describe('openLearnedFile', () => {
  it('lets the next process know what this one learned', async () => {
    const one = await server();
    expect(await one.first()).toBe('a/m');
    for (let turn = 0; turn < 5; turn++) await one.judge('b/m', 10);
    await one.time.run(one.manager.close());
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('Hi');
    expect(await readdir(join(folder, 'data'))).toEqual(['learned.json']);
    expect(await (await server()).first()).toBe('b/m');
  });

  it('keeps it while the process runs, not only at its end', async () => {
    const one = await server();
    await one.judge('b/m', 10);
    await one.time.pass(10_000);
    await vi.waitFor(async () => expect(JSON.parse(await readFile(file, 'utf8')).models).toHaveLength(1), 20_000);
  });

  it.each(['', '{', '[]', '{"version":1}', '{"version":2,"features":[],"common":{},"models":[]}'])(
    'begins anew where the file holds %j, and puts it aside',
    async (text) => {
      const one = await server();
      await one.judge('b/m', 10);
      await one.time.run(one.manager.close());
      await writeFile(file, text);
      expect(await (await server()).first()).toBe('a/m');
      expect(await readFile(`${file}.broken`, 'utf8')).toBe(text);
    },
  );

  it('goes on where nothing can be written', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    const one = await server();
    await one.judge('b/m', 10);
    await one.time.run(one.manager.close());
    expect(one.learned.learned).toBeUndefined();
  });
});
