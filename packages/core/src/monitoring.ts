import type { ErrorCode } from './error-table.ts';
import type { Usage } from './generation.ts';

/** What happened when one model was asked once. Holds no text of a prompt or an answer. */
export interface AttemptRecord {
  readonly requestId: string;
  /** 1 for the first attempt of the request. */
  readonly attempt: number;
  /** Why it was made: first of all, again, in place of another, to race a slow one, or to continue a broken answer. */
  readonly role?: 'first' | 'retry' | 'fallback' | 'hedge' | 'recovery';
  /** Id of the provider instance, and the provider's own model id. */
  readonly provider: string;
  readonly model: string;
  readonly taskType?: string;
  /** Opaque id of the key that the request came with. */
  readonly keyId?: string;
  /** Opaque id of the person or application behind the key, as the caller named it. */
  readonly user?: string;
  /** Whose key it is, where several keys belong to one owner. */
  readonly tenant?: string;
  readonly operation: 'chat' | 'embeddings' | 'rerank';
  readonly streamed: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds from the start to the first event with content; absent where none came. */
  readonly firstEventMs?: number;
  /** Milliseconds from the start to the end, however it ended. */
  readonly totalMs: number;
  /** Milliseconds it waited for its turn before it was sent. */
  readonly queuedMs?: number;
  readonly outcome: 'OK' | ErrorCode;
  readonly usage?: Usage;
  /** USD; absent where the price is unknown. */
  readonly costUsd?: number;
  readonly safetyAction?: string;
  readonly safetyLevel?: number;
  /** The trace that the request belongs to, as a W3C `traceparent`. */
  readonly traceparent?: string;
  /** Id of the attempt's span, as 16 hexadecimal digits, where the provider was told of it. */
  readonly spanId?: string;
}

/** Takes records. Never throws, never blocks. */
export interface Recorder {
  record(attempt: AttemptRecord): void;
}

/** Records nothing. */
export const noopRecorder: Recorder = { record: () => {} };

/** Median and tails of a quantity. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What was seen of one model in a span of time. */
export interface ModelMeasurements {
  readonly requests: number;
  readonly successes: number;
  /** How often attempts ended with each code. Not all are failures of the model: see `countFailures`. */
  readonly errors: Readonly<Partial<Record<ErrorCode, number>>>;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  readonly reasoningTokens: number;
  /** USD; the sum of what is known. */
  readonly costUsd: number;
  /** Milliseconds, of successful attempts; absent where there were none. */
  readonly latencyMs?: Percentiles;
  readonly firstEventMs?: Percentiles;
  /** Output tokens per second after the first event; absent where nothing can be said. */
  readonly tokensPerSecond?: number;
  /** Milliseconds since 1970 of the last attempt. */
  readonly lastUsedAt?: number;
}

/** Reads what was recorded. */
export interface MeasurementSource {
  /** Measurements of one model in the last `windowMs`, by default an hour; undefined where it was never used. */
  model(address: string, windowMs?: number): ModelMeasurements | undefined;
}
