import type { AccountCapability } from './account.ts';
import type { EmbedRequest, EmbedResult } from './embedding.ts';
import type { LlmError } from './errors.ts';
import type { GenerateRequest, GenerateResult, StreamEvent } from './generation.ts';
import type { Logger } from './logger.ts';
import type { Machine } from './machine.ts';
import type { LoadedModel, ModelInfo } from './model.ts';
import type { ModelFilterCapability } from './model-filter.ts';
import type { RerankRequest, RerankResult } from './reranking.ts';
import type { SharedState } from './shared-state.ts';
import type { TokenCountingCapability } from './token-count.ts';

/** A source of models. One instance per configured endpoint; several may share one `kind`. */
export interface ModelProvider {
  /** Version of this contract. A manager refuses a number it does not know. */
  readonly contract: 1;
  /** Unique in a manager, chosen in the config: `ollama-gpu-box`. Addresses a model as `id/model`. */
  readonly id: string;
  /** Names the package: `ollama`. */
  readonly kind: string;

  /** Every model this provider could serve now, in the provider's order. Rejects with `LlmError`. */
  listModels(options?: CallOptions): Promise<readonly ModelInfo[]>;
  /** One complete answer. Rejects with `LlmError`. */
  generate(request: GenerateRequest, options?: CallOptions): Promise<GenerateResult>;
  /**
   * The answer as events: `start`, then deltas, then exactly one `finish`.
   * Nothing is sent before the first `next()`. Failures are thrown as `LlmError`, never yielded.
   * Ending the iteration early releases the connection.
   */
  stream(request: GenerateRequest, options?: CallOptions): AsyncIterable<StreamEvent>;
  /** Cheap reachability check; resolves even when the provider is down. */
  health(options?: CallOptions): Promise<HealthReport>;
  /** Releases everything. Idempotent; later calls reject. */
  close(): Promise<void>;

  /** Present when the provider can embed. */
  readonly embeddings?: EmbeddingCapability;
  /** Present when the provider can put texts in order by what they have to do with a question. */
  readonly reranking?: RerankingCapability;
  /** Present when the provider can classify texts, as OpenAI's moderation endpoint does. */
  readonly moderations?: ModerationCapability;
  /** Present when the provider can count the tokens of a prompt before it is sent. */
  readonly tokenCounting?: TokenCountingCapability;
  /** Present when models occupy memory that somebody must manage. */
  readonly residency?: ResidencyCapability;
  /** Present when the provider can be told which of its models to list and use. */
  readonly filter?: ModelFilterCapability;
  /** Present when the provider tells limits, use and credits of our key. */
  readonly account?: AccountCapability;
}

/** Classifies a text by the categories of OpenAI's moderation endpoint. */
export interface ModerationCapability {
  /** Resolves to the names of the categories that the endpoint flags. */
  moderate(
    request: { readonly model: string; readonly input: string },
    options?: CallOptions,
  ): Promise<{ readonly flagged: readonly string[] }>;
}

/** What a provider offers that turns texts into vectors. */
export interface EmbeddingCapability {
  /** One vector per input. Rejects with `LlmError`. */
  embed(request: EmbedRequest, options?: CallOptions): Promise<EmbedResult>;
}

/** What a provider offers that ranks texts. */
export interface RerankingCapability {
  /** At most `topN` results, best first. Rejects with `LlmError`. */
  rerank(request: RerankRequest, options?: CallOptions): Promise<RerankResult>;
}

/** What a provider offers that loads models into memory. Every method rejects with `LlmError`. */
export interface ResidencyCapability {
  /** What occupies memory now. */
  loaded(options?: CallOptions): Promise<readonly LoadedModel[]>;
  /** Idempotent: loading a loaded model returns it. */
  load(model: string, options?: LoadOptions): Promise<LoadedModel>;
  /** Idempotent: unloading an absent model resolves. Waits for answers in progress; a load in progress is ended where it can be. */
  unload(model: string, options?: CallOptions): Promise<void>;
  /** Present when the provider can fetch weights it does not have. */
  pull?(model: string, options?: PullOptions): Promise<void>;
  /** Present when the provider can delete weights that it fetched. Unloads the model first. */
  remove?(model: string, options?: CallOptions): Promise<void>;
  /** Present when the provider tells what happens to its memory. Calls back from now on; returns what ends it. */
  subscribe?(listener: (event: ResidencyEvent) => void): () => void;
}

