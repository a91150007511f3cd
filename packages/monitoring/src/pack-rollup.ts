import { ERROR_TABLE, type ErrorCode } from '@modelhaven/core';
import { emptyRollup, type Rollup } from './rollup.ts';
import { isBucket, type Sketch } from './sketch.ts';

/**
 * A rollup as bytes: a tenth of its size as objects, which is what makes thirty days of many models fit into memory. Whole
 * numbers are variable in length (LEB128); costs and times that may be fractions are 64-bit floats.
 */
export type PackedRollup = Uint8Array;

const VERSION = 2;

// Orders of fields. Only ever add with a new version: bytes of years ago are still read.
const WHOLE = [
  'requests',
  'successes',
  'inputTokens',
  'outputTokens',
  'cachedInputTokens',
  'reasoningTokens',
  'unpriced',
  'repeats',
  'streamed',
  'generatedTokens',
  'lastUsedAt',
] as const satisfies readonly (keyof Rollup)[];
/** Since version 2. */
const MORE_WHOLE = [
  'retries',
  'fallbacks',
  'hedges',
  'recoveries',
  'peakMemoryBytes',
  'peakGpuMemoryBytes',
] as const satisfies readonly (keyof Rollup)[];
/** Of these the larger one counts where two meet. */
const LARGEST = new Set<keyof Rollup>(['lastUsedAt', 'peakMemoryBytes', 'peakGpuMemoryBytes']);
const FLOATS = ['costUsd', 'generationMs'] as const satisfies readonly (keyof Rollup)[];
const SKETCHES = ['queued', 'latency', 'firstEvent'] as const satisfies readonly (keyof Rollup)[];

const LONGEST_NAME = 200;

/** Packs a rollup. */
export function packRollup(rollup: Rollup): PackedRollup {
  const writer = createWriter();
  writer.whole(VERSION);
  for (const field of WHOLE) writer.whole(rollup[field]);
  for (const field of FLOATS) writer.float(rollup[field]);
  for (const counts of [rollup.errors, rollup.safety]) {
    const names = Object.entries(counts);
    writer.whole(names.length);
    for (const [name, count] of names) {
      writer.text(name);
      writer.whole(count);
    }
  }
  for (const field of SKETCHES) writeSketch(writer, rollup[field]);
  for (const field of MORE_WHOLE) writer.whole(rollup[field]);
  return writer.bytes();
}

/** Where packed numbers go: a `RollupSum`, or a rollup that is being built. */
export interface PackedTarget {
  readonly counters: Rollup;
  readonly sketches: Readonly<
    Record<(typeof SKETCHES)[number], { addBin(key: number, count: number): void; addZeros(count: number): void }>
  >;
}

/** Adds what was packed. Returns false, having added some of it or nothing, where the bytes are no rollup. */
export function addPacked({ counters, sketches }: PackedTarget, packed: PackedRollup): boolean {
  const reader = createReader(packed);
  const version = reader.whole();
  if (version < 1 || version > VERSION) return false;
  const addWhole = (field: (typeof WHOLE | typeof MORE_WHOLE)[number]) => {
    const value = reader.whole();
    counters[field] = LARGEST.has(field) ? Math.max(counters[field], value) : counters[field] + value;
  };
  for (const field of WHOLE) addWhole(field);
  for (const field of FLOATS) counters[field] += reader.float();
  for (const kind of ['errors', 'safety'] as const) {
    const names = reader.whole();
    for (let at = 0; at < names && !reader.failed; at++) {
      const name = reader.text();
      const count = reader.whole();
      if (kind === 'safety' && name !== '__proto__') counters.safety[name] = (counters.safety[name] ?? 0) + count;
      if (kind === 'errors' && Object.hasOwn(ERROR_TABLE, name)) {
        const code = name as ErrorCode;
        counters.errors[code] = (counters.errors[code] ?? 0) + count;
      }
    }
  }
  for (const field of SKETCHES) {
    const sketch = sketches[field];
    const bins = reader.whole();
    sketch.addZeros(reader.whole());
    // The first key may be negative: zigzag. The others only grow.
    const first = reader.whole();
    let key = first % 2 === 0 ? first / 2 : -(first + 1) / 2;
    for (let at = 0; at < bins && !reader.failed; at++) {
      if (at > 0) key += reader.whole() + 1;
      if (!isBucket(key)) return false;
      sketch.addBin(key, reader.whole());
    }
  }
  if (version >= 2) for (const field of MORE_WHOLE) addWhole(field);
  return !reader.failed;
}

