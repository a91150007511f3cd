import type { AttemptRecord } from '@modelhaven/core';
import type { PackedRollup } from '../pack-rollup.ts';
import type { Dimension } from '../series-index.ts';

/** How long the span of a block is. */
export type Span = 'minute' | 'hour';

/** What one instance counted in one minute or hour. Blocks of different instances or times add up without loss. */
export interface MetricBlock {
  readonly span: Span;
  /** Minutes or hours since 1970. */
  readonly index: number;
  /** The run of a process that counted it. A block replaces an earlier one of the same span, index and origin. */
  readonly origin: string;
  readonly entries: readonly MetricEntry[];
}

/** One name of a dimension in a block; everything together is dimension `total` with an empty name. */
export interface MetricEntry {
  readonly dimension: Dimension | 'total';
  readonly name: string;
  /** What was counted; `unpackRollup` reads it. */
  readonly packed: PackedRollup;
}

/** From where to where blocks are read, as minutes or hours since 1970, both inclusive. */
export interface BlockRange {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

/**
 * Keeps blocks. Putting a block twice is the same as putting it once, so that a writer who does not know whether a write
 * arrived can simply repeat it. Rejects with `LlmError` (`UNAVAILABLE` where trying again may help).
 */
export interface MetricStore {
  /** True where other processes may write to it too, so that what they count has to be read again and again. */
  readonly shared: boolean;
  /** Resolves when the blocks are as durable as the store makes them. */
  put(blocks: readonly MetricBlock[]): Promise<void>;
  /**
   * Keeps single attempts too, for stores that can tell what replaced what. Putting one twice is the same as putting it
   * once. Absent where a store keeps sums only.
   */
  putAttempts?(attempts: readonly AttemptRecord[]): Promise<void>;
  /** Every block of the range, in any order. A block that cannot be read is left out. */
  read(range: BlockRange): AsyncIterable<MetricBlock>;
  /** Forgets everything before the given minute and hour, as far as the store can. */
  prune(before: { readonly minute: number; readonly hour: number }): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}