/**
 * What happened to a model in memory, by its own id.
 *
 * - `loading`: on its way, again with each tenth · `loaded`: there; `warnings` say what went less well than wanted
 * - `failed`: the load ended with an error · `unloaded`: gone, because somebody `asked`, it was `idle` for too long,
 *   another one needed the `room`, its process was `lost`, or the provider `closed`
 * - `degraded`: it runs worse than it should, `warning` says how
 */
export type ResidencyEvent =
  | { readonly type: 'loading'; readonly model: string; readonly progress: number }
  | {
      readonly type: 'loaded';
      readonly model: string;
      readonly loadMs: number;
      readonly memoryBytes?: number;
      readonly gpuMemoryBytes?: number;
      readonly warnings: readonly string[];
    }
  | { readonly type: 'failed'; readonly model: string; readonly error: LlmError }
  | {
      readonly type: 'unloaded';
      readonly model: string;
      readonly reason: 'asked' | 'idle' | 'room' | 'lost' | 'closed';
    }
  | { readonly type: 'degraded'; readonly model: string; readonly warning: string };

/** What every call to a provider may carry. An aborted signal makes the call fail with `ABORTED`. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /**
   * Milliseconds of silence after which the caller gives up on a stream. A provider that waits for something an answer
   * can do without, such as its usage, waits less than that.
   */
  readonly idleMs?: number;
  /** Carries the request id; a provider logs to it and to nothing else. */
  readonly logger?: Logger;
  /** A W3C `traceparent`, to be sent with what is asked of others for this call. Absent: nothing is sent of a trace. */
  readonly traceparent?: string;
}

/** How a model shall be loaded. */
export interface LoadOptions extends CallOptions {
  /** Tokens of context to make room for. */
  readonly contextLength?: number;
  readonly gpuLayers?: number | 'auto';
  /** Milliseconds without use after which it is unloaded; 0: with its last answer, `Infinity`: never. */
  readonly keepAliveMs?: number;
  /** True: it makes room for no other model and stays until somebody unloads it; false: no longer so. */
  readonly pin?: boolean;
  /** Called with 0 to 1, never backwards. */
  readonly onProgress?: (fraction: number) => void;
}

/** How a model shall be fetched. */
export interface PullOptions extends LoadOptions {
  /** Told more than a fraction, by providers that know more. */
  readonly onEvent?: (event: PullEvent) => void;
}

/** What happens while a model is fetched. */
export type PullEvent = PullNote | PullProgress | PullDone;

/** Something that whoever waits should know: what was chosen and why, that another one is waited for. */
export interface PullNote {
  readonly type: 'note';
  /** A sentence for people. */
  readonly message: string;
}

/** How far it is. Comes a few times a second at most. */
export interface PullProgress {
  readonly type: 'progress';
  readonly phase: 'fetching' | 'checking';
  /** Bytes that are here, what was kept of earlier tries included. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Measured over the last seconds; absent while it is not known. */
  readonly bytesPerSecond?: number;
  readonly remainingMs?: number;
}

/** The model is here. */
export interface PullDone {
  readonly type: 'done';
  /** Id that the provider lists it by. */
  readonly model: string;
  /** Bytes that came over the network; 0 where everything was here already. */
  readonly fetchedBytes: number;
}

/** Whether a provider answers, and how fast. */
export interface HealthReport {
  readonly status: 'up' | 'degraded' | 'down';
  readonly latencyMs: number;
  /** One sentence for people, without secrets. */
  readonly detail?: string;
}

/** What a provider package exports as `definition`: everything an assembler needs to know about it. */
export interface ProviderDefinition<Config = unknown> {
  readonly kind: string;
  /** Validates this kind's part of the config (camelCase keys) and fills in defaults. Throws a `ZodError`-like error. */
  readonly config: { parse(input: unknown): Config };
  // A method, so that ProviderDefinition<OllamaConfig> fits a list of ProviderDefinition<unknown>.
  create(id: string, config: Config, deps: ProviderDeps): ModelProvider;
}

/** What a provider is given instead of reaching for it. */
export interface ProviderDeps {
  /** As the caller has it: a provider names itself in every line. */
  readonly logger: Logger;
  /** Looks a secret up by name, so that config files need not hold one. */
  readonly secret: (name: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Folder for what the provider keeps between runs (caches, weights). Absent: keep nothing on disk. */
  readonly dataDir?: string;
  /** What fits this machine. Absent: a provider that loads weights finds out by trying. */
  readonly machine?: Machine;
  /** What other servers with the same keys can be told. Absent: this one is alone. Stays the caller's to close. */
  readonly sharedState?: SharedState;
}
