import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HardwareProfile } from '@modelhaven/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJudgeFit } from './judge-fit.ts';
import { localSurroundings } from './surroundings.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
  await mkdir(join(home, '.lmstudio', 'models'), { recursive: true });
  await mkdir(join(home, '.cache', 'huggingface'), { recursive: true });
  await writeFile(join(home, '.cache', 'huggingface', 'token'), 'hf_from_login\n');
});
afterAll(() => rm(home, { recursive: true }));
const look = (variables: Readonly<Record<string, string>>) => localSurroundings((name) => variables[name]);

test('other programs are looked for where they keep their models', () => {
  const { otherFolders, hubToken } = look({ HOME: home });
  expect(otherFolders).toMatchObject({
    huggingFace: join(home, '.cache', 'huggingface', 'hub'),
    lmStudio: join(home, '.lmstudio', 'models'),
  });
  expect(hubToken?.()).toBe('hf_from_login');
});

test('their own variables come first, and without a home nothing is guessed', () => {
  expect(look({ HOME: home, HF_HOME: '/hf', OLLAMA_MODELS: '/blobs' }).otherFolders).toMatchObject({
    huggingFace: join('/hf', 'hub'),
    ollama: '/blobs',
  });
  expect(look({ HOME: home, HF_HUB_CACHE: '/cache' }).otherFolders?.huggingFace).toBe('/cache');
  expect(look({ XDG_CACHE_HOME: '/x' }).otherFolders?.huggingFace).toBe(join('/x', 'huggingface', 'hub'));
  const { otherFolders, hubToken } = look({});
  expect([otherFolders?.huggingFace, otherFolders?.lmStudio, hubToken?.()]).toEqual([undefined, undefined, undefined]);
});

test('proxies are those of the usual variables', () => {
  expect(look({ HTTPS_PROXY: 'http://p:1', no_proxy: 'localhost' }).proxy).toEqual({
    httpProxy: undefined,
    httpsProxy: 'http://p:1',
    noProxy: 'localhost',
  });
});

const machine = (gpuGigabytes: number): HardwareProfile => ({
  platform: 'linux',
  architecture: 'x64',
  cpu: { usableCores: 8, features: [] },
  memory: { totalBytes: 16e9, availableBytes: 12e9, unified: false, bandwidthBytesPerSecond: 40e9 },
  gpus:
    gpuGigabytes === 0
      ? []
      : [
          {
            name: 'Card',
            vendor: 'nvidia',
            memoryTotalBytes: gpuGigabytes * 1e9,
            memoryFreeBytes: gpuGigabytes * 1e9,
            bandwidthBytesPerSecond: 500e9,
          },
        ],
  environment: [],
  probedAt: 0,
});
const demo = () =>
  readFile(join(import.meta.dirname, '../../../../packages/provider-local/assets/demo/demo-q8_0.gguf'));
const wish = { contextLength: 4096, sequences: 1 };

test('one header does for all sizes, and larger ones fit less', async () => {
  const sizes = [1e9, 6e9, 10e9, 40e9];
  const onCard = await createJudgeFit(async () => machine(8))(await demo(), sizes, wish);
  expect(onCard?.map(({ fits, mode }) => [fits, mode])).toEqual([
    [true, 'gpu'],
    [true, 'gpu'],
    [true, 'split'],
    [false, undefined],
  ]);
  const without = await createJudgeFit(async () => machine(0))(await demo(), sizes, wish);
  expect(without?.map(({ mode }) => mode)).toEqual(['cpu', 'cpu', 'cpu', undefined]);
  const speeds = without?.slice(0, 3).map(({ tokensPerSecond = 0 }) => tokensPerSecond) ?? [];
  expect(speeds).toEqual(speeds.toSorted((a, b) => b - a));
  expect(new Set(speeds).size).toBe(3);
});

test('a GPU that may not be used, or only in part, counts as much', async () => {
  const judge = createJudgeFit(async () => machine(8));
  const modes = async (more: object) => (await judge(await demo(), [6e9], { ...wish, ...more }))?.[0]?.mode;
  expect([await modes({}), await modes({ gpu: false }), await modes({ gpuMemoryFraction: 0.5 })]).toEqual([
    'gpu',
    'cpu',
    'split',
  ]);
});

test('what is no header is not judged', async () => {
  expect(await createJudgeFit(async () => machine(8))(Buffer.from('no'), [1], wish)).toBeUndefined();
});
