/**
 * Something that is counted and bounded. Amounts are whole numbers: requests, tokens, or billionths of a USD, so that
 * sums are exact.
 */
export interface Meter {
  /** Names it, in all processes alike. */
  readonly key: string;
  /**
   * `window`: what was used in the last `windowMs`. `spending`: what was spent until `endsAt`, with what is reserved for
   * running requests. `slots`: requests under way.
   */
  readonly kind: 'window' | 'spending' | 'slots';
  readonly limit: number;
  /** Milliseconds; for windows. */
  readonly windowMs?: number;
  /** Milliseconds since 1970; for spending. */
  readonly endsAt?: number;
  /** True where it only counts and never refuses. */
  readonly isSoft?: boolean;
}

/** What a request wants of a meter. */
export interface Claim {
  readonly meter: Meter;
  /** At most that much, as far as can be said before. 0 is never refused. */
  readonly amount: number;
  /** False where a spending without anything left must not keep it out: it costs nothing. Default true. */
  readonly isBilled?: boolean;
}

/** How full a meter is. */
export interface MeterState {
  readonly used: number;
  /** For running requests, beside `used`. */
  readonly reserved: number;
  /** Milliseconds until all of it is free again; 0 where nothing is used. */
  readonly resetMs: number;
}

/** What a claim got, or why it got nothing. */
export interface Outcome {
  /** Index of the first claim that was refused; absent where all were met. */
  readonly refused?: number;
  /** Milliseconds until it is worth trying again; with `refused`. */
  readonly waitMs: number;
  /** What was taken of each meter: at most the claim, at most what was left. All 0 with `refused`. */
  readonly taken: readonly number[];
  /** Each meter after it. */
  readonly states: readonly MeterState[];
}

/** A correction of a meter. */
export interface Change {
  readonly meter: Pick<Meter, 'key' | 'kind' | 'windowMs' | 'endsAt'>;
  /** Added to what is used; for windows at `at`. */
  readonly add?: number;
  /** Added to what this process has reserved. */
  readonly reserve?: number;
  /** Milliseconds since 1970 when it was used. */
  readonly at: number;
}

/** Slices of a window. What a slice holds counts until the whole of it is out of the window. */
export const SLICES = 60;

/** Milliseconds of a slice. */
export const sliceMsOf = (windowMs: number): number => Math.max(1, Math.ceil(windowMs / SLICES));

/** How long a slot is waited for at least, in milliseconds: nobody knows when one is given back. */
export const SLOT_WAIT_MS = 1_000;
