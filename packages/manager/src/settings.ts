import type { Requirements } from '@modelhaven/core';

/** Two lists between which the difficulty of a prompt decides. Each stands in for the other. */
export interface DifficultyRoutes {
  /** Cheap models for easy prompts, in order; names of anything. */
  readonly easy: readonly string[];
  /** Strong models for hard prompts, in order. */
  readonly hard: readonly string[];
  /** Difficulty from which a prompt counts as hard, 0 (all of them) to 1. Default 0.5. */
  readonly threshold?: number;
}

/** Requirements on whoever answers, or on the models that are listed. */
export interface AliasRequirements extends Requirements {
  /** Takes the place of `models`. */
  readonly byDifficulty?: DifficultyRoutes;
}

/** What an alias stands for: models in order of preference (or other aliases), or requirements on whoever answers. */
export type Alias = string | readonly string[] | AliasRequirements;

/** What `auto` goes by where the request does not say. */
export interface SelectionSettings {
  /** `performance_based` (default), `cost_based`, `availability_based` or `adaptive`. */
  readonly algorithm?: string;
  /** How much each score counts, 0 or more each. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Models that cost nothing first. Default true. */
  readonly preferFree?: boolean;
  /** Models that reach this quality (0 to 10, default 6) and latency (milliseconds, default 5 000) come first; none is dropped. */
  readonly minQualityScore?: number;
  readonly maxLatencyMs?: number;
  /** The safety score (0 to 10) meant where a request sets `therapeuticSafetyRequired` without a figure. Default 7. */
  readonly minSafetyScore?: number;
  /** Known safety scores by address, 0 to 10. A model without one counts as unrated. */
  readonly safetyScores?: Readonly<Record<string, number>>;
  /** Addresses that come first among the models of their provider. */
  readonly preferredModels?: readonly string[];
}

/** Who stands in for a model that fails. */
export interface FallbackSettings {
  /** False: the first model of a plan is the only one that is asked. Default true. */
  readonly enabled?: boolean;
  /** How many further models of `auto` may be asked after the first. Lists that the caller wrote are tried in full. Default 3. */
  readonly maxFurtherModels?: number;
  /** After a failure, other providers come before other models of the same one. Default true. */
  readonly preferDifferentProvider?: boolean;
  /** The algorithm that orders the stand-ins, where it is another one than for the first choice. */
  readonly strategy?: string;
}

/** When the same model is asked again, before anything was given out. */
export interface RetrySettings {
  /** Further tries of the same model, 0 or more. With other models waiting it is one at most. Default 2. */
  readonly maxRetries?: number;
  /** Milliseconds; the n-th wait is a random part of `baseDelayMs * 2^(n-1)`. Default 250. */
  readonly baseDelayMs?: number;
  /** Longest random wait in milliseconds. Default 8 000. */
  readonly maxDelayMs?: number;
  /** Longest wait in milliseconds that a provider may ask for by `Retry-After` before it counts as failed. Default 30 000. */
  readonly maxRetryAfterMs?: number;
}

/** How long an answer may take, in milliseconds. */
export interface DeadlineSettings {
  /** Until the first content of an attempt. Default 30 000; less where the live figures of a model are better. */
  readonly firstEventMs?: number;
  /** The same for models that think first. Default 120 000. */
  readonly reasoningFirstEventMs?: number;
  /** The same for models of this machine, which may have to be loaded. Default 300 000. */
  readonly localFirstEventMs?: number;
  /** Silence between two events. Default 30 000. */
  readonly idleMs?: number;
  /** All attempts together until something is given out. Default 330 000. */
  readonly untilContentMs?: number;
  /** The whole answer, all attempts together. Default 1 800 000. */
  readonly totalMs?: number;
}

/** When a failing model or provider rests, and when it is tried again. */
export interface CircuitSettings {
  /** Failures of a model in a row that make it rest. Default 3. */
  readonly failureThreshold?: number;
  /** The same for a provider, over all its models. Default 6. */
  readonly providerFailureThreshold?: number;
  /** Milliseconds of the first rest; it doubles with every failed probe. Default 10 000. */
  readonly openMs?: number;
  /** Longest rest in milliseconds. Default 1 800 000. */
  readonly maxOpenMs?: number;
}

/** How many requests may be under way at once at each provider. */
export interface ConcurrencySettings {
  /** Most at one provider, 1 or more. Default 4 096. */
  readonly maxConcurrent?: number;
  /** The same for single providers, by id. */
  readonly providers?: Readonly<Record<string, number>>;
  /** Fewer while a provider answers 429 or slows down, and more again after it. Default true. */
  readonly adaptive?: boolean;
  /** Most that may wait for one provider; who comes after them is refused at once. 0 or more, default 4 096. */
  readonly maxQueued?: number;
  /** Longest wait for a place in milliseconds; one second where another model could be asked instead. Default 30 000. */
  readonly maxWaitMs?: number;
}

