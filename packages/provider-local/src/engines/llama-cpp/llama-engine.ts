import { LlmError, type Logger, untilAborted } from '@modelhaven/core';
import type { LlamaContextSequence, LlamaModel } from 'node-llama-cpp';
import type { Engine, EngineLoadOptions, EngineModel, GpuChoice } from '../../engine.ts';
import { purposeOf } from '../../weights/purpose.ts';
import type { GgufFile } from '../../weights/scan.ts';
import { describeDegradation } from '../degradation.ts';
import { sequencesFor } from '../sequences.ts';
import { threadsFor } from '../threads.ts';
import { type Draft, loadDraft } from './draft.ts';
import { createLlamaModel } from './llama-model.ts';
import type { LlamaLibrary } from './load-library.ts';
import { createLogRelay } from './log-relay.ts';
import { findWrapper } from './resolve-wrapper.ts';
import { createRuntimes, type Runtime, sharedRuntimes } from './runtime.ts';
import { sharedTrials, type Trials } from './trial.ts';

export interface LlamaEngineOptions {
  readonly gpu: GpuChoice;
  readonly logger: Logger;
  /** Cores that this process may use. */
  readonly usableCores: () => Promise<number>;
  /** 0 to just under 1, for seeds. */
  readonly random: () => number;
  /** Tries files before they are loaded; replaced in tests. */
  readonly trials?: Trials | undefined;
  /** Imports the library; replaced in tests. */
  readonly importLibrary?: () => Promise<LlamaLibrary>;
}

/** GGUF models through llama.cpp. Nothing is imported before the first model is loaded, and nothing is ever built or downloaded. */
export function createLlamaEngine({
  gpu,
  logger,
  usableCores,
  random,
  importLibrary,
  trials = sharedTrials,
}: LlamaEngineOptions): Engine<GgufFile> {
  const relay = createLogRelay(logger);
  const shared = importLibrary === undefined ? sharedRuntimes : createRuntimes({ importLibrary });

  return {
    kind: 'llama-cpp',

    async load(file: GgufFile, options: EngineLoadOptions): Promise<EngineModel> {
      const runtime = await shared.get(gpu, usableCores);
      const endWatch = relay.watch();
      try {
        // The embedded model is tested with this package; every other file is a stranger's.
        if (!file.embedded) await trials.pass(file.path, file.sizeBytes, options);
        const { draft } = options;
        if (typeof draft === 'object' && !draft.embedded) await trials.pass(draft.path, draft.sizeBytes, options);
        return await loadModel(runtime, gpu, file, options, random);
      } catch (error) {
        throw describeFailure(error, endWatch(), runtime.library, options.signal);
      } finally {
        endWatch();
      }
    },

    async close() {
      relay.close();
    },
  };
}

async function loadModel(
  { library, llama, cores, gpu, unusableGpus }: Runtime,
  gpuWanted: GpuChoice,
  file: GgufFile,
  options: EngineLoadOptions,
  random: () => number,
): Promise<EngineModel> {
  const { signal, gpuLayers, onProgress } = options;
  const model = await llama.loadModel({
    modelPath: file.path,
    gpuLayers,
    loadSignal: signal,
    onLoadProgress: onProgress,
  });
  let draft: Draft | undefined;
  try {
    const wanted = Math.min(options.contextLength, model.trainContextSize);
    const sequences = sequencesFor(options.sequences, file.header, file.sizeBytes, wanted);
    const threads = threadsFor(options.threads, file.sizeBytes, Math.min(cores, llama.cpuMathCores));
    // What only reads texts makes a context of another kind, with the first of them.
    const context =
      purposeOf(file.header) === 'chat'
        ? await model.createContext({
            contextSize: wanted,
            sequences,
            threads,
            createSignal: signal,
            ...(wanted < 512 ? {} : { batchSize: 512 }),
          })
        : undefined;
    const found = context && (await loadDraft(llama, model, options, { contextSize: wanted, threads }));
    draft = typeof found === 'string' ? undefined : found;
    const all = context ? Array.from({ length: sequences }, () => context.getSequence()) : [];
    // The chat template is read meanwhile, which may take the library a second or two of its own.
    const warm = warmUp(model, all[0], signal);
    warm.catch(() => {});
    const wrapper = await findWrapper(library, model, file, options.cacheDir);
    // Where memory is short the library tries again with less, by itself and in silence; it also rounds up.
    const contextLength = Math.min(wanted, context?.contextSize ?? wanted);
    const warnings = describeDegradation({
      contextWanted: { tokens: options.contextLength, byCaller: options.contextAsked },
      contextTrained: model.trainContextSize,
      context: contextLength,
      gpuLayersWanted: gpuLayers,
      gpuLayers: model.gpuLayers,
      layers: model.fileInsights.totalLayers,
      gpuWanted,
      gpu,
      unusableGpus,
    });
    const loaded = createLlamaModel({
      warnings: typeof found === 'string' ? [...warnings, found] : warnings,
      draft,
      library,
      file,
      wrapper,
      model,
      context,
      contextLength,
      sequences: all,
      threads,
      random,
    });
    await warm;
    return loaded;
  } catch (error) {
    await draft?.dispose();
    await model.dispose();
    throw error;
  }
}

/** Computes one token, so that the first answer does not pay for reading the weights that are only mapped so far. */
async function warmUp(model: LlamaModel, sequence: LlamaContextSequence | undefined, signal: AbortSignal) {
  const [token] = model.tokenize('a');
  // What has no chat template may be an encoder, which computes no single tokens.
  const { chat_template: template } = model.fileInfo.metadata.tokenizer ?? {};
  if (!sequence || token === undefined || template === undefined) return;
  await untilAborted(sequence.evaluateWithoutGeneratingNewTokens([token]), signal);
  await sequence.clearHistory();
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
    if (error.message.includes('VRAM')) {
      return new LlmError(
        'INSUFFICIENT_RESOURCES',
        'There is not enough free GPU memory for this model as it is to be loaded. Lower gpu_layers (auto: as many as fit), context_length or sequences, unload another model, or take a smaller one.',
        { cause: error },
      );
    }
    return new LlmError(
      'INSUFFICIENT_RESOURCES',
      'There is not enough free memory for this model with its context. Lower context_length or sequences, unload another model, or take a smaller one.',
      { cause: error },
    );
  }
  // Among many complaints one has the reason; the others say that loading failed.
  const marker = 'error loading model: ';
  const line = lines.find((text) => text.includes(marker)) ?? lines.at(-1);
  const reason = line?.slice(line.includes(marker) ? line.indexOf(marker) + marker.length : 0);
  return new LlmError('UNSUPPORTED', `llama.cpp cannot load this model${reason === undefined ? '' : `: ${reason}`}`, {
    cause: error,
  });
}
