import type { AttemptRecord, ErrorCode } from '@modelhaven/core';
import { amount, type Sample, toSample } from './sample.ts';
import { addBucketToSketch, createSketchSum, emptySketch, mergeSketch, type Sketch, type SketchSum } from './sketch.ts';

/** Everything that is kept of the attempts in one span of time. Rollups of neighbouring spans merge without loss. */
export interface Rollup {
  requests: number;
  successes: number;
  errors: Partial<Record<ErrorCode, number>>;
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens: number;
  reasoningTokens: number;
  /** USD, the sum of what is known. */
  costUsd: number;
  /** Successful attempts whose cost is unknown. */
  unpriced: number;
  /** Attempts after the first of their request: the same model again, or another one in its place. */
  repeats: number;
  /** Of them by role: the same model again, another one in its place, one to race it, one to continue a broken answer. */
  retries: number;
  fallbacks: number;
  hedges: number;
  recoveries: number;
  streamed: number;
  /** Bytes of main memory and of GPU memory that were occupied, the most that was seen; 0 where that is not known. */
  peakMemoryBytes: number;
  peakGpuMemoryBytes: number;
  queued: Sketch;
  /** Milliseconds, of successful attempts only. */
  latency: Sketch;
  firstEvent: Sketch;
  /** Output tokens that came after the first event, and the milliseconds they took. */
  generatedTokens: number;
  generationMs: number;
  /** Number of attempts by safety action, other than none. */
  safety: Record<string, number>;
  /** Milliseconds since 1970 of the last attempt; 0 where there was none. */
  lastUsedAt: number;
}

/** A rollup of nothing. */
export function emptyRollup(): Rollup {
  return {
    requests: 0,
    successes: 0,
    errors: {},
    inputTokens: 0,
    outputTokens: 0,
    cachedInputTokens: 0,
    reasoningTokens: 0,
    costUsd: 0,
    unpriced: 0,
    repeats: 0,
    retries: 0,
    fallbacks: 0,
    hedges: 0,
    recoveries: 0,
    streamed: 0,
    peakMemoryBytes: 0,
    peakGpuMemoryBytes: 0,
    queued: emptySketch(),
    latency: emptySketch(),
    firstEvent: emptySketch(),
    generatedTokens: 0,
    generationMs: 0,
    safety: {},
    lastUsedAt: 0,
  };
}

/** Counts one attempt. */
export function addToRollup(rollup: Rollup, attempt: AttemptRecord): void {
  addSampleToRollup(rollup, toSample(attempt));
}

/** Counts one attempt that was read before. */
export function addSampleToRollup(rollup: Rollup, sample: Sample): void {
  const { outcome, role, safetyAction, queued, latency, firstEvent } = sample;
  rollup.requests += 1;
  if (sample.isRepeat) rollup.repeats += 1;
  if (role !== undefined && role !== 'first') addRole(rollup, role);
  if (sample.isStreamed) rollup.streamed += 1;
  rollup.inputTokens += sample.inputTokens;
  rollup.outputTokens += sample.outputTokens;
  rollup.cachedInputTokens += sample.cachedInputTokens;
  rollup.reasoningTokens += sample.reasoningTokens;
  rollup.costUsd += sample.costUsd;
  if (queued !== undefined) addBucketToSketch(rollup.queued, queued);
  if (latency !== undefined) addBucketToSketch(rollup.latency, latency);
  if (firstEvent !== undefined) addBucketToSketch(rollup.firstEvent, firstEvent);
  rollup.generatedTokens += sample.generatedTokens;
  rollup.generationMs += sample.generationMs;
  if (outcome === 'OK') {
    rollup.successes += 1;
    if (sample.isUnpriced) rollup.unpriced += 1;
  } else rollup.errors[outcome] = (rollup.errors[outcome] ?? 0) + 1;
  if (safetyAction !== undefined) rollup.safety[safetyAction] = (rollup.safety[safetyAction] ?? 0) + 1;
  if (sample.endedAt > rollup.lastUsedAt) rollup.lastUsedAt = sample.endedAt;
}

