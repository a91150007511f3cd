import type { AttemptRecord } from '@modelhaven/core';
import { bucketFor } from './sketch.ts';

/** What counts of one attempt, worked out once for all the rollups that it is added to. */
export interface Sample {
  readonly outcome: AttemptRecord['outcome'];
  readonly role: AttemptRecord['role'];
  /** Other than none. */
  readonly safetyAction: string | undefined;
  readonly isRepeat: boolean;
  readonly isStreamed: boolean;
  readonly isUnpriced: boolean;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens: number;
  readonly reasoningTokens: number;
  readonly costUsd: number;
  /** Buckets of sketches; absent where there is nothing to add. */
  readonly queued: number | undefined;
  readonly latency: number | undefined;
  readonly firstEvent: number | undefined;
  /** Output tokens after the first event of a stream, and the milliseconds they took; both 0 where that is not known. */
  readonly generatedTokens: number;
  readonly generationMs: number;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
}

/** Reads an attempt. */
export function toSample(attempt: AttemptRecord): Sample {
  const { usage, outcome, firstEventMs, totalMs, queuedMs, safetyAction, costUsd } = attempt;
  const isSuccess = outcome === 'OK';
  const outputTokens = amount(usage?.outputTokens);
  const isTimed =
    isSuccess && attempt.streamed && firstEventMs !== undefined && outputTokens > 1 && totalMs > firstEventMs;
  return {
    outcome,
    role: attempt.role,
    safetyAction: safetyAction === 'none' ? undefined : safetyAction,
    isRepeat: attempt.attempt > 1,
    isStreamed: attempt.streamed,
    isUnpriced: isSuccess && costUsd === undefined,
    inputTokens: amount(usage?.inputTokens),
    outputTokens,
    cachedInputTokens: amount(usage?.cachedInputTokens),
    reasoningTokens: amount(usage?.reasoningTokens),
    costUsd: amount(costUsd),
    queued: queuedMs === undefined ? undefined : bucketFor(queuedMs),
    latency: isSuccess ? bucketFor(totalMs) : undefined,
    firstEvent: isSuccess && firstEventMs !== undefined ? bucketFor(firstEventMs) : undefined,
    generatedTokens: isTimed ? outputTokens - 1 : 0,
    generationMs: isTimed ? totalMs - firstEventMs : 0,
    endedAt: attempt.startedAt + amount(totalMs),
  };
}

/** One provider that reports NaN or a negative count must not spoil a month of sums: such an amount is 0. */
export function amount(value: number | undefined): number {
  return value !== undefined && value > 0 && value < Number.POSITIVE_INFINITY ? value : 0;
}
