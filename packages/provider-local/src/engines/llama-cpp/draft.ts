import type { Llama, LlamaContext, LlamaModel } from 'node-llama-cpp';
import type { EngineLoadOptions } from '../../engine.ts';
import { createDraftGuesser } from './draft-guesser.ts';
import { createRepeatGuesser } from './repeat-guesser.ts';
import type { Guesser } from './speculate.ts';

/** What guesses for a model, and what it takes. */
export interface Draft {
  /** A guesser for one more sequence. */
  guesser(): Guesser;
  readonly memoryBytes: number;
  readonly gpuMemoryBytes: number;
  dispose(): Promise<void>;
}

/** As many tokens as llama.cpp lets two vocabularies differ by: padding at their ends. */
const MOST_DIFFERENCE = 128;

/** Loads what `options.draft` names. A draft of another vocabulary is a sentence: the model answers without one. */
export async function loadDraft(
  llama: Llama,
  model: LlamaModel,
  options: EngineLoadOptions,
  { contextSize, threads }: { readonly contextSize: number; readonly threads: number },
): Promise<Draft | string | undefined> {
  const { draft, signal, gpuLayers } = options;
  if (draft === undefined) return undefined;
  if (draft === 'prompt') {
    return { guesser: createRepeatGuesser, memoryBytes: 0, gpuMemoryBytes: 0, dispose: async () => {} };
  }
  const small = await llama.loadModel({
    modelPath: draft.path,
    gpuLayers: gpuLayers === 0 ? 0 : 'auto',
    loadSignal: signal,
  });
  let context: LlamaContext;
  try {
    if (!sharesVocabulary(model, small)) {
      await small.dispose();
      return `"${draft.id}" cannot draft for this model: its vocabulary is another one. Answers are written without it.`;
    }
    context = await small.createContext({
      contextSize: Math.min(contextSize, small.trainContextSize),
      sequences: 1,
      threads,
      createSignal: signal,
    });
  } catch (error) {
    await small.dispose();
    throw error;
  }
  const guesser = createDraftGuesser(context.getSequence());
  return {
    guesser: () => guesser,
    memoryBytes: small.memoryUsage.ram + context.memoryUsage.ram,
    gpuMemoryBytes: small.memoryUsage.vram + context.memoryUsage.vram,
    async dispose() {
      await context.dispose();
      await small.dispose();
    },
  };
}

function sharesVocabulary(one: LlamaModel, other: LlamaModel): boolean {
  const tokensOf = ({ fileInfo }: LlamaModel): readonly string[] => fileInfo.metadata.tokenizer?.ggml?.tokens ?? [];
  const [mine, theirs] = [tokensOf(one), tokensOf(other)];
  const shared = Math.min(mine.length, theirs.length);
  if (shared === 0 || Math.max(mine.length, theirs.length) - shared > MOST_DIFFERENCE) return false;
  if (one.vocabularyType !== other.vocabularyType) return false;
  if (one.tokens.bos !== other.tokens.bos || one.tokens.eos !== other.tokens.eos) return false;
  for (let id = 0; id < shared; id++) if (mine[id] !== theirs[id]) return false;
  return true;
}
