import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hasGraphicsDevice } from './graphics-device.ts';
import type { LlamaLibrary } from './load-library.ts';
import { createRuntimes } from './runtime.ts';

type Kind = 'cuda' | 'vulkan' | 'metal' | false;

/** A library whose binaries are those; `devices` says whether they find any. */
function libraryWith(binaries: readonly Kind[], supported: readonly Kind[], devices: boolean) {
  const opened: unknown[] = [];
  const library = {
    LlamaLogLevel: { warn: 'warn' },
    getLlamaGpuTypes: async () => supported,
    getLlama: async ({ gpu }: { gpu: 'auto' | Kind }) => {
      opened.push(gpu);
      const kind = gpu === 'auto' ? binaries[0] : gpu;
      if (kind === undefined || !binaries.includes(kind)) throw new Error('NoBinaryFound');
      return { gpu: kind, supportsGpuOffloading: kind !== false && devices };
    },
  };
  return { opened, importLibrary: async () => library as unknown as LlamaLibrary };
}

const cores = async () => 1;
const hasGraphics = async () => true;
const hasNone = async () => false;

describe('the GPU of a runtime', () => {
  it('is the kind that has devices', async () => {
    const { importLibrary } = libraryWith(['vulkan', false], ['vulkan', false], true);
    const runtime = await createRuntimes({ importLibrary, hasGraphics }).get('auto', cores);
    expect(runtime).toMatchObject({ gpu: 'vulkan', unusableGpus: [] });
  });

  it('is none where a binary for GPUs finds no device, and the library of Vulkan alone is no sign of one', async () => {
    const { importLibrary } = libraryWith(['vulkan', false], ['vulkan', false], false);
    const without = await createRuntimes({ importLibrary, hasGraphics: hasNone }).get('auto', cores);
    expect(without).toMatchObject({ gpu: false, unusableGpus: [] });
    const beside = await createRuntimes({ importLibrary, hasGraphics }).get('auto', cores);
    expect(beside).toMatchObject({ gpu: false, unusableGpus: ['vulkan'] });
  });

  it('is missed where its driver is there and no binary is', async () => {
    const { importLibrary } = libraryWith([false], ['cuda', 'vulkan', false], false);
    const runtime = await createRuntimes({ importLibrary, hasGraphics: hasNone }).get('auto', cores);
    expect(runtime).toMatchObject({ gpu: false, unusableGpus: ['cuda'] });
  });

  it('leaves the CPU where the kind that was asked for does not start', async () => {
    const { importLibrary, opened } = libraryWith([false], [false], false);
    const runtime = await createRuntimes({ importLibrary, hasGraphics }).get('vulkan', cores);
    expect([runtime.gpu, runtime.unusableGpus, opened]).toEqual([false, [], ['vulkan', false]]);
  });

  it('is not looked for where the CPU alone was asked for', async () => {
    const { importLibrary } = libraryWith([false], ['cuda', false], false);
    const runtime = await createRuntimes({ importLibrary, hasGraphics }).get(false, cores);
    expect(runtime).toMatchObject({ gpu: false, unusableGpus: [] });
  });

  it('is an error where nothing starts at all', async () => {
    const { importLibrary } = libraryWith([], [], false);
    const runtimes = createRuntimes({ importLibrary, hasGraphics });
    for (const gpu of ['auto', 'cuda', false] as const) {
      await expect(runtimes.get(gpu, cores)).rejects.toMatchObject({ code: 'DEPENDENCY_MISSING' });
    }
  });
});

describe('a device for graphics', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });
  const devices = async (...files: readonly string[]): Promise<string> => {
    const root = await mkdtemp(join(tmpdir(), 'modelhaven-dev-'));
    folders.push(root);
    await mkdir(join(root, 'dri'));
    for (const file of files) await writeFile(join(root, file), '');
    return root;
  };

  it.each([
    [['dri/card0', 'dri/renderD128'], true],
    [['dxg'], true],
    [['dri/card0'], false],
    [[], false],
  ] as const)('with %j: %s', async (files, expected) => {
    expect(await hasGraphicsDevice('linux', await devices(...files))).toBe(expected);
  });

  it('is taken for granted on other systems', async () => {
    expect(await hasGraphicsDevice('win32', '/nowhere')).toBe(true);
    expect(await hasGraphicsDevice('linux', '/nowhere')).toBe(false);
  });
});
