import { LlmError } from '@modelhaven/core';
import type { OpinionMark, OpinionSource } from './opinion.ts';

/** A text classifier in ONNX form, run in this process by transformers.js. */
export interface TextClassifierOptions {
  readonly name: string;
  /** Folder of the model, with `config.json`, the tokenizer and `onnx/`. Nothing is fetched. */
  readonly folder: string;
  /** What labels of the model mean; others mean nothing. */
  readonly labels: Readonly<Record<string, OpinionMark>>;
  /** Score from which a label counts, 0 to 1. Default 0.5. */
  readonly threshold?: number;
  readonly judges?: OpinionSource['judges'];
  /** Imports `@huggingface/transformers`; default: the installed one. */
  readonly importTransformers?: () => Promise<unknown>;
}

type Classify = (
  text: string,
  options: { readonly top_k: null },
) => Promise<readonly { readonly label: string; readonly score: number }[]>;

/** The part of transformers.js that is used. */
interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(task: 'text-classification', model: string, options: object): Promise<Classify>;
}

const PACKAGE: string = '@huggingface/transformers';

/** A classifier as a second opinion. Its first use loads it, and rejects with `DEPENDENCY_MISSING` where transformers.js is not there. */
export function createTextClassifier(options: TextClassifierOptions): OpinionSource {
  const { name, folder, labels, threshold = 0.5, judges = ['input', 'output'] } = options;
  const load = options.importTransformers ?? (() => import(PACKAGE));
  let loaded: Promise<Classify> | undefined;
  return {
    name,
    judges,
    async judge({ user, assistant }) {
      loaded ??= open(load, folder).catch((error: unknown) => {
        loaded = undefined;
        throw error;
      });
      const classify = await loaded;
      const scores = await classify(assistant ?? user, { top_k: null });
      return scores.flatMap(({ label, score }) => {
        const mark = labels[label];
        return mark && score >= threshold ? [mark] : [];
      });
    },
  };
}

async function open(load: () => Promise<unknown>, folder: string): Promise<Classify> {
  let transformers: Transformers;
  try {
    transformers = (await load()) as Transformers;
  } catch (cause) {
    const message =
      'Text classifiers need the package @huggingface/transformers: npm install @huggingface/transformers';
    throw new LlmError('DEPENDENCY_MISSING', message, { cause });
  }
  transformers.env.allowRemoteModels = false;
  return transformers.pipeline('text-classification', folder, { local_files_only: true });
}
