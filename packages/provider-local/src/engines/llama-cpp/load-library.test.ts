import { silentLogger } from '@modelhaven/core';
import { expect, it } from 'vitest';
import type { GgufFile } from '../../weights/scan.ts';
import { createLlamaEngine } from './llama-engine.ts';
import { loadLibrary } from './load-library.ts';

const missing = () => Promise.reject(new Error("Cannot find package 'node-llama-cpp'"));

it('says how to install the library where it is missing', async () => {
  await expect(loadLibrary(missing)).rejects.toMatchObject({
    code: 'DEPENDENCY_MISSING',
    message: expect.stringContaining('npm install node-llama-cpp@3.22.1'),
  });
});

it('is tried again by the next load, so that installing it is enough', async () => {
  let tries = 0;
  const importLibrary = () => {
    tries++;
    return missing();
  };
  const engine = createLlamaEngine({
    gpu: false,
    logger: silentLogger,
    usableCores: async () => 1,
    random: () => 0,
    importLibrary,
  });
  const options = {
    signal: new AbortController().signal,
    logger: silentLogger,
    contextAsked: false,
    contextLength: 64,
    sequences: 1,
    threads: 1,
    gpuLayers: 0,
    onProgress: () => {},
  };
  for (let i = 0; i < 2; i++) {
    await expect(engine.load({} as GgufFile, options)).rejects.toMatchObject({ code: 'DEPENDENCY_MISSING' });
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(tries).toBe(2);
  await engine.close();
});
