import type {
  CallOptions,
  EmbedRequest,
  EmbedResult,
  GenerateRequest,
  Logger,
  ModelInfo,
  RerankRequest,
  RerankResult,
  StreamEvent,
} from '@modelhaven/core';
import type { LocalConfig } from './config.ts';
import type { Footprint } from './residency/resident.ts';
import type { ModelFile } from './weights/model-file.ts';
import type { GgufFile } from './weights/scan.ts';

/** The kind of GPU to compute on; `auto`: the best one that works; false: the CPU alone. */
export type GpuChoice = LocalConfig['gpu'];

/** What can run one kind of weights. Engines import their library on first use. */
export interface Engine<File extends ModelFile = ModelFile> {
  /** Names the library: `llama-cpp`, `transformers`. */
  readonly kind: string;
  /** Loads a model. Rejects with `LlmError`; with `ABORTED` when the signal fires. */
  load(file: File, options: EngineLoadOptions): Promise<EngineModel>;
  /** Lets go of the library. Models must have been disposed of before. */
  close(): Promise<void>;
}

export interface EngineLoadOptions {
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** Tokens of context per answer; the model's own limit where that is lower. */
  readonly contextLength: number;
  /** True where a caller asked for this context by name, so that a shorter one is worth a word. */
  readonly contextAsked: boolean;
  /** Answers at the same time. */
  readonly sequences: number | 'auto';
  readonly threads: number | 'auto';
  readonly gpuLayers: number | 'auto';
  /** What guesses the tokens that come next: a smaller model of the same vocabulary, or the text so far. */
  readonly draft?: GgufFile | 'prompt' | undefined;
  /** Folder where an engine may keep what it found out about a file, to find it again sooner. */
  readonly cacheDir?: string | undefined;
  /** Called with 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

/** A model in memory. */
export interface EngineModel {
  /** Tokens of context per answer that it was loaded with. */
  readonly contextLength: number;
  readonly memoryBytes?: number;
  readonly gpuMemoryBytes?: number;
  /** True where more memory is taken with use than at the load: the first long text makes room for itself. */
  readonly memoryGrows?: true;
  /** What of both belongs to a draft model. */
  readonly draftBytes?: number;
  /** All that its process takes, where more is known than the engine counts; set by the provider. */
  readonly footprint?: Footprint;
  /** What went less well than wanted, a sentence each: less context, layers beside the GPU. Said in every answer. */
  readonly warnings: readonly string[];
  /** Resolves when the model is gone though nobody disposed of it: its process ended. Absent where that cannot be. */
  readonly gone?: Promise<void>;
  /** The whole answer: `start`, deltas, `finish`. Throws `LlmError`; `ABORTED` within moments of the signal. */
  generate(request: GenerateRequest, context: EngineCall): AsyncIterable<StreamEvent>;
  embed(request: EmbedRequest, context: EngineCall): Promise<EmbedResult>;
  /** Absent where the engine cannot rank. */
  rerank?(request: RerankRequest, context: EngineCall): Promise<RerankResult>;
  /** Tokens of the prompt that `generate` would make of it. Absent where the engine cannot count. */
  countTokens?(request: GenerateRequest, context: EngineCall): Promise<number>;
  /** Frees the memory. No call may be in progress. */
  dispose(): Promise<void>;
}

export interface EngineCall extends CallOptions {
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** The model as it is listed: its id and what it can do. */
  readonly model: ModelInfo;
}
