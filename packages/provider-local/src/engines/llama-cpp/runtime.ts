import { LlmError } from '@modelhaven/core';
import type { Llama } from 'node-llama-cpp';
import { type LlamaLibrary, loadLibrary } from './load-library.ts';
import { dispatchLog } from './log-relay.ts';

/** The library with its native part started. */
export interface Runtime {
  readonly library: LlamaLibrary;
  readonly llama: Llama;
  /** Cores that it computes on at most. */
  readonly cores: number;
  /** Kinds of GPU that the machine seems to have, where none of them could be used though any might have been. */
  readonly unusableGpus: readonly string[];
}

/** Starts llama.cpp on first use and keeps it. */
export interface Runtimes {
  /** Rejects with `DEPENDENCY_MISSING` where the package or a binary for this machine is missing; may be asked again. */
  get(gpu: 'auto' | false, usableCores: () => Promise<number>): Promise<Runtime>;
}

/** Runtimes that are not started yet. Nothing is ever built or downloaded. */
export function createRuntimes(importLibrary?: () => Promise<LlamaLibrary>): Runtimes {
  const started = new Map<'auto' | false, Promise<Runtime>>();

  const start = async (gpu: 'auto' | false, usableCores: () => Promise<number>): Promise<Runtime> => {
    const library = await loadLibrary(importLibrary);
    const cores = await usableCores();
    try {
      const llama = await library.getLlama({
        gpu,
        build: 'never',
        skipDownload: true,
        progressLogs: false,
        maxThreads: cores,
        logLevel: library.LlamaLogLevel.warn,
        logger: dispatchLog,
      });
      return {
        library,
        llama,
        cores,
        unusableGpus: gpu === 'auto' && llama.gpu === false ? await gpusOf(library) : [],
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

/** Kinds of GPU that the drivers of this machine speak of. */
async function gpusOf({ getLlamaGpuTypes }: LlamaLibrary): Promise<readonly string[]> {
  const types = await getLlamaGpuTypes('supported').catch(() => []);
  return types.flatMap((type) => (typeof type === 'string' ? [type] : []));
}

/** The runtimes of this process: native code stays until its end, and starting it takes most of a second. */
export const sharedRuntimes: Runtimes = createRuntimes();
