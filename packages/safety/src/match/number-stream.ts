import type { Lists } from './positions.ts';

/** Writes tables of numbers one behind the other. */
export interface Writer {
  list(values: ArrayLike<number>): void;
  /** Anything that JSON can say. */
  json(value: unknown): void;
  /** Values below 256, four to a number. */
  bytes(values: Uint8Array): void;
  /** Values below 65536, two to a number. */
  small(values: ArrayLike<number>): void;
  /** Each value as its distance from the one before: runs of neighbours compress well. */
  lists(values: Lists): void;
  finish(): Uint8Array;
}

/** A writer with nothing in it. */
export function createWriter(): Writer {
  const values: number[] = [];
  const list = (numbers: ArrayLike<number>): void => {
    values.push(numbers.length);
    for (let index = 0; index < numbers.length; index++) values.push(numbers[index] ?? 0);
  };
  const differences = (numbers: Int32Array): void => list(numbers.map((value, at) => value - (numbers[at - 1] ?? 0)));
  const bytes = (data: Uint8Array): void => {
    const padded = new Uint8Array((data.length + 3) & ~3);
    padded.set(data);
    values.push(data.length);
    for (const value of new Int32Array(padded.buffer)) values.push(value);
  };
  return {
    list,
    bytes,
    json: (value) => bytes(new TextEncoder().encode(JSON.stringify(value))),
    lists(lists) {
      differences(lists.offsets);
      differences(lists.values);
    },
    small(numbers) {
      values.push(numbers.length);
      for (let index = 0; index < numbers.length; index += 2)
        values.push((numbers[index] ?? 0) | ((numbers[index + 1] ?? 0) << 16));
    },
    finish: () => new Uint8Array(Int32Array.from(values).buffer),
  };
}

/** Reads what a `Writer` wrote, in the same order; the tables are views and no copies where that can be. */
export interface Reader {
  list(): Int32Array;
  json(): unknown;
  bytes(): Uint8Array;
  small(): Uint16Array;
  lists(): Lists;
}

/** Reads from the beginning. */
export function createReader(bytes: Uint8Array): Reader {
  const isAligned = bytes.byteOffset % 4 === 0;
  const buffer = isAligned ? bytes.buffer : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const values = new Int32Array(buffer, isAligned ? bytes.byteOffset : 0, bytes.byteLength >> 2);
  let at = 0;
  const list = (): Int32Array => {
    const length = values[at++] ?? 0;
    at += length;
    return values.subarray(at - length, at);
  };
  const sums = (): Int32Array => {
    const numbers = list();
    let sum = 0;
    for (let index = 0; index < numbers.length; index++) {
      sum += numbers[index] ?? 0;
      numbers[index] = sum;
    }
    return numbers;
  };
  const readBytes = (): Uint8Array => {
    const length = values[at++] ?? 0;
    const table = new Uint8Array(values.buffer, values.byteOffset + at * 4, length);
    at += (length + 3) >> 2;
    return table;
  };
  return {
    list,
    bytes: readBytes,
    json: () => JSON.parse(new TextDecoder().decode(readBytes())),
    small() {
      const length = values[at++] ?? 0;
      const table = new Uint16Array(values.buffer, values.byteOffset + at * 4, length);
      at += (length + 1) >> 1;
      return table;
    },
    lists() {
      return { offsets: sums(), values: sums() };
    },
  };
}
