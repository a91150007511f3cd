import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLocal } from '../../index.ts';
import { writeRankingModel } from '../../testing/ranking-model.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedder-'));
  const words = ['star', 'ship', 'sea', 'sail'];
  await writeFile(
    join(folder, 'encoder.gguf'),
    writeRankingModel({ wanted: 'sun', words, contextLength: 2048, pooling: 'mean' }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

it('embeds texts of all lengths that the context holds as a whole', async () => {
  const local = createLocal('local', { modelsDir: folder, gpu: false, threads: 1, demo: false });
  const embed = async (...input: readonly string[]) => {
    const result = await local.embeddings?.embed({ model: 'encoder', input });
    return result?.vectors ?? [];
  };
  const times = (word: string, count: number) => Array.from({ length: count }, () => word).join(' ');
  try {
    const texts = [times('sea', 900), `${times('sun', 600)} ${times('sea', 300)}`, times('sea', 1500), 'sea'];
    const [sea = [], sunFirst = [], long = [], short = []] = await embed(...texts);
    const likeness = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    expect(likeness(sea, long)).toBeGreaterThan(0.99);
    expect(likeness(sea, short)).toBeGreaterThan(0.5);
    // An encoder that saw the last part only would find no difference.
    expect(likeness(sea, sunFirst)).toBeLessThan(0.9);
    await expect(embed(times('star', 2100))).rejects.toMatchObject({ code: 'CONTEXT_TOO_LONG' });
  } finally {
    await local.close();
  }
}, 180_000);
