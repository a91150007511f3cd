import type {
  AccountReport,
  AttemptRecord,
  AttemptTrace,
  EmbedRequest,
  EmbedResult,
  FinishEvent,
  GenerateRequest,
  GenerateResult,
  HealthReport,
  LlmError,
  LoadedModel,
  LoadOptions,
  Logger,
  Message,
  ModelFilter,
  ModelFilterChange,
  ModelInfo,
  ModelMeasurements,
  Plan,
  PullOptions,
  ReasoningDeltaEvent,
  Recorder,
  RefusalDeltaEvent,
  Requirements,
  RerankRequest,
  RerankResult,
  ResidencyEvent,
  SafetyAction,
  SafetyRetractEvent,
  SafetyVerdict,
  StartEvent,
  TextDeltaEvent,
  ToolCallDeltaEvent,
  Usage,
} from '@modelhaven/core';
import type { Monitor } from '@modelhaven/monitoring';
import type { ProviderHealth } from './health/health-record.ts';
import type { CacheOutcome, CacheWishes } from './response-cache/types.ts';

/**
 * Wishes about providers. Names that are not ids of configured providers mean those behind OpenRouter and are handed on
 * to it; without OpenRouter they are refused.
 */
export interface ProviderPreferences {
  /** These first, in this order, where nobody named a model. */
  readonly order?: readonly string[];
  /** Only these. */
  readonly only?: readonly string[];
  /** Never these. */
  readonly ignore?: readonly string[];
  /** What matters most; a `prefer` of the request comes before it. */
  readonly sort?: 'price' | 'throughput' | 'latency';
}

/** What is asked of the manager: a request, and what is demanded of whoever answers. */
export interface ManagerRequest extends Omit<GenerateRequest, 'model' | 'messages'>, Omit<Requirements, 'models'> {
  /** An address, a bare id that is unique, an alias, or `auto`, `auto:free`, `auto:cheap`, `auto:fast`, `auto:local`, `auto:<task_type>`. Default `auto`. */
  readonly model?: string;
  /** Tried in this order, after `model` where that is given as well; each may be anything that `model` may be. */
  readonly models?: readonly string[];
  /** Tried in this order after all of those. */
  readonly fallbacks?: readonly string[];
  readonly providerPreferences?: ProviderPreferences;
  /** Exactly one of `messages` and `prompt` is set. */
  readonly messages?: readonly Message[];
  readonly prompt?: string;
}

/** What belongs to one call and not to the question. */
export interface ManagerCallOptions {
  readonly signal?: AbortSignal;
  readonly logger?: Logger;
  /** Default: a random UUID. */
  readonly requestId?: string;
  /** Opaque id of the key that the request came with, for records. */
  readonly keyId?: string;
  /** Who is behind the key, and whose key it is, for records. */
  readonly user?: string;
  readonly tenant?: string;
  /**
   * Which models may be used, by address. Others are as if they were not there; where only such were asked for by name,
   * the call rejects with `UNAUTHORIZED` and status 403. Default: all.
   */
  readonly allows?: (address: string) => boolean;
  /** Gets the record of every attempt of this call as well, also of those that end after it. */
  readonly recorder?: Recorder;
  /** The trace that the call belongs to, as a W3C `traceparent`, for records. */
  readonly traceparent?: string;
  /** What is wanted of the response cache, where there is one. Default: its answers, and that it keeps ours. */
  readonly cache?: CacheWishes;
  readonly channel?: 'story' | 'ooc';
  readonly locale?: string;
  readonly country?: string;
  readonly conversationId?: string;
}

/** Who answers, known when the answer begins. */
export interface AnswerRoute {
  readonly requestId: string;
  /** Id of the provider instance, or `modelhaven` where the safety engine answers itself. */
  readonly provider: string;
  /** The provider's own model id. */
  readonly model: string;
  /** `provider/model`. */
  readonly address: string;
  /** Attempts so far, this one included; 0 where no model was asked. */
  readonly attempts: number;
  /** What the verdict on the input asks for; absent where nothing was checked, as for embeddings. */
  readonly safetyAction?: SafetyAction;
  /** Attempts that have ended so far, in that order; on `start` those that failed before this one. */
  readonly trail?: readonly AttemptReport[];
  /** What became of the request at the response cache; absent where there is none, or it was not asked. */
  readonly cache?: CacheOutcome;
}

/** One attempt that failed before another took over. */
export interface FailedAttempt {
  readonly address: string;
  readonly code: LlmError['code'];
  /** A sentence for people, without secrets. */
  readonly message: string;
}

/**
 * Why an attempt was made: as the first one, to ask the same model again, to let another stand in, to race a slow one,
 * or to continue an answer that broke off.
 */
export type AttemptRole = 'first' | 'retry' | 'fallback' | 'hedge' | 'recovery';

