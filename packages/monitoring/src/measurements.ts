import { countFailures, type ModelMeasurements, type Percentiles, successRate } from '@modelhaven/core';
import type { Rollup } from './rollup.ts';
import { quantile, type Sketch } from './sketch.ts';

/** What was seen in a span of time, of one model or of several together. */
export interface Measurements extends ModelMeasurements {
  /** Attempts that failed by no doing of their caller: `countFailures` of `errors`. */
  readonly failures: number;
  /** 0 to 1: successes among successes and failures; absent where there were neither. */
  readonly successRate?: number;
  /** Successful attempts whose cost is unknown, and is missing in `costUsd`. */
  readonly unpricedRequests: number;
  /** Attempts after the first of their request. */
  readonly repeatedRequests: number;
  /** Of them, as far as their role is known: the same model asked again, */
  readonly retries: number;
  /** another model in place of one that failed, */
  readonly fallbacks: number;
  /** a second model that raced a slow one, */
  readonly hedges: number;
  /** and attempts that continued an answer that broke off. */
  readonly recoveries: number;
  readonly streamedRequests: number;
  /** Bytes of main memory that were occupied, the most that was seen of local models; absent where nothing was. */
  readonly peakMemoryBytes?: number;
  /** Bytes of GPU memory, likewise. */
  readonly peakGpuMemoryBytes?: number;
  /** Milliseconds of waiting for a turn; absent where nothing ever waited. */
  readonly queuedMs?: Percentiles;
  /** Number of attempts by safety action, other than none. */
  readonly safetyActions: Readonly<Record<string, number>>;
}

/** Reads a rollup. */
export function toMeasurements(rollup: Rollup): Measurements {
  const { errors } = rollup;
  const rate = successRate(rollup.successes, errors);
  return {
    requests: rollup.requests,
    successes: rollup.successes,
    errors: { ...errors },
    inputTokens: rollup.inputTokens,
    outputTokens: rollup.outputTokens,
    cachedInputTokens: rollup.cachedInputTokens,
    reasoningTokens: rollup.reasoningTokens,
    costUsd: rollup.costUsd,
    failures: countFailures(errors),
    ...(rate === undefined ? {} : { successRate: rate }),
    ...percentiles('latencyMs', rollup.latency),
    ...percentiles('firstEventMs', rollup.firstEvent),
    ...percentiles('queuedMs', rollup.queued),
    ...(rollup.generationMs > 0 ? { tokensPerSecond: (rollup.generatedTokens / rollup.generationMs) * 1000 } : {}),
    unpricedRequests: rollup.unpriced,
    repeatedRequests: rollup.repeats,
    retries: rollup.retries,
    fallbacks: rollup.fallbacks,
    hedges: rollup.hedges,
    recoveries: rollup.recoveries,
    streamedRequests: rollup.streamed,
    ...(rollup.peakMemoryBytes > 0 ? { peakMemoryBytes: rollup.peakMemoryBytes } : {}),
    ...(rollup.peakGpuMemoryBytes > 0 ? { peakGpuMemoryBytes: rollup.peakGpuMemoryBytes } : {}),
    safetyActions: { ...rollup.safety },
    ...(rollup.lastUsedAt > 0 ? { lastUsedAt: rollup.lastUsedAt } : {}),
  };
}

function percentiles<Name extends string>(name: Name, sketch: Sketch): { [name in Name]?: Percentiles } {
  const p50 = quantile(sketch, 0.5);
  if (p50 === undefined) return {};
  const value: Percentiles = { p50, p95: quantile(sketch, 0.95) as number, p99: quantile(sketch, 0.99) as number };
  return { [name]: value } as { [name in Name]?: Percentiles };
}