function addRole(rollup: Rollup, role: NonNullable<AttemptRecord['role']>): void {
  if (role === 'retry') rollup.retries += 1;
  else if (role === 'fallback') rollup.fallbacks += 1;
  else if (role === 'hedge') rollup.hedges += 1;
  else if (role === 'recovery') rollup.recoveries += 1;
}

/** Bytes that were occupied at some time. */
export interface MemoryUse {
  readonly memoryBytes?: number | undefined;
  readonly gpuMemoryBytes?: number | undefined;
}

/** Notes what was occupied. */
export function addMemoryToRollup(rollup: Rollup, { memoryBytes, gpuMemoryBytes }: MemoryUse): void {
  rollup.peakMemoryBytes = Math.max(rollup.peakMemoryBytes, Math.round(amount(memoryBytes)));
  rollup.peakGpuMemoryBytes = Math.max(rollup.peakGpuMemoryBytes, Math.round(amount(gpuMemoryBytes)));
}

/** Adds all that `from` has counted to `into`. */
export function mergeRollup(into: Rollup, from: Rollup): void {
  mergeCounters(into, from);
  mergeSketch(into.queued, from.queued);
  mergeSketch(into.latency, from.latency);
  mergeSketch(into.firstEvent, from.firstEvent);
}

/** Adds up many rollups. */
export interface RollupSum {
  /** Everything but the sketches, which are empty here. */
  readonly counters: Rollup;
  readonly sketches: Readonly<Record<'queued' | 'latency' | 'firstEvent', SketchSum>>;
  add(rollup: Rollup): void;
  /** All that was added, as one rollup. */
  result(): Rollup;
}

/** A sum of nothing. */
export function createRollupSum(): RollupSum {
  const counters = emptyRollup();
  const sketches = { queued: createSketchSum(), latency: createSketchSum(), firstEvent: createSketchSum() };
  return {
    counters,
    sketches,
    add(rollup) {
      mergeCounters(counters, rollup);
      sketches.queued.add(rollup.queued);
      sketches.latency.add(rollup.latency);
      sketches.firstEvent.add(rollup.firstEvent);
    },
    result: () => ({
      ...counters,
      queued: sketches.queued.result(),
      latency: sketches.latency.result(),
      firstEvent: sketches.firstEvent.result(),
    }),
  };
}

function mergeCounters(into: Rollup, from: Rollup): void {
  into.requests += from.requests;
  into.successes += from.successes;
  into.inputTokens += from.inputTokens;
  into.outputTokens += from.outputTokens;
  into.cachedInputTokens += from.cachedInputTokens;
  into.reasoningTokens += from.reasoningTokens;
  into.costUsd += from.costUsd;
  into.unpriced += from.unpriced;
  into.repeats += from.repeats;
  into.retries += from.retries;
  into.fallbacks += from.fallbacks;
  into.hedges += from.hedges;
  into.recoveries += from.recoveries;
  into.peakMemoryBytes = Math.max(into.peakMemoryBytes, from.peakMemoryBytes);
  into.peakGpuMemoryBytes = Math.max(into.peakGpuMemoryBytes, from.peakGpuMemoryBytes);
  into.streamed += from.streamed;
  into.generatedTokens += from.generatedTokens;
  into.generationMs += from.generationMs;
  into.lastUsedAt = Math.max(into.lastUsedAt, from.lastUsedAt);
  mergeCounts(into.errors, from.errors);
  mergeCounts(into.safety, from.safety);
}

function mergeCounts<Name extends string>(
  into: Partial<Record<Name, number>>,
  from: Readonly<Partial<Record<Name, number>>>,
): void {
  for (const name in from) into[name] = ((into[name] as number | undefined) ?? 0) + (from[name] as number);
}