/** One attempt, however it ended. */
export interface AttemptReport extends AttemptTrace {
  readonly role: AttemptRole;
  /** `ABORTED` where the caller left, or another model of a race was quicker. */
  readonly outcome: 'OK' | LlmError['code'];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds from the start to the first content; absent where none came. */
  readonly firstEventMs?: number;
  /** Milliseconds that it waited for its turn before it was sent; absent where it did not. */
  readonly queuedMs?: number;
  /** What it used and is billed for; absent where it gave nothing. */
  readonly usage?: Usage;
}

/** All that is known of an answer when it has ended. */
export interface AnswerReport extends AnswerRoute {
  /** Milliseconds since the call. */
  readonly latencyMs: number;
  readonly firstEventMs?: number;
  /** Of the attempt that answered. */
  readonly usage: Usage;
  /** USD for all attempts together; absent where a price is unknown. */
  readonly costUsd?: number;
  /** Why models were passed over, also those that were not asked because they rest or are full. */
  readonly failedAttempts: readonly FailedAttempt[];
  /** Every attempt that was made, in the order in which they ended. */
  readonly trail: readonly AttemptReport[];
  readonly plan: Plan;
  /** The verdict on what the user wrote, and on what the model answered. */
  readonly safety: { readonly input: SafetyVerdict; readonly output?: SafetyVerdict };
}

/** What `stream` yields: the events of a provider, with the route on `start` and the report on `finish`. */
export type AnswerEvent =
  | (StartEvent & { readonly route: AnswerRoute })
  | TextDeltaEvent
  | ReasoningDeltaEvent
  | RefusalDeltaEvent
  | ToolCallDeltaEvent
  | SafetyRetractEvent
  | (FinishEvent & { readonly report: AnswerReport });

/** One complete answer with its report. */
export interface Answer extends GenerateResult {
  readonly report: AnswerReport;
}

/** Which models to list. */
export interface ListModelsOptions {
  readonly provider?: string;
  readonly freeOnly?: boolean;
  readonly taskType?: string;
  readonly capability?: string;
  /** Part of an id or name, any case. */
  readonly search?: string;
  /** USD per token; models of unknown price are left out. */
  readonly maxCostPerToken?: number;
  /** Ask the providers again instead of reading the cached lists. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

/** Models of all providers that could be asked; those that failed are notes, not errors. */
export interface ModelList {
  readonly models: readonly ModelInfo[];
  readonly unavailable: readonly { readonly provider: string; readonly error: LlmError }[];
}

/** One provider as an operator sees it. */
export interface ProviderStatus {
  readonly id: string;
  readonly kind: string;
  readonly health: HealthReport;
  /** Models in its list; absent where the list could not be had. */
  readonly modelCount?: number;
  readonly loaded?: readonly LoadedModel[];
  /** Which of its models it lists and uses; absent where it cannot be told. */
  readonly filter?: ModelFilter;
  /** Limits, use and credits of our key; only where they were asked for, and could be had. */
  readonly account?: AccountReport;
  /** State of its circuit. */
  readonly circuit: CircuitStatus;
  /** How full it is; absent until it was first asked. */
  readonly load?: ProviderLoad;
}

/** How full a provider is. */
export interface ProviderLoad {
  /** Requests under way. */
  readonly inFlight: number;
  /** Most that may be under way now; falls and rises with what the provider says. */
  readonly limit: number;
  /** Requests that wait for a place. */
  readonly queued: number;
}

/** State of the circuit of a model or provider. */
export interface CircuitStatus {
  /** `provider` or `provider/model`. */
  readonly key: string;
  readonly state: 'closed' | 'open' | 'half-open' | 'isolated';
  readonly consecutiveFailures: number;
  /** Milliseconds since 1970 of the next probe, while open. */
  readonly nextProbeAt?: number;
  readonly lastError?: LlmError['code'];
}

/** What a connectivity test saw. */
export interface ModelTest {
  readonly address: string;
  readonly ok: boolean;
  readonly latencyMs: number;
  readonly firstEventMs?: number;
  readonly tokensPerSecond?: number;
  readonly error?: LlmError;
}

/** What is known of a verdict beside its score. */
export interface FeedbackOptions {
  /** How much it counts, above 0 to 1. A thumb of one person counts less than a test. Default 1. */
  readonly weight?: number;
  /** The key that the request came with, where it came with one: nobody else may judge its answer. */
  readonly keyId?: string;
}

/** Whom a verdict was about. */
export interface FeedbackReceipt {
  readonly requestId: string;
  /** `provider/model` that had answered. */
  readonly address: string;
}

/** What happened to a model in the memory of a provider; `model` is the provider's own id. */
export type MemoryEvent = ResidencyEvent & { readonly provider: string };

/** Every language model behind one door. All methods reject with `LlmError`. */
export interface ModelManager {
  /** One complete answer. */
  generate(request: ManagerRequest, options?: ManagerCallOptions): Promise<Answer>;
  /** The same for a bare prompt. */
  generateText(
    prompt: string,
    request?: Omit<ManagerRequest, 'prompt' | 'messages'>,
    options?: ManagerCallOptions,
  ): Promise<Answer>;
  /** The answer as events. Nothing is sent before the first `next()`; ending the iteration early cancels. */
  stream(request: ManagerRequest, options?: ManagerCallOptions): AsyncIterable<AnswerEvent>;
  embed(request: EmbedRequest, options?: ManagerCallOptions): Promise<EmbedResult & { readonly route: AnswerRoute }>;
  /** Puts texts in order by what they have to do with a question. The model has to be named; none ever stands in. */
  rerank(request: RerankRequest, options?: ManagerCallOptions): Promise<RerankResult & { readonly route: AnswerRoute }>;
  /** The plan for a request, with every score and reason. Calls no model. */
  select(request: ManagerRequest | Requirements, options?: ManagerCallOptions): Promise<Plan>;

