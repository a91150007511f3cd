import type { PreTrainedModel, PreTrainedTokenizer } from '@huggingface/transformers';
import type { OnnxFolder } from '../../weights/onnx-folder.ts';
import type { TransformersLibrary } from './load-library.ts';

/** What was loaded and belongs together. */
export interface OnnxParts {
  readonly library: TransformersLibrary;
  readonly folder: OnnxFolder;
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
  /** Tokens of context per answer, or per text to embed. */
  readonly contextLength: number;
  /** What went less well than wanted at the load. */
  readonly warnings: readonly string[];
}
