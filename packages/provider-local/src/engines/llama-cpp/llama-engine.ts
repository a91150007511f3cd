import { LlmError, type Logger } from '@modelhaven/core';
import type { Llama } from 'node-llama-cpp';
import type { Engine, EngineLoadOptions, EngineModel } from '../../engine.ts';
import type { ModelFile } from '../../weights/scan.ts';
import { createLlamaModel } from './llama-model.ts';
import { type LlamaLibrary, loadLibrary } from './load-library.ts';
import { createLogRelay, dispatchLog } from './log-relay.ts';
import { threadsFor } from './threads.ts';

export interface LlamaEngineOptions {
  readonly gpu: 'auto' | false;
  readonly logger: Logger;
  /** Cores that this process may use. */
  readonly usableCores: () => Promise<number>;
  /** Imports the library; replaced in tests. */
  readonly importLibrary?: () => Promise<LlamaLibrary>;
}

interface Runtime {
  readonly library: LlamaLibrary;
  readonly llama: Llama;
  readonly cores: number;
}

const GIBIBYTE = 1024 ** 3;

/** GGUF models through llama.cpp. Nothing is imported before the first model is loaded, and nothing is ever built or downloaded. */
export function createLlamaEngine({ gpu, logger, usableCores, importLibrary }: LlamaEngineOptions): Engine {
  const relay = createLogRelay(logger);
  let runtime: Promise<Runtime> | undefined;

  const start = async (): Promise<Runtime> => {
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
      return { library, llama, cores };
    } catch (cause) {
      throw new LlmError(
        'DEPENDENCY_MISSING',
        'node-llama-cpp has no prebuilt binary that works on this machine. Reinstall it with its optional dependencies: npm install --include=optional node-llama-cpp@3.22.1',
        { cause },
      );
    }
  };

  return {
    kind: 'llama-cpp',

    async load(file: ModelFile, options: EngineLoadOptions): Promise<EngineModel> {
      runtime ??= start().catch((error: unknown) => {
        runtime = undefined;
        throw error;
      });
      const { library, llama, cores } = await runtime;
      const endWatch = relay.watch();
      try {
        return await loadModel({ library, llama, cores }, file, options);
      } catch (error) {
        throw describeFailure(error, endWatch(), library, options.signal);
      } finally {
        endWatch();
      }
    },

    async close() {
      const current = await runtime?.catch(() => undefined);
      runtime = undefined;
      await current?.llama.dispose();
      relay.close();
    },
  };
}

async function loadModel(
  { library, llama, cores }: Runtime,
  file: ModelFile,
  options: EngineLoadOptions,
): Promise<EngineModel> {
  const { signal, gpuLayers, onProgress } = options;
  const model = await llama.loadModel({
    modelPath: file.path,
    gpuLayers,
    loadSignal: signal,
    onLoadProgress: onProgress,
  });
  try {
    const contextLength = Math.min(options.contextLength, model.trainContextSize);
    const sequences = options.sequences === 'auto' ? (file.sizeBytes <= GIBIBYTE ? 4 : 2) : options.sequences;
    const threads = threadsFor(options.threads, file.sizeBytes, Math.min(cores, llama.cpuMathCores));
    const context = await model.createContext({
      contextSize: contextLength,
      sequences,
      threads,
      createSignal: signal,
      ...(contextLength < 512 ? {} : { batchSize: 512 }),
    });
    return createLlamaModel({ library, file, model, context, contextLength, sequences, threads });
  } catch (error) {
    await model.dispose();
    throw error;
  }
}

/** What went wrong while loading, in a sentence and with a code. */
function describeFailure(
  error: unknown,
  lines: readonly string[],
  { InsufficientMemoryError }: LlamaLibrary,
  signal: AbortSignal,
): LlmError {
  if (LlmError.is(error)) return error;
  if (signal.aborted) return new LlmError('ABORTED', 'Loading the model was cancelled.', { cause: error });
  if (error instanceof InsufficientMemoryError) {
    return new LlmError(
      'INSUFFICIENT_RESOURCES',
      'There is not enough free memory for this model with its context. Lower contextLength or sequences, unload another model, or take a smaller one.',
      { cause: error },
    );
  }
  const reason = lines.at(-1);
  return new LlmError('UNSUPPORTED', `llama.cpp cannot load this model${reason === undefined ? '' : `: ${reason}`}`, {
    cause: error,
  });
}
