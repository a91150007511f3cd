/**
 * A sketch of how values are spread, from which percentiles can be read within 1 % of the true value. It is DDSketch
 * (Masson, Rim, Lee: "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", VLDB 2019)
 * kept as plain data: counts in buckets whose borders grow by a fixed ratio. Two sketches merge without loss.
 */
export interface Sketch {
  /** Values added. */
  count: number;
  /** Values below `SMALLEST`, which stand as 0. */
  zeros: number;
  /** Bucket and number in turn, buckets ascending: `[key, count, key, count, …]`. At most `MAX_BUCKETS` pairs. */
  bins: number[];
}

/** Values below this are counted as 0: a microsecond, where values are milliseconds. */
export const SMALLEST = 1e-3;
/** Values above this are counted as this: eleven days, where values are milliseconds. */
export const LARGEST = 1e9;

// A little below the promised 1 %, so that rounding of logarithms cannot break the promise.
const RELATIVE_ERROR = 0.0099;
const RATIO = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const INVERSE_LOG = 1 / Math.log(RATIO);
const MIDDLE = 2 / (1 + RATIO);

/** So many buckets (times two) are put one by one among others; more are merged with them in one go. */
const FEW = 16;
/** Stands for the values that are counted as 0; no bucket has this key. */
const ZERO = -1_000_000;
const FIRST_BUCKET = bucketOf(SMALLEST);
const LAST_BUCKET = bucketOf(LARGEST);

/** Most buckets that a sketch can have, whatever is added to it. */
export const MAX_BUCKETS = LAST_BUCKET - FIRST_BUCKET + 1;

/** True for a number that can be the key of a bucket. */
export function isBucket(key: number): boolean {
  return Number.isInteger(key) && key >= FIRST_BUCKET && key <= LAST_BUCKET;
}

/** A sketch of nothing. */
export function emptySketch(): Sketch {
  return { count: 0, zeros: 0, bins: [] };
}

/** Where a value goes: its bucket, or `ZERO`. Negative values and NaN count as 0, infinity as `LARGEST`. */
export function bucketFor(value: number): number {
  return value >= SMALLEST ? bucketOf(Math.min(value, LARGEST)) : ZERO;
}

/** Adds a value of 0 or more. */
export function addToSketch(sketch: Sketch, value: number): void {
  addBucketToSketch(sketch, bucketFor(value));
}

/** Adds a value whose bucket is known (`bucketFor`). */
export function addBucketToSketch(sketch: Sketch, key: number): void {
  sketch.count += 1;
  if (key === ZERO) {
    sketch.zeros += 1;
    return;
  }
  addToBin(sketch.bins, key, 1);
}

/** Adds all that `from` has seen to `into`; the same as if every value had been added to `into` itself. */
export function mergeSketch(into: Sketch, from: Sketch): void {
  if (from.count === 0) return;
  into.count += from.count;
  into.zeros += from.zeros;
  if (into.bins.length === 0) into.bins = from.bins.slice();
  else if (from.bins.length <= FEW) addBins(into.bins, from.bins);
  else into.bins = mergeBins(into.bins, from.bins);
}

/** Adds up many sketches faster than merging them one by one would. */
export interface SketchSum {
  add(sketch: Sketch): void;
  /** Adds so many values to a bucket (`isBucket`). */
  addBin(key: number, count: number): void;
  addZeros(count: number): void;
  /** All that was added, as one sketch. */
  result(): Sketch;
}

/** A sum of nothing. It holds every possible bucket (11 kB), so make one for a sum and let go of it. */
export function createSketchSum(): SketchSum {
  const counts = new Float64Array(MAX_BUCKETS);
  let low = MAX_BUCKETS;
  let high = -1;
  let count = 0;
  let zeros = 0;
  const addBin = (key: number, inBucket: number) => {
    const bucket = key - FIRST_BUCKET;
    if (bucket < low) low = bucket;
    if (bucket > high) high = bucket;
    counts[bucket] = (counts[bucket] as number) + inBucket;
    count += inBucket;
  };
  const addZeros = (added: number) => {
    count += added;
    zeros += added;
  };
  return {
    addBin,
    addZeros,
    add(sketch) {
      addZeros(sketch.zeros);
      const { bins } = sketch;
      for (let at = 0; at < bins.length; at += 2) addBin(bins[at] as number, bins[at + 1] as number);
    },
    result() {
      const bins: number[] = [];
      for (let bucket = low; bucket <= high; bucket++) {
        const inBucket = counts[bucket] as number;
        if (inBucket > 0) bins.push(bucket + FIRST_BUCKET, inBucket);
      }
      return { count, zeros, bins };
    },
  };
}

/**
 * The value that a fraction `q` (0 to 1) of all values does not exceed (nearest rank), within 1 % of the true one;
 * undefined for an empty sketch.
 */
export function quantile({ count, zeros, bins }: Sketch, q: number): number | undefined {
  if (count === 0) return undefined;
  const rank = Math.max(1, Math.ceil(q * count));
  let seen = zeros;
  if (rank <= seen) return 0;
  for (let at = 0; at < bins.length; at += 2) {
    seen += bins[at + 1] as number;
    if (rank <= seen) return valueAt(bins[at] as number);
  }
  return valueAt(bins.at(-2) as number);
}

/** Calls back with the upper border of every bucket and the number of values in it, in ascending order. */
export function eachBucket({ zeros, bins }: Sketch, visit: (upperBound: number, count: number) => void): void {
  if (zeros > 0) visit(SMALLEST, zeros);
  for (let at = 0; at < bins.length; at += 2) visit(RATIO ** (bins[at] as number), bins[at + 1] as number);
}

function bucketOf(value: number): number {
  // Plus zero, since rounding up can give minus zero.
  return Math.ceil(Math.log(value) * INVERSE_LOG) + 0;
}

function valueAt(key: number): number {
  return MIDDLE * RATIO ** key;
}

/** Index of the pair with this key, or of the place where it belongs. */
function findBucket(bins: readonly number[], key: number): number {
  let low = 0;
  let high = bins.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bins[middle << 1] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low << 1;
}

function addToBin(bins: number[], key: number, count: number): void {
  const at = findBucket(bins, key);
  if (bins[at] === key) bins[at + 1] = (bins[at + 1] as number) + count;
  else bins.splice(at, 0, key, count);
}

function addBins(into: number[], from: readonly number[]): void {
  for (let at = 0; at < from.length; at += 2) addToBin(into, from[at] as number, from[at + 1] as number);
}

function mergeBins(left: readonly number[], right: readonly number[]): number[] {
  const merged: number[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const leftKey = l < left.length ? (left[l] as number) : Number.POSITIVE_INFINITY;
    const rightKey = r < right.length ? (right[r] as number) : Number.POSITIVE_INFINITY;
    if (leftKey === rightKey) {
      merged.push(leftKey, (left[l + 1] as number) + (right[r + 1] as number));
      l += 2;
      r += 2;
    } else if (leftKey < rightKey) {
      merged.push(leftKey, left[l + 1] as number);
      l += 2;
    } else {
      merged.push(rightKey, right[r + 1] as number);
      r += 2;
    }
  }
  return merged;
}
