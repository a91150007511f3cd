/**
 * What several processes know together: who rests, who probes, how much of a limit is used up. Every method is one
 * round trip and atomic; all but `close` reject with `UNAVAILABLE` within about a second while the store is away, and
 * callers then go on with what they know by themselves. Holds no text of prompts or answers.
 */
export interface SharedState {
  /**
   * Writes these entries under a topic, and gives all that were written there (by anybody, these included) after
   * `since`. Of one key the last write stands: the store's order decides, no clock. Without `since` everything that has
   * not expired comes back.
   */
  exchange(topic: string, entries: readonly SharedEntry[], since?: string): Promise<SharedExchange>;
  /**
   * Adds to counters, all or none: where one would rise above its `limit`, none changes. A counter that is not there
   * begins at 0 and expires `ttlMs` after it was begun, however often it is added to: name fixed windows by their start.
   */
  add(changes: readonly CounterChange[]): Promise<CounterResult>;
  /** True where nobody else holds it: it is then this holder's until released, or for so long. Again renews it. */
  lease(name: string, holder: string, ttlMs: number): Promise<boolean>;
  /** Gives a lease back; nothing happens where somebody else holds it. */
  release(name: string, holder: string): Promise<void>;
  /** Releases connections. Idempotent; later calls reject. */
  close(): Promise<void>;
}

/** One thing that is known under a key. */
export interface SharedEntry {
  readonly key: string;
  /** JSON, at most some hundred bytes. */
  readonly value: string;
  /** Milliseconds after which it is forgotten. Absent: never. */
  readonly ttlMs?: number;
}

/** What was written since the last time. */
export interface SharedExchange {
  /** One for each key, in the order in which they were written. */
  readonly entries: readonly Pick<SharedEntry, 'key' | 'value'>[];
  /** What to hand in as `since` next time. Means nothing else; a store that lost its memory gives all again. */
  readonly cursor: string;
}

/** What is to be added to a counter. */
export interface CounterChange {
  readonly key: string;
  /** May be a fraction (USD), and negative to give something back. */
  readonly amount: number;
  /** Most that the counter may hold after it; a negative amount is never refused. */
  readonly limit?: number;
  /** Milliseconds from the first addition to its end, above 0. */
  readonly ttlMs: number;
}

/** What became of additions. */
export interface CounterResult {
  /** Index of the first change that its limit forbids; absent where all were made. */
  readonly refused?: number;
  /** What each counter holds now, in the order of the changes. */
  readonly values: readonly number[];
  /** Milliseconds until each counter expires; 0 for one that is not there. */
  readonly expiresInMs: readonly number[];
}
