import { LlmError, throwIfAborted, untilAborted } from '@modelhaven/core';
import type { Engine, EngineLoadOptions, EngineModel } from '../../engine.ts';
import { fromOnnxFolder, onnxContextLength } from '../../from-onnx-folder.ts';
import type { OnnxFolder } from '../../weights/onnx-folder.ts';
import { describeDegradation } from '../degradation.ts';
import { threadsFor } from '../threads.ts';
import { loadLibrary, type TransformersLibrary } from './load-library.ts';
import { createOnnxEmbedder } from './onnx-embedder.ts';
import { createOnnxModel } from './onnx-model.ts';
import { readTokenizerFiles } from './tokenizer-files.ts';

export interface TransformersEngineOptions {
  /** Cores that this process may use. */
  readonly usableCores: () => Promise<number>;
  /** 0 to just under 1, for seeds. */
  readonly random: () => number;
  /** Imports the library; replaced in tests. */
  readonly importLibrary?: () => Promise<TransformersLibrary>;
}

const GIBIBYTE = 1024 ** 3;

/** ONNX models through transformers.js and ONNX Runtime, on the CPU. Nothing is imported before the first model is loaded. */
export function createTransformersEngine({
  usableCores,
  random,
  importLibrary,
}: TransformersEngineOptions): Engine<OnnxFolder> {
  return {
    kind: 'transformers',

    async load(folder: OnnxFolder, options: EngineLoadOptions): Promise<EngineModel> {
      const library = await loadLibrary(importLibrary);
      const threads = threadsFor(options.threads, folder.sizeBytes, await usableCores());
      throwIfAborted(options.signal);
      const loading = load(library, folder, options, threads, random);
      // The library cannot be stopped while it loads, so what comes too late is let go of.
      loading.then((model) => (options.signal.aborted ? model.dispose() : undefined)).catch(() => {});
      return untilAborted(loading, options.signal);
    },

    async close() {},
  };
}

async function load(
  library: TransformersLibrary,
  folder: OnnxFolder,
  options: EngineLoadOptions,
  threads: number,
  random: () => number,
): Promise<EngineModel> {
  const embeds = fromOnnxFolder(folder, '').capabilities.includes('embeddings');
  try {
    const tokenizer = await library.AutoTokenizer.from_pretrained(folder.path, { local_files_only: true });
    options.onProgress(0.1);
    const loader = embeds ? library.AutoModel : library.AutoModelForCausalLM;
    const model = await loader.from_pretrained(folder.path, {
      local_files_only: true,
      dtype: folder.dtype,
      device: 'cpu',
      // Spinning threads take the cores from everything else on the machine.
      session_options: {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      },
    });
    const trained = onnxContextLength(folder) ?? options.contextLength;
    const contextLength = Math.min(options.contextLength, trained);
    const warnings = describeDegradation({
      contextWanted: { tokens: options.contextLength, byCaller: options.contextAsked },
      contextTrained: trained,
      context: contextLength,
      gpuLayersWanted: options.gpuLayers,
      gpuLayers: 0,
      layers: 0,
      gpuWanted: 'auto',
      gpu: false,
      unusableGpus: [],
    });
    const shared = { library, folder, tokenizer, model, contextLength, warnings };
    if (embeds) return createOnnxEmbedder(shared);
    const sequences = options.sequences === 'auto' ? (folder.sizeBytes <= GIBIBYTE ? 4 : 2) : options.sequences;
    try {
      return createOnnxModel({ ...shared, files: await readTokenizerFiles(folder.path), sequences, random });
    } catch (thrown) {
      // Its files may say what nobody can use, and then its weights must not stay in memory.
      await model.dispose();
      throw thrown;
    }
  } catch (cause) {
    if (LlmError.is(cause)) throw cause;
    throw new LlmError('UNSUPPORTED', `ONNX Runtime cannot load this model${reasonIn(cause)}`, { cause });
  }
}

/** What the library says, without the path that it puts into it. */
function reasonIn(cause: unknown): string {
  if (!(cause instanceof Error)) return '.';
  const [line = ''] = cause.message.split('\n');
  const reason = line.replaceAll(/(?:[A-Za-z]:)?[/\\][^\s"':]+/g, 'a file').slice(0, 200);
  return reason === '' ? '.' : `: ${reason}`;
}
