import type { GenerateRequest, Requirements, SafetyVerdict, StoreSize, StreamEvent } from '@modelhaven/core';

/** What the caller of one request wants of the cache. */
export interface CacheWishes {
  /** False: an answer of the cache is not wanted. Default true. */
  readonly read?: boolean;
  /** False: the answer shall not be kept. Default true. */
  readonly write?: boolean;
  /** Milliseconds that an answer of the cache may be old. Default: as long as it is kept. */
  readonly maxAgeMs?: number;
}

/** What became of a request at the cache. */
export interface CacheOutcome {
  /** `bypass`: the cache was not looked into. */
  readonly status: 'hit' | 'miss' | 'bypass';
  /** On a hit: the same question, or one that means the same. */
  readonly match?: 'exact' | 'similar';
  /** On a hit by meaning: the cosine of both questions, to 1. */
  readonly similarity?: number;
  /** On a hit: milliseconds since the answer was kept. */
  readonly ageMs?: number;
  /** On a hit: USD that the model had cost; absent where its price is unknown. */
  readonly savedCostUsd?: number;
  /** On a bypass: why. */
  readonly reason?: BypassReason;
}

/** Why the cache was not looked into. */
export type BypassReason =
  /** The caller did not want it. */
  | 'caller'
  /** Something was found in what the user wrote. */
  | 'safety'
  /** The answer is drawn by lot: the temperature is above `max_temperature`, and there is no seed. */
  | 'sampling'
  /** A tool is not among those that are allowed by name. */
  | 'tools'
  /** The request names an address whose content may be another one tomorrow. */
  | 'address';

/** A question, as the cache is asked. */
export interface CacheQuestion {
  /** As it would go to the model. */
  readonly request: GenerateRequest;
  readonly requirements: Requirements;
  /** Address of the model that would be asked first. */
  readonly address: string;
  /** The verdict on what the user wrote. */
  readonly verdict: SafetyVerdict;
  readonly owner: CacheOwner;
  /** What safety went by beside the text. */
  readonly person: {
    readonly channel?: string | undefined;
    readonly locale?: string | undefined;
    readonly country?: string | undefined;
  };
  readonly wishes: CacheWishes;
  /** The vector of a text by this model; for questions that mean the same. */
  readonly embed: (model: string, text: string, signal: AbortSignal) => Promise<readonly number[]>;
}

/** Who asks. */
export interface CacheOwner {
  readonly keyId?: string;
  readonly tenant?: string;
  readonly user?: string;
}

/** An answer that was kept: the events of the model, before anything was screened. */
export interface KeptAnswer {
  readonly provider: string;
  readonly model: string;
  readonly address: string;
  readonly events: readonly StreamEvent[];
}

/** An answer that has come to its end and may be kept. */
export interface FreshAnswer extends KeptAnswer {
  /** USD; absent where the price is unknown. */
  readonly costUsd?: number;
}

/** What the cache says to a question. */
export interface CacheTurn {
  readonly outcome: CacheOutcome;
  /** On a hit. */
  readonly answer?: KeptAnswer;
  /** Keeps what a model answered; absent where it shall not be kept. */
  readonly keep?: (answer: FreshAnswer) => void;
  /** On a hit: forgets this answer, because something is wrong with it. */
  readonly forget?: () => void;
}

/** Whose answers are erased; of all that are named, each. */
export interface CacheErasure {
  readonly keyId?: string;
  /** `user`, or `tenant/user`. */
  readonly user?: string;
  /** Address of the model that answered. */
  readonly model?: string;
}

/** Counters since the start of the process. */
export interface CacheCounts {
  readonly hits: number;
  /** Part of `hits` that was found by meaning. */
  readonly similarHits: number;
  readonly misses: number;
  readonly bypasses: Readonly<Partial<Record<BypassReason, number>>>;
  readonly kept: number;
  /** USD, as far as prices are known. */
  readonly savedCostUsd: number;
  readonly savedInputTokens: number;
  readonly savedOutputTokens: number;
  /** Hits by the address of the model whose answers they were. */
  readonly models: Readonly<Record<string, { readonly hits: number; readonly savedCostUsd: number }>>;
}

/** Counters since the start of the process, and what is kept now. */
export interface CacheStatistics extends CacheCounts {
  /** What the store holds, that of other servers included; absent while it is away. */
  readonly size?: StoreSize;
}

/** Answers that were given before. Never throws into a call: what fails is a miss. */
export interface ResponseCache {
  /** Bytes of an answer, about, above which it is not kept. */
  readonly maxEntryBytes: number;
  ask(question: CacheQuestion): Promise<CacheTurn>;
  /** Resolves to how many texts were erased. Rejects with `UNAVAILABLE` while the store is away. */
  erase(whose?: CacheErasure): Promise<number>;
  counts(): CacheCounts;
  statistics(): Promise<CacheStatistics>;
  /** Idempotent. What is kept elsewhere than in this process stays there. */
  close(): Promise<void>;
}

/** What is kept, for how long, and who shares it. */
export interface ResponseCacheSettings {
  /** Milliseconds that an answer is kept. */
  readonly ttlMs: number;
  /** Bytes of an answer; larger ones are not kept. */
  readonly maxEntryBytes: number;
  /** 0 to 2; where a request names no temperature, it counts as 1. */
  readonly maxTemperature: number;
  /** Names of tools that do nothing but look up. */
  readonly tools: readonly string[];
  /** Whether users of one key, or of one sharing tenant, get answers of each other. */
  readonly shareUsers: boolean;
  /** Tenants whose keys share. */
  readonly shareTenants: readonly string[];
  /** Also answers questions that mean the same. Absent: it does not. */
  readonly semantic?: {
    /** Address of the model that embeds. */
    readonly model: string;
    /** Cosine, 0 to 1. */
    readonly threshold: number;
  };
}
