import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../main.ts';
import { fakeContext } from '../testing/fakes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function replay(text: string, ...options: readonly string[]) {
  const file = join(folder, 'log.csv');
  await writeFile(file, text);
  const { context, stdout, stderr } = fakeContext({});
  const exitCode = await main(['replay', file, ...options], context.io, () => context.openManager());
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

// A dear model that is good at everything, and a cheap one that is better at sums only.
const LOG = [
  'prompt,cheap,dear,cheap|total_cost,dear|total_cost',
  ...Array.from({ length: 300 }, (_, at) =>
    at % 2
      ? `Add the numbers ${at} and seven please,1,0.8,0.0001,0.01`
      : `Write a poem about the sea ${at},0.2,0.8,0.0001,0.01`,
  ),
].join('\n');

describe('replay', () => {
  it('reports policies beside what has to be beaten, and adaptive beats the best single model for less', async () => {
    const { exitCode, stdout } = await replay(LOG, '--teach', '0.3', '--json');
    expect(exitCode).toBe(0);
    const { policies, baselines, cases, taught } = JSON.parse(stdout);
    expect(cases + taught).toBe(300);
    const adaptive = policies.find(({ policy }: { policy: string }) => policy === 'adaptive');
    const [best] = baselines;
    expect(best.policy).toContain('dear');
    expect(adaptive.quality).toBeGreaterThan(best.quality);
    expect(adaptive.cost_usd).toBeLessThan(best.cost_usd);
  });

  it('shows it as a table, of the policies that were asked for', async () => {
    const { stdout } = await replay(LOG, '--algorithm', 'cost_based');
    expect(stdout).toMatch(/cost_based .*\n.*best single \(table\/dear\)/);
    expect(stdout).toContain('oracle');
    expect(stdout).not.toContain('adaptive');
  });

  it('finds the threshold between two models, and says where that is no better than chance', async () => {
    const hard = 'Prove why this holds and justify every step and compare two methods: case';
    const log = [
      'prompt,small,large,small|total_cost,large|total_cost',
      ...Array.from({ length: 200 }, (_, at) =>
        at % 2 ? `${hard} ${at},0.2,0.9,0.0001,0.01` : `Hello ${at},0.9,0.95,0.0001,0.01`,
      ),
    ].join('\n');
    const { exitCode, stdout } = await replay(log, '--tune-difficulty', 'small,large', '--json');
    expect(exitCode).toBe(0);
    const { by_difficulty, always_strong, always_cheap, random, threshold } = JSON.parse(stdout);
    expect(threshold).toBeGreaterThan(0);
    expect(by_difficulty.quality).toBeGreaterThan(random.quality + 1);
    expect(by_difficulty.quality).toBeGreaterThan(always_strong.quality - 0.6);
    expect(by_difficulty.cost_usd).toBeLessThan(always_strong.cost_usd * 0.7);
    expect(by_difficulty.cost_usd).toBeGreaterThan(always_cheap.cost_usd);
    const shown = await replay(log, '--tune-difficulty', 'small,large');
    expect(shown.stdout).toMatch(
      /thrifty: \{ by_difficulty: \{ easy: \[table\/small\], hard: \[table\/large\], threshold: 0\.\d+ \} \}/,
    );
    // Half of the prompts are hard, and those to the strong one cost nearly all of it.
    const bounded = JSON.parse(
      (await replay(log, '--tune-difficulty', 'small,large', '--max-cost', '0.6', '--json')).stdout,
    );
    expect(bounded.by_difficulty.cost_usd).toBeLessThanOrEqual(bounded.always_strong.cost_usd * 0.65);
    expect(bounded.curve).toHaveLength(9);
    const few = JSON.parse(
      (await replay(log, '--tune-difficulty', 'small,large', '--strong-share', '0.2', '--json')).stdout,
    );
    expect(few.by_difficulty.strong_share).toBeLessThan(0.3);
    expect(few.threshold).toBeGreaterThan(bounded.threshold);
    expect(
      await replay(log, '--tune-difficulty', 'small,large', '--strong-share', '0.2', '--max-cost', '0.5'),
    ).toMatchObject({
      exitCode: 2,
    });
    // Here the small one fails at what looks easy.
    const upsideDown = log.replaceAll('0.2,0.9,', '1,1,').replaceAll('0.9,0.95,', '0.2,0.9,');
    const warned = await replay(upsideDown, '--tune-difficulty', 'small,large');
    expect(warned.stdout).toContain('no better than chance');
    expect(warned.stdout).not.toContain('aliases:');
    expect(await replay(LOG, '--tune-difficulty', 'cheap,other')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('table/dear'),
    });
  });

  it('sets the part of prompts for the strong model by prompts alone, where each was answered once', async () => {
    const log = [
      'prompt,model,quality,cost_usd',
      ...Array.from({ length: 60 }, (_, at) =>
        at % 3 ? `Hello ${at},small,0.9,0.0001` : `Prove why this holds and compare two methods ${at},large,0.9,0.01`,
      ),
    ].join('\n');
    const { stdout, exitCode } = await replay(log, '--tune-difficulty', 'small,large', '--strong-share', '0.4');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('only 0 of them were answered by both models');
    expect(stdout).toMatch(/threshold: 0\.\d+/);
    expect(await replay(log, '--tune-difficulty', 'small,large')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--strong-share'),
    });
  });

  it('says what is wrong with a log, and with the command', async () => {
    expect(await replay('prompt,model\na,b')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('line 2') });
    expect(await replay(LOG, '--algorithm', 'best')).toMatchObject({ exitCode: 2 });
    expect(await replay(LOG, '--teach', '1')).toMatchObject({ exitCode: 2 });
  });
});
