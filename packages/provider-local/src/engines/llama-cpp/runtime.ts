import { LlmError } from '@modelhaven/core';
import type { Llama } from 'node-llama-cpp';
import type { GpuChoice } from '../../engine.ts';
import { hasGraphicsDevice } from './graphics-device.ts';
import { type LlamaLibrary, loadLibrary } from './load-library.ts';
import { dispatchLog } from './log-relay.ts';

/** The library with its native part started. */
export interface Runtime {
  readonly library: LlamaLibrary;
  readonly llama: Llama;
  /** Cores that it computes on at most. */
  readonly cores: number;
  /** The kind of GPU that it can put layers on; false: it has none. */
  readonly gpu: string | false;
  /** Kinds of GPU that the machine seems to have, where none of them could be used though any might have been. */
  readonly unusableGpus: readonly string[];
}

/** Starts llama.cpp on first use and keeps it. */
export interface Runtimes {
  /**
   * A kind of GPU that does not work leaves the CPU. Rejects with `DEPENDENCY_MISSING` where the package or a binary for
   * this machine is missing; may be asked again.
   */
  get(gpu: GpuChoice, usableCores: () => Promise<number>): Promise<Runtime>;
}

/** What runtimes know of the world; replaced in tests. */
export interface RuntimesOptions {
  readonly importLibrary?: (() => Promise<LlamaLibrary>) | undefined;
  /** Whether the system has a device for graphics at all. */
  readonly hasGraphics?: () => Promise<boolean>;
}

/** Runtimes that are not started yet. Nothing is ever built or downloaded. */
export function createRuntimes({ importLibrary, hasGraphics = hasGraphicsDevice }: RuntimesOptions = {}): Runtimes {
  const started = new Map<GpuChoice, Promise<Runtime>>();

  const start = async (gpu: GpuChoice, usableCores: () => Promise<number>): Promise<Runtime> => {
    const library = await loadLibrary(importLibrary);
    const cores = await usableCores();
    const open = (kind: GpuChoice): Promise<Llama> =>
      library.getLlama({
        gpu: kind,
        build: 'never',
        skipDownload: true,
        progressLogs: false,
        maxThreads: cores,
        logLevel: library.LlamaLogLevel.warn,
        logger: dispatchLog,
      });
    try {
      const llama = await open(gpu).catch((error: unknown) => {
        if (gpu === 'auto' || gpu === false) throw error;
        return open(false);
      });
      // A binary for GPUs starts on a machine without one as well, and says only so that it has nowhere to put layers.
      const found = llama.supportsGpuOffloading ? llama.gpu : false;
      return {
        library,
        llama,
        cores,
        gpu: found,
        unusableGpus: gpu !== false && found === false ? await gpusOf(library, hasGraphics) : [],
      };
    } catch (cause) {
      throw new LlmError(
        'DEPENDENCY_MISSING',
        'node-llama-cpp has no prebuilt binary that works on this machine. Reinstall it with its optional dependencies: npm install --include=optional node-llama-cpp@3.22.1',
        { cause },
      );
    }
  };

  return {
    get(gpu, usableCores) {
      const known = started.get(gpu);
      if (known) return known;
      const runtime = start(gpu, usableCores);
      started.set(gpu, runtime);
      runtime.catch(() => started.delete(gpu));
      return runtime;
    },
  };
}

/** Kinds of GPU that this machine seems to have. */
async function gpusOf(
  { getLlamaGpuTypes }: LlamaLibrary,
  hasGraphics: () => Promise<boolean>,
): Promise<readonly string[]> {
  const types = await getLlamaGpuTypes('supported').catch(() => []);
  const named = types.flatMap((type) => (typeof type === 'string' ? [type] : []));
  // The library of Vulkan comes with every desktop and many images, and says nothing of a GPU.
  if (!named.includes('vulkan') || (await hasGraphics())) return named;
  return named.filter((type) => type !== 'vulkan');
}

/** The runtimes of this process: native code stays until its end, and starting it takes most of a second. */
export const sharedRuntimes: Runtimes = createRuntimes();
