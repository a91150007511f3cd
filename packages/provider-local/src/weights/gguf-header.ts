import { bytesOfTensor } from './ggml-types.ts';

/** A single value of GGUF metadata. 64-bit integers beyond 2^53 come as bigint. */
export type GgufScalar = string | number | bigint | boolean;

/** An array of GGUF metadata. Long ones (vocabularies) are counted, not kept. */
export interface GgufArray {
  readonly length: number;
  /** Present where the array has at most 1,024 scalar items. */
  readonly items?: readonly GgufScalar[];
}

/** One tensor as the header lists it. */
export interface GgufTensor {
  readonly name: string;
  /** Elements per dimension, innermost first. */
  readonly shape: readonly number[];
  /** ggml type number; see `ggml-types.ts`. */
  readonly type: number;
  /** Bytes from the start of the tensor data. */
  readonly offset: number;
  /** Bytes it occupies; absent for a type that is not known here. */
  readonly sizeBytes?: number;
}

/** What stands before the weights of a GGUF file. */
export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, GgufScalar | GgufArray>;
  readonly tensors: readonly GgufTensor[];
  /** Byte of the file where the tensor data begins. */
  readonly dataOffset: number;
  /** Bytes that the file must have to hold every tensor of a known type. */
  readonly neededBytes: number;
}

/**
 * - `ok`: the header is whole and sensible
 * - `more`: the bytes end inside the header; read at least `atLeast` bytes from the start and ask again
 * - `bad`: no amount of bytes will help; `reason` is a sentence for people
 */
export type GgufReading =
  | { readonly status: 'ok'; readonly header: GgufHeader }
  | { readonly status: 'more'; readonly atLeast: number }
  | { readonly status: 'bad'; readonly reason: string };

const MAX_ENTRIES = 65_536;
const MAX_KEY_BYTES = 65_535;
const MAX_STRING_BYTES = 16 * 1024 * 1024;
const MAX_ARRAY_ITEMS = 16 * 1024 * 1024;
const MAX_NESTING = 4;
const KEPT_ITEMS = 1024;

const SCALAR_BYTES = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8] as const;
const TYPE_STRING = 8;
const TYPE_ARRAY = 9;

class NeedMore extends Error {
  readonly atLeast: number;
  constructor(atLeast: number) {
    super('more');
    this.atLeast = atLeast;
  }
}

class Bad extends Error {}

