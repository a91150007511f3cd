import { type CallOptions, LlmError, type StreamEvent } from '@modelhaven/core';
import type { Api, Body } from './api/api.ts';
import { streamAnswer } from './chat/stream-answer.ts';
import { runnerOf } from './chat/to-chat-body.ts';
import type { OllamaConfig } from './config.ts';
import { chooseContext } from './context/choose-context.ts';
import { estimateText } from './context/estimate-prompt.ts';
import type { Stays } from './stays.ts';

/** A model to make out of another one. */
export interface CreateModel {
  /** Name of the new model. */
  readonly model: string;
  /** The model it is made of. */
  readonly from: string;
  readonly system?: string;
  readonly template?: string;
  /** By Ollama's own names: `{ temperature: 0.7, num_ctx: 8192 }`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** `q4_K_M`, for a model in f16 or f32. */
  readonly quantize?: string;
}

/** A bare prompt, without a chat template's roles. */
export interface CompletionRequest {
  readonly model: string;
  readonly prompt: string;
  /** What shall follow the answer, for models that fill in the middle. */
  readonly suffix?: string;
  readonly system?: string;
  /** Base64. */
  readonly images?: readonly string[];
  /** The prompt goes to the model as it is, without any template. */
  readonly raw?: boolean;
  /** `json`, or a JSON schema. */
  readonly format?: 'json' | Readonly<Record<string, unknown>>;
  readonly maxTokens?: number;
  /** By Ollama's own names. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What Ollama can do beside chatting. All reject with `LlmError`. */
export interface OllamaModels {
  /** Bare completion by `/api/generate`, as events. */
  complete(request: CompletionRequest, options?: CallOptions): AsyncIterable<StreamEvent>;
  /** Makes a model; `onStatus` is told of each step in Ollama's words. */
  create(model: CreateModel, options?: CallOptions & { readonly onStatus?: (status: string) => void }): Promise<void>;
  copy(source: string, destination: string, options?: CallOptions): Promise<void>;
  /** Removes a model from Ollama's disk. `MODEL_NOT_FOUND` where there is none. */
  delete(model: string, options?: CallOptions): Promise<void>;
}

export interface ManageParts {
  readonly api: Api;
  readonly stays: Stays;
  readonly config: OllamaConfig;
  readonly begin: (options?: CallOptions) => void;
  /** Told of models that are not what they were. */
  readonly changed: (model: string) => void;
}

export function createManage({ api, config, stays, begin, changed }: ManageParts): OllamaModels {
  return {
    async *complete(request, options = {}) {
      begin(options);
      const { model, prompt, maxTokens, options: given, ...rest } = request;
      if (prompt === '') {
        throw new LlmError('INVALID_REQUEST', 'The prompt is empty.', { field: 'prompt' });
      }
      const estimate = estimateText(`${request.system ?? ''} ${prompt} ${request.suffix ?? ''}`);
      const contextLength = chooseContext({
        prompt: estimate,
        answerTokens: maxTokens ?? config.answerReserveTokens,
        fixed: config.contextLength,
        limit: config.maxContextLength,
        allowTruncation: config.allowTruncation,
      });
      const keepAlive = stays.of(model);
      const body: Body = {
        model,
        prompt,
        ...rest,
        ...(keepAlive === undefined ? {} : { keep_alive: keepAlive }),
        ...(config.allowTruncation ? {} : { truncate: false, shift: false }),
        stream: true,
        options: {
          ...runnerOf({ contextLength, config }),
          ...(maxTokens === undefined ? {} : { num_predict: maxTokens }),
          ...given,
        },
      };
      const open = () => api.lines('/api/generate', body, options);
      yield* streamAnswer({ model, warnings: [], maxTokens, open, check: async () => [] });
    },
    async create(request, options = {}) {
      begin(options);
      const { onStatus, ...call } = options;
      for await (const { status } of api.statuses('/api/create', { ...request }, call)) {
        if (status) onStatus?.(status);
      }
      changed(request.model);
    },
    async copy(source, destination, options = {}) {
      begin(options);
      await api.copy(source, destination, options);
      changed(destination);
    },
    async delete(model, options = {}) {
      begin(options);
      await api.delete(model, options);
      changed(model);
    },
  };
}