/** Whether a second model is asked where the first is slow to begin. */
export interface HedgingSettings {
  /** Default false. */
  readonly enabled?: boolean;
  /** What second requests may cost at most, as a part of what all others cost (and of their number), 0 to 1. Default 0.05. */
  readonly maxExtraCostFraction?: number;
}

/** How lists of models are kept. */
export interface ModelListSettings {
  /** Milliseconds after which a list is asked for again (the old one is used meanwhile). Default 300 000. */
  readonly ttlMs?: number;
  /** The same for providers on this machine, whose models come and go. Default 15 000. */
  readonly localTtlMs?: number;
  /** Milliseconds for which a provider that could not list is not asked again. Default 10 000. */
  readonly failedTtlMs?: number;
  /** Longest wait for a list in milliseconds. Default 10 000. */
  readonly timeoutMs?: number;
}

/** Whether providers are looked at before somebody asks them. */
export interface HealthCheckSettings {
  /** Default false: only what attempts tell is known. */
  readonly enabled?: boolean;
  /** Milliseconds between two checks of a provider, a fifth more or less. Default 30 000. */
  readonly intervalMs?: number;
  /** Longest wait for an answer in milliseconds. Default 5 000. */
  readonly timeoutMs?: number;
}

/** Everything about a manager that is a choice and not a part. Each has a default. */
export interface ManagerSettings {
  readonly aliases?: Readonly<Record<string, Alias>>;
  /** Task types beside the known ones. */
  readonly taskTypes?: readonly string[];
  /** Provider that is meant where several serve a bare model id. */
  readonly defaultProvider?: string;
  readonly selection?: SelectionSettings;
  readonly fallback?: FallbackSettings;
  readonly retries?: RetrySettings;
  readonly deadlines?: DeadlineSettings;
  readonly circuit?: CircuitSettings;
  readonly concurrency?: ConcurrencySettings;
  readonly hedging?: HedgingSettings;
  readonly modelLists?: ModelListSettings;
  readonly healthChecks?: HealthCheckSettings;
  /**
   * What happens when an answer breaks off after some of it was given out. `continue` (default): asked for again, and
   * continued where that is honest. `error`: `STREAM_INTERRUPTED` at once.
   */
  readonly recovery?: 'continue' | 'error';
}

/** The same with every default filled in. */
export interface ResolvedSettings {
  readonly aliases: Readonly<Record<string, Alias>>;
  readonly taskTypes: readonly string[];
  readonly defaultProvider: string | undefined;
  readonly selection: SelectionSettings & { readonly preferFree: boolean; readonly minSafetyScore: number };
  readonly fallback: Required<Omit<FallbackSettings, 'strategy'>> & { readonly strategy: string | undefined };
  readonly retries: Required<RetrySettings>;
  readonly deadlines: Required<DeadlineSettings>;
  readonly circuit: Required<CircuitSettings>;
  readonly concurrency: Required<ConcurrencySettings>;
  readonly hedging: Required<HedgingSettings>;
  readonly modelLists: Required<ModelListSettings>;
  readonly healthChecks: Required<HealthCheckSettings>;
  readonly recovery: 'continue' | 'error';
}

/** Fills in the defaults. */
export function resolveSettings(settings: ManagerSettings = {}): ResolvedSettings {
  return {
    aliases: settings.aliases ?? {},
    taskTypes: settings.taskTypes ?? [],
    defaultProvider: settings.defaultProvider,
    selection: { preferFree: true, minSafetyScore: 7, ...settings.selection },
    fallback: {
      enabled: true,
      maxFurtherModels: 3,
      preferDifferentProvider: true,
      strategy: undefined,
      ...settings.fallback,
    },
    retries: { maxRetries: 2, baseDelayMs: 250, maxDelayMs: 8_000, maxRetryAfterMs: 30_000, ...settings.retries },
    deadlines: {
      firstEventMs: 30_000,
      reasoningFirstEventMs: 120_000,
      localFirstEventMs: 300_000,
      idleMs: 30_000,
      untilContentMs: 330_000,
      totalMs: 1_800_000,
      ...settings.deadlines,
    },
    circuit: {
      failureThreshold: 3,
      providerFailureThreshold: 6,
      openMs: 10_000,
      maxOpenMs: 1_800_000,
      ...settings.circuit,
    },
    concurrency: {
      maxConcurrent: 4_096,
      providers: {},
      adaptive: true,
      maxQueued: 4_096,
      maxWaitMs: 30_000,
      ...settings.concurrency,
    },
    hedging: { enabled: false, maxExtraCostFraction: 0.05, ...settings.hedging },
    modelLists: {
      ttlMs: 300_000,
      localTtlMs: 15_000,
      failedTtlMs: 10_000,
      timeoutMs: 10_000,
      ...settings.modelLists,
    },
    healthChecks: { enabled: false, intervalMs: 30_000, timeoutMs: 5_000, ...settings.healthChecks },
    recovery: settings.recovery ?? 'continue',
  };
}
