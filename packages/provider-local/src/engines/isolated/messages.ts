import type {
  EmbedRequest,
  EmbedResult,
  GenerateRequest,
  LlmError,
  ModelInfo,
  RerankRequest,
  RerankResult,
  StreamEvent,
} from '@modelhaven/core';
import type { GpuChoice } from '../../engine.ts';
import type { OnnxFolder } from '../../weights/onnx-folder.ts';
import type { GgufFile } from '../../weights/scan.ts';

/** A model as it is named to the child, which reads the header of a GGUF file itself. */
export type SentFile = Omit<GgufFile, 'header'> | OnnxFolder;

/** An error as it travels; its cause stays behind. */
export type SentError = Pick<LlmError, 'code' | 'message' | 'details'>;

/** What the child is asked to do. Each call has a number; a child loads one model, with its first message. */
export type ToChild =
  | {
      readonly type: 'load';
      readonly file: SentFile;
      readonly gpu: GpuChoice;
      readonly contextLength: number;
      readonly contextAsked: boolean;
      readonly sequences: number | 'auto';
      readonly threads: number | 'auto';
      readonly gpuLayers: number | 'auto';
      readonly draft?: Omit<GgufFile, 'header'> | 'prompt' | undefined;
      readonly cacheDir?: string | undefined;
    }
  | { readonly type: 'generate'; readonly call: number; readonly request: GenerateRequest; readonly model: ModelInfo }
  | { readonly type: 'embed'; readonly call: number; readonly request: EmbedRequest; readonly model: ModelInfo }
  | { readonly type: 'rerank'; readonly call: number; readonly request: RerankRequest; readonly model: ModelInfo }
  | { readonly type: 'count'; readonly call: number; readonly request: GenerateRequest; readonly model: ModelInfo }
  | { readonly type: 'abort'; readonly call: number }
  /** So many more events may be sent. */
  | { readonly type: 'more'; readonly call: number; readonly events: number };

/** An event of the call with that number. */
export type SentEvent = readonly [call: number, event: StreamEvent];

/** What the child says. */
export type FromChild =
  | {
      readonly type: 'loaded';
      readonly contextLength: number;
      readonly memoryBytes?: number | undefined;
      readonly gpuMemoryBytes?: number | undefined;
      readonly memoryGrows?: true | undefined;
      readonly draftBytes?: number | undefined;
      readonly warnings: readonly string[];
    }
  | { readonly type: 'load-failed'; readonly error: SentError }
  | { readonly type: 'progress'; readonly fraction: number }
  | {
      readonly type: 'log';
      readonly level: 'debug' | 'info' | 'warn' | 'error';
      readonly fields: Readonly<Record<string, unknown>>;
      readonly message?: string | undefined;
    }
  | { readonly type: 'events'; readonly events: readonly SentEvent[] }
  /** What came of a call that has no events. */
  | { readonly type: 'result'; readonly call: number; readonly result: EmbedResult | RerankResult | number }
  /** The call is over; with an error where it failed. */
  | { readonly type: 'ended'; readonly call: number; readonly error?: SentError | undefined };

/** Events that a child sends ahead of their reader. */
export const EVENTS_AHEAD = 64;
