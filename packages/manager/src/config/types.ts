import type { CustomRule, OpinionMark, Responses } from '@modelhaven/safety';
import type { ResponseCacheSettings } from '../response-cache/types.ts';
import type { ManagerSettings } from '../settings.ts';
import type { OPINION_FAMILIES } from './safety-schema.ts';
import type { AlertsConfig, WebhookConfig } from './to-alerts.ts';

/** One configured provider, as its package gets it. */
export interface ProviderEnvelope {
  /** Id of the instance: the first half of its models' addresses. */
  readonly id: string;
  /** Which definition makes it. */
  readonly kind: string;
  readonly enabled: boolean;
  /** True where somebody asked for it; false where it is on by default and may be missing in a build. */
  readonly isAskedFor: boolean;
  /** Where it stands in the file: `model_management.providers.lm_studio`. */
  readonly path: string;
  /** Its own keys in camelCase, for its package to validate. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Who had the last word on a value. */
export type ConfigOrigin =
  | { readonly from: 'default' }
  | { readonly from: 'file'; readonly line?: number; readonly variables?: readonly string[] }
  | { readonly from: 'environment'; readonly name: string }
  | { readonly from: 'flag' };

/** One value of the configuration as it may be shown. */
export interface ConfigEntry {
  /** `model_management.providers.openrouter.api_key`. */
  readonly path: string;
  /** Secrets are `********`. */
  readonly value: unknown;
  readonly origin: ConfigOrigin;
}

/** Something that is no error and that its owner should know. */
export interface ConfigNote {
  readonly path: string;
  readonly message: string;
}

/** What is measured, where it is kept and for how long: `performance_monitoring`. */
export interface MonitoringConfig {
  readonly enabled: boolean;
  readonly metricsRetentionDays: number;
  readonly realTimeMonitoring: boolean;
  readonly aggregationIntervalMinutes: number;
  /** `embedded`, `memory`, or the address of a store. */
  readonly store: string;
  readonly alerts: AlertsConfig;
}

/** Whether requests are kept one by one, and how. */
export interface RequestLogConfig {
  readonly enabled: boolean;
  /** Whether texts are kept as well, and whether personal data in them is hidden. */
  readonly content: boolean;
  readonly redact: boolean;
  readonly retentionDays: number;
  readonly maxFileMb: number;
}

/** Whether answers are given again, and for how long: `response_cache`. */
export interface ResponseCacheConfig extends ResponseCacheSettings {
  readonly enabled: boolean;
  /** `memory`, or the address of a Redis. */
  readonly store: string;
  readonly maxEntries: number;
  /** Bytes of all answers together. */
  readonly maxBytes: number;
  /** What names and texts in Redis are made unreadable with. Absent: a secret of the data folder. */
  readonly secret?: string;
}

/** Whether the machine is looked at, and how much of it models may have: `hardware_detection`. */
export interface HardwareConfig {
  readonly enabled: boolean;
  readonly gpuDetection: boolean;
  readonly memoryThresholdGb: number;
  readonly cpuCoreThreshold: number;
}

/** Who is asked for a second opinion, and how long. */
export interface SecondOpinionsConfig {
  readonly sources: readonly OpinionSourceConfig[];
  readonly timeoutMs?: number;
  readonly onFailure?: 'open' | 'closed';
}

export interface OpinionSourceConfig {
  readonly name: string;
  readonly family: (typeof OPINION_FAMILIES)[number];
  /** Address of the model, for all but text classifiers. */
  readonly model?: string;
  /** Folder of the model, labels and threshold, for text classifiers. */
  readonly folder?: string;
  readonly labels?: Readonly<Record<string, OpinionMark>>;
  readonly threshold?: number;
  readonly judges?: readonly ('input' | 'output')[];
}

/** What the safety engine looks for and what follows: `therapeutic_safety`. */
export interface SafetyConfig {
  readonly enabled: boolean;
  readonly contentFiltering: boolean;
  readonly crisisDetection: boolean;
  /** 0 to 10. */
  readonly minimumSafetyScore: number;
  /** Rules of the application; loading them checks what they mean. */
  readonly rules: readonly CustomRule[];
  /** A file with more of them, which is read again when it changes. */
  readonly rulesFile?: string;
  /** What is done about each action. */
  readonly actions: Responses;
  readonly outputMode: 'strict' | 'balanced' | 'observe';
  readonly audit: {
    readonly enabled: boolean;
    readonly retentionDays: number;
    readonly onFailure: 'continue' | 'close';
  };
  /** Who is told of decisions with the response `notify`. */
  readonly webhook?: WebhookConfig;
  readonly secondOpinions?: SecondOpinionsConfig;
  /** Of users who say nothing else: ISO 3166-1 alpha-2, and BCP 47. */
  readonly defaultCountry?: string;
  readonly defaultLocale?: string;
}

/** How much may be used in any minute, hour or day. What is absent is not limited. */
export interface Limits {
  readonly requestsPerMinute?: number;
  readonly requestsPerHour?: number;
  readonly requestsPerDay?: number;
  /** Of prompts and answers together. */
  readonly tokensPerMinute?: number;
  readonly tokensPerHour?: number;
  readonly tokensPerDay?: number;
  readonly costUsdPerMinute?: number;
  readonly costUsdPerHour?: number;
  readonly costUsdPerDay?: number;
  readonly concurrentRequests?: number;
}

/** Limits of every key, every user, and every model that one of the patterns means. */
export interface AllLimits {
  readonly perKey?: Limits;
  readonly perUser?: Limits;
  readonly perModel: readonly { readonly pattern: string; readonly limits: Limits }[];
}

/** How much may be spent in a day or month of UTC. */
export interface Spending {
  readonly period: 'day' | 'month';
  readonly usd: number;
  /** `hard` refuses what would go beyond it, `soft` only tells of it. */
  readonly enforce: 'hard' | 'soft';
  /** 0 to 1: the part of it from which it counts as near its end. */
  readonly warnAt: number;
}

/** Spending of all together, or of each key, user, tenant or model. */
export interface Budget extends Spending {
  readonly per: 'total' | 'key' | 'user' | 'tenant' | 'model';
  /** Only these, as patterns; absent: all. */
  readonly only?: readonly string[];
}

/** A budget of the configuration, by the name that its writer chose. */
export interface NamedBudget extends Budget {
  readonly name: string;
}

/** Whether traces and metrics are sent by OTLP, and where. Without an endpoint nothing is. */
export interface TelemetryConfig {
  readonly enabled: boolean;
  /** Without `/v1/traces` and `/v1/metrics`. */
  readonly endpoint?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly traces: boolean;
  readonly metrics: boolean;
  /** Between two deliveries of metrics. */
  readonly intervalSeconds: number;
  /** Ids of providers that are sent a `traceparent` besides those on this machine; `none`: nobody is. */
  readonly propagate: 'none' | readonly string[];
}

/** Where the server listens, keeps its data and shares its state: the section `server`. */
export interface ServerConfig {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly corsOrigins: readonly string[];
  /** Host names inside the network that requests may name in addresses of images and files. */
  readonly allowedUrlHosts: readonly string[];
  readonly dataDir: string;
  /** `memory`, or the address of the store that several servers share. */
  readonly sharedState: string;
  readonly telemetry: TelemetryConfig;
  readonly limits: AllLimits;
  readonly budgets: readonly NamedBudget[];
  readonly load: LoadConfig;
  /** Path of a Unix socket, in place of host and port. */
  readonly socket?: string;
  readonly tls?: { readonly certFile: string; readonly keyFile: string; readonly http2: boolean };
  /** Processes that answer at one address. */
  readonly workers: number | 'auto';
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  readonly responses: ResponsesConfig;
  /** How long `/readyz` says no before nobody is let in any more. */
  readonly drainSeconds: number;
  /** How long running answers may take to end. */
  readonly shutdownSeconds: number;
}

/** What `/v1/responses` keeps. */
export interface ResponsesConfig {
  /** `kept`: in the store that several servers share, else in the data folder. */
  readonly store: 'kept' | 'memory';
  readonly retentionMs: number;
  readonly maxEntries: number;
  /** Bytes of all of them together. */
  readonly maxBytes: number;
}

/** How much work the process takes on before it answers with 503. */
export interface LoadConfig {
  readonly openRequests: number;
  readonly connections: number;
  readonly streamsPerConnection: number;
  readonly eventLoopDelayMs: number;
}

/** The whole configuration: validated, with defaults, in camelCase. */
export interface ModelhavenConfig {
  /** False switches every provider off. */
  readonly enabled: boolean;
  readonly providers: readonly ProviderEnvelope[];
  readonly settings: ManagerSettings;
  readonly monitoring: MonitoringConfig;
  readonly requestLog: RequestLogConfig;
  readonly responseCache: ResponseCacheConfig;
  readonly hardware: HardwareConfig;
  readonly safety: SafetyConfig;
  readonly server: ServerConfig;
  /** The file it was read from. */
  readonly file?: string;
  readonly notes: readonly ConfigNote[];
  /** Every value with its origin, secrets masked. */
  readonly entries: readonly ConfigEntry[];
}