/** The rollup that was packed; undefined where the bytes are none. */
export function unpackRollup(packed: PackedRollup): Rollup | undefined {
  const rollup = emptyRollup();
  const sketches = { queued: into(rollup.queued), latency: into(rollup.latency), firstEvent: into(rollup.firstEvent) };
  return addPacked({ counters: rollup, sketches }, packed) ? rollup : undefined;
}

/** Buckets come in ascending order, so that they need only be put at the end. */
function into(sketch: Sketch): PackedTarget['sketches']['queued'] {
  return {
    addBin(key, count) {
      sketch.bins.push(key, count);
      sketch.count += count;
    },
    addZeros(count) {
      sketch.zeros += count;
      sketch.count += count;
    },
  };
}

function writeSketch(writer: Writer, { zeros, bins }: Sketch): void {
  writer.whole(bins.length / 2);
  writer.whole(zeros);
  if (bins.length === 0) {
    writer.whole(0);
    return;
  }
  let last = 0;
  for (let at = 0; at < bins.length; at += 2) {
    const key = bins[at] as number;
    writer.whole(at === 0 ? (key >= 0 ? key * 2 : -key * 2 - 1) : key - last - 1);
    writer.whole(bins[at + 1] as number);
    last = key;
  }
}

interface Writer {
  whole(value: number): void;
  float(value: number): void;
  text(value: string): void;
  bytes(): Uint8Array;
}

function createWriter(): Writer {
  let buffer = new Uint8Array(256);
  let at = 0;
  const room = (size: number) => {
    if (at + size <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, at + size));
    larger.set(buffer);
    buffer = larger;
  };
  const whole = (value: number) => {
    room(8);
    let rest = Math.max(0, Math.round(Math.min(value, Number.MAX_SAFE_INTEGER)));
    while (rest >= 128) {
      buffer[at++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    buffer[at++] = rest;
  };
  return {
    whole,
    float(value) {
      room(8);
      new DataView(buffer.buffer).setFloat64(at, value, true);
      at += 8;
    },
    text(value) {
      const bytes = new TextEncoder().encode(value.slice(0, LONGEST_NAME));
      whole(bytes.length);
      room(bytes.length);
      buffer.set(bytes, at);
      at += bytes.length;
    },
    bytes: () => buffer.slice(0, at),
  };
}

interface Reader {
  /** True once it read beyond the end or something impossible. Everything read then is 0 or empty. */
  readonly failed: boolean;
  whole(): number;
  float(): number;
  text(): string;
}

function createReader(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let failed = false;
  const fail = () => {
    failed = true;
    at = bytes.length;
    return 0;
  };
  const whole = () => {
    // Most numbers are counts of a few and steps to the next bucket: one byte.
    const only = bytes[at];
    if (only !== undefined && only < 128) {
      at += 1;
      return only;
    }
    let value = 0;
    let scale = 1;
    while (at < bytes.length) {
      const byte = bytes[at++] as number;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
      if (scale > 2 ** 56) return fail();
    }
    return fail();
  };
  return {
    get failed() {
      return failed;
    },
    whole,
    float() {
      if (at + 8 > bytes.length) return fail();
      const value = view.getFloat64(at, true);
      at += 8;
      return value >= 0 && value < Number.POSITIVE_INFINITY ? value : fail();
    },
    text() {
      const length = whole();
      if (length > LONGEST_NAME * 4 || at + length > bytes.length) {
        fail();
        return '';
      }
      const text = textOf(bytes, at, at + length);
      at += length;
      return text;
    },
  };
}

const decoder = new TextDecoder();

/** Names are codes of a few letters, for which a decoder costs more than reading them. */
function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte >= 128) return decoder.decode(bytes.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}