  /**
   * Says how good an answer was, 0 to 10: moves the quality of that model for prompts like that one. Once for each
   * answer, while it is among the latest 10,000; else rejects with `INVALID_REQUEST`.
   */
  feedback(requestId: string, score: number, options?: FeedbackOptions): Promise<FeedbackReceipt>;

  listModels(options?: ListModelsOptions): Promise<ModelList>;
  getFreeModels(options?: Pick<ListModelsOptions, 'provider' | 'signal'>): Promise<readonly ModelInfo[]>;
  /** Resolves an address, bare id or alias to models, in order of preference; `MODEL_NOT_FOUND` names the nearest. */
  resolve(name: string): Promise<readonly string[]>;

  /** Health of all providers, asked now; with `account`, what they say of our keys too. One that fails is no error. */
  providers(options?: {
    readonly account?: boolean;
    readonly signal?: AbortSignal;
  }): Promise<readonly ProviderStatus[]>;
  /** One short question to a model: does it answer, and how fast. */
  test(address: string, options?: ManagerCallOptions): Promise<ModelTest>;
  load(address: string, options?: LoadOptions): Promise<LoadedModel>;
  unload(address: string, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /**
   * Fetches weights that a provider does not have. The model need not be in any list: without its provider, the name
   * goes to the only one that can fetch. Rejects with `UNSUPPORTED` where nobody can.
   */
  pull(address: string, options?: PullOptions): Promise<void>;
  /** Deletes the weights of a model from the disk. Rejects with `UNSUPPORTED` where its provider cannot. */
  remove(address: string, options?: { readonly signal?: AbortSignal }): Promise<void>;

  /** What happens in the memory of providers that tell it. */
  readonly memory: {
    /** Calls back from now on. Returns what ends it. */
    subscribe(listener: (event: MemoryEvent) => void): () => void;
  };

  /** Which models of a provider are listed and used. */
  readonly filters: {
    /** Throws `INVALID_REQUEST` for an unknown provider, `UNSUPPORTED` for one without a filter. */
    get(provider: string): ModelFilter;
    /** Holds at once; resolves when the lists follow it. */
    set(provider: string, change: ModelFilterChange, options?: { readonly signal?: AbortSignal }): Promise<ModelFilter>;
  };

  /** How providers and their models in memory are, as checks and attempts tell. Asks nobody but in `check`. */
  readonly health: {
    /** Every provider, in the order of the configuration. */
    all(): readonly ProviderHealth[];
    /** Checks all of them now; cheap, and never a generation. Never rejects. */
    check(): Promise<readonly ProviderHealth[]>;
    /** Calls back with every change from now on. Returns what ends it. */
    subscribe(listener: (health: ProviderHealth) => void): () => void;
  };

  /** Everything that was measured, as it happens and looking back. */
  readonly monitor: Monitor;
  readonly performance: {
    /** Measurements of a model (address or bare id) in the last hours, default 24; undefined where it was never used. */
    getModelPerformance(
      model: string,
      options?: { readonly timeframeHours?: number },
    ): Promise<ModelMeasurements | undefined>;
    /** The last attempts, newest first. */
    recent(limit?: number): readonly AttemptRecord[];
  };
  readonly fallback: {
    /** Every circuit that is not closed or has seen a failure. */
    circuits(): readonly CircuitStatus[];
    /** Closes a circuit by hand. */
    reset(key: string): void;
    /** Takes a model or provider out of service until `reset`. */
    isolate(key: string): void;
    /** Calls back with every change of a circuit from now on. Returns what ends it. */
    subscribe(listener: (status: CircuitStatus) => void): () => void;
  };

  /**
   * Lets running answers end (at most `graceMs`, default 10 000), then aborts them and closes every provider. Idempotent;
   * a second call with less patience makes the first one shorter.
   */
  close(options?: { readonly graceMs?: number }): Promise<void>;
}
