/**
 * Keeps texts for a while, within bounds: where there is no more room, those go first that were not read for the
 * longest time. Whoever hands texts in decides what a key and a label tell of them. All but `close` reject with
 * `UNAVAILABLE` within about a second while the store is away; callers then go on as if it were empty.
 */
export interface BoundedStore {
  /** Undefined where there is none, or no longer. */
  get(key: string): Promise<KeptText | undefined>;
  /** Keeps it in place of what was there. A text that is larger than all room is not kept. */
  put(key: string, text: string, options: KeepOptions): Promise<void>;
  /** True where there was one. */
  delete(key: string): Promise<boolean>;
  /** Forgets all that carries this label, or without one everything. Resolves to how many there were. */
  erase(label?: string): Promise<number>;
  /** What it holds now, of which some may be over their time. */
  size(): Promise<StoreSize>;
  /** Idempotent; later calls reject. What is kept elsewhere than in this process stays there. */
  close(): Promise<void>;
}

/** A text that was kept. */
export interface KeptText {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** How long a text is kept, and whose it is. */
export interface KeepOptions {
  /** Milliseconds until it is forgotten, above 0. */
  readonly ttlMs: number;
  /** Opaque words of at most some hundred bytes by which it may be erased. Default none. */
  readonly labels?: readonly string[];
}

/** How much a store may hold. */
export interface StoreBounds {
  /** Texts at a time, 1 or more. */
  readonly maxEntries: number;
  /** Bytes in UTF-8 of all texts together, 1 or more. */
  readonly maxBytes: number;
}

/** How much a store holds. */
export interface StoreSize {
  readonly entries: number;
  /** Bytes in UTF-8 of all texts. */
  readonly sizeBytes: number;
}