/**
 * Reads the header of a GGUF file (versions 2 and 3, little-endian) from its first bytes. Format:
 * https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export function readGgufHeader(bytes: Uint8Array): GgufReading {
  try {
    return { status: 'ok', header: parse(new Cursor(bytes)) };
  } catch (error) {
    if (error instanceof NeedMore) return { status: 'more', atLeast: error.atLeast };
    if (error instanceof Bad) return { status: 'bad', reason: error.message };
    throw error;
  }
}

function parse(cursor: Cursor): GgufHeader {
  const magic = cursor.ascii(4);
  if (magic !== 'GGUF') throw new Bad(describeMagic(magic));
  const version = cursor.u32();
  if (version === 1) throw new Bad('The file has version 1 of GGUF, which is no longer supported.');
  if (version >= 0x10000) throw new Bad('The file is written for big-endian machines.');
  if (version < 2 || version > 3) throw new Bad(`The file says version ${version} of GGUF; only 2 and 3 are known.`);
  const tensorCount = cursor.count('tensors', MAX_ENTRIES);
  const entryCount = cursor.count('metadata entries', MAX_ENTRIES);

  const metadata = new Map<string, GgufScalar | GgufArray>();
  for (let i = 0; i < entryCount; i++) {
    const key = cursor.string(MAX_KEY_BYTES);
    if (metadata.has(key)) throw new Bad(`The metadata entry "${printable(key)}" stands there twice.`);
    metadata.set(key, readValue(cursor, cursor.u32(), 0));
  }
  const alignment = metadata.get('general.alignment') ?? 32;
  if (typeof alignment !== 'number' || alignment < 1 || alignment > 65_536 || (alignment & (alignment - 1)) !== 0) {
    throw new Bad('The alignment is not a power of two.');
  }

  const tensors: GgufTensor[] = [];
  const names = new Set<string>();
  for (let i = 0; i < tensorCount; i++) {
    const tensor = readTensor(cursor, alignment);
    if (names.has(tensor.name)) throw new Bad(`The tensor "${printable(tensor.name)}" stands there twice.`);
    names.add(tensor.name);
    tensors.push(tensor);
  }
  const dataOffset = Math.ceil(cursor.position / alignment) * alignment;
  const neededBytes = tensors.reduce(
    (most, { offset, sizeBytes = 0 }) => Math.max(most, dataOffset + offset + sizeBytes),
    tensors.length === 0 ? cursor.position : dataOffset,
  );
  return { version, metadata, tensors, dataOffset, neededBytes };
}

function readTensor(cursor: Cursor, alignment: number): GgufTensor {
  const name = cursor.string(MAX_KEY_BYTES);
  const dimensions = cursor.u32();
  if (dimensions > 4)
    throw new Bad(`The tensor "${printable(name)}" has ${dimensions} dimensions; at most 4 are allowed.`);
  const shape: number[] = [];
  for (let i = 0; i < dimensions; i++) shape.push(cursor.u64(`size of "${printable(name)}"`));
  const elements = shape.reduce((product, size) => product * size, 1);
  if (elements < 1 || elements > Number.MAX_SAFE_INTEGER) {
    throw new Bad(`The tensor "${printable(name)}" has an impossible size.`);
  }
  const type = cursor.u32();
  const offset = cursor.u64(`offset of "${printable(name)}"`);
  if (offset % alignment !== 0) throw new Bad(`The tensor "${printable(name)}" is not aligned.`);
  const sizeBytes = bytesOfTensor(type, shape);
  return { name, shape, type, offset, ...(sizeBytes === undefined ? {} : { sizeBytes }) };
}

function readValue(cursor: Cursor, type: number, depth: number): GgufScalar | GgufArray {
  if (type === TYPE_ARRAY) return readArray(cursor, depth);
  return readScalar(cursor, type);
}

function readArray(cursor: Cursor, depth: number): GgufArray {
  if (depth >= MAX_NESTING) throw new Bad('The metadata nests arrays too deeply.');
  const itemType = cursor.u32();
  const length = cursor.count('array items', MAX_ARRAY_ITEMS);
  if (itemType === TYPE_ARRAY) {
    for (let i = 0; i < length; i++) readArray(cursor, depth + 1);
    return { length };
  }
  if (length <= KEPT_ITEMS) {
    const items: GgufScalar[] = [];
    for (let i = 0; i < length; i++) items.push(readScalar(cursor, itemType));
    return { length, items };
  }
  if (itemType === TYPE_STRING) for (let i = 0; i < length; i++) cursor.skip(cursor.stringBytes(MAX_STRING_BYTES));
  else cursor.skip(scalarBytes(itemType) * length);
  return { length };
}

function scalarBytes(type: number): number {
  const size = SCALAR_BYTES[type];
  if (!size) throw new Bad(`The metadata has a value of the unknown type ${type}.`);
  return size;
}

function readScalar(cursor: Cursor, type: number): GgufScalar {
  switch (type) {
    case 0:
      return cursor.view(1).getUint8(0);
    case 1:
      return cursor.view(1).getInt8(0);
    case 2:
      return cursor.view(2).getUint16(0, true);
    case 3:
      return cursor.view(2).getInt16(0, true);
    case 4:
      return cursor.u32();
    case 5:
      return cursor.view(4).getInt32(0, true);
    case 6:
      return cursor.view(4).getFloat32(0, true);
    case 7:
      return cursor.view(1).getUint8(0) !== 0;
    case TYPE_STRING:
      return cursor.string(MAX_STRING_BYTES);
    case 10:
      return narrow(cursor.view(8).getBigUint64(0, true));
    case 11:
      return narrow(cursor.view(8).getBigInt64(0, true));
    case 12:
      return cursor.view(8).getFloat64(0, true);
    default:
      throw new Bad(`The metadata has a value of the unknown type ${type}.`);
  }
}

function narrow(value: bigint): number | bigint {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

/** Says what a file is instead, where its first bytes tell. */
function describeMagic(magic: string): string {
  if (['lmgg', 'tjgg', 'fmgg', 'algg'].includes(magic)) return 'The file has the old ggml format; convert it to GGUF.';
  if (magic.startsWith('PK')) return 'The file is a zip archive, not GGUF.';
  if (magic === 'vers') return 'The file is a Git LFS pointer; the weights themselves were not downloaded.';
  if (/^\s*[<{]/.test(magic)) return 'The file is a text or web page, not GGUF; the download probably failed.';
  return 'The file is not in the GGUF format.';
}

/** Names come from a stranger's file: short and without control characters. */
function printable(name: string): string {
  return name.slice(0, 64).replace(/[^\x20-\x7e]/g, '?');
}

const utf8 = new TextDecoder();

class Cursor {
  position = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  skip(size: number): number {
    const start = this.position;
    const end = start + size;
    if (end > this.#bytes.length) throw new NeedMore(end);
    this.position = end;
    return start;
  }

  view(size: number): DataView {
    const start = this.skip(size);
    return new DataView(this.#view.buffer, this.#view.byteOffset + start, size);
  }

  u32(): number {
    return this.#view.getUint32(this.skip(4), true);
  }

  u64(what: string): number {
    const value = Number(this.#view.getBigUint64(this.skip(8), true));
    if (!Number.isSafeInteger(value)) throw new Bad(`The ${what} is impossibly large.`);
    return value;
  }

  count(what: string, most: number): number {
    const value = this.u64(`number of ${what}`);
    if (value > most) throw new Bad(`The file claims ${value} ${what}; more than ${most} are not believed.`);
    return value;
  }

  stringBytes(most: number): number {
    const size = this.u64('length of a text');
    if (size > most) throw new Bad('The file has a text of impossible length.');
    return size;
  }

  string(most: number): string {
    const size = this.stringBytes(most);
    const start = this.skip(size);
    return utf8.decode(this.#bytes.subarray(start, start + size));
  }

  ascii(size: number): string {
    const start = this.skip(size);
    return String.fromCharCode(...this.#bytes.subarray(start, start + size));
  }
}
