import { ByteCursor, MoreBytesNeeded, UnreadableHeader } from './byte-cursor.ts';

/** A value of the metadata. Arrays of more than 4,096 items and arrays of arrays are left out: only their length is kept. */
export type GgufValue =
  | string
  | number
  | boolean
  | readonly (string | number | boolean)[]
  | { readonly length: number };

/** One tensor as the header lists it. */
export interface GgufTensorInfo {
  readonly name: string;
  /** Elements per dimension, innermost first. */
  readonly shape: readonly number[];
  /** ggml type number. */
  readonly type: number;
}

/** The parts of a GGUF header that say what a model needs. */
export interface GgufModelHeader {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: readonly GgufTensorInfo[];
}

/**
 * - `ok`: the header is whole
 * - `more`: it goes on after these bytes; read at least `atLeast` bytes from the start and ask again
 * - `bad`: it is no header that can be read; `reason` is a sentence
 */
export type GgufHeaderReading =
  | { readonly status: 'ok'; readonly header: GgufModelHeader }
  | { readonly status: 'more'; readonly atLeast: number }
  | { readonly status: 'bad'; readonly reason: string };

const MOST_ENTRIES = 65_536;
const MOST_ITEMS = 16 * 1024 * 1024;
const KEPT_ITEMS = 4096;
const STRING = 8;
const ARRAY = 9;
const SCALAR_BYTES: readonly number[] = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

/**
 * Reads what an estimate needs from the first bytes of a GGUF file, local or fetched; 4 MiB are enough for most models.
 * Never throws. Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export function readGgufHeader(bytes: Uint8Array): GgufHeaderReading {
  try {
    return { status: 'ok', header: readHeader(new ByteCursor(bytes)) };
  } catch (error) {
    if (error instanceof MoreBytesNeeded) return { status: 'more', atLeast: error.atLeast };
    if (error instanceof UnreadableHeader) return { status: 'bad', reason: error.message };
    throw error;
  }
}

function readHeader(cursor: ByteCursor): GgufModelHeader {
  if (cursor.u32() !== 0x46554747) throw new UnreadableHeader('The file is not in the GGUF format.');
  const version = cursor.u32();
  if (version > 0 && version % 2 ** 24 === 0) {
    throw new UnreadableHeader('The file is written for big-endian machines, which this is not.');
  }
  if (version < 2 || version > 3) throw new UnreadableHeader('Only versions 2 and 3 of GGUF are known.');
  const tensorCount = cursor.count(MOST_ENTRIES);
  const entryCount = cursor.count(MOST_ENTRIES);
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < entryCount; i++) metadata.set(cursor.text(), readValue(cursor, cursor.u32(), 0));
  const tensors: GgufTensorInfo[] = [];
  for (let i = 0; i < tensorCount; i++) tensors.push(readTensor(cursor));
  return { metadata, tensors };
}

function readTensor(cursor: ByteCursor): GgufTensorInfo {
  const name = cursor.text();
  const dimensions = cursor.u32();
  if (dimensions > 4) throw new UnreadableHeader('A tensor has more than four dimensions.');
  const shape: number[] = [];
  for (let i = 0; i < dimensions; i++) shape.push(cursor.count(Number.MAX_SAFE_INTEGER));
  const type = cursor.u32();
  cursor.skip(8);
  return { name, shape, type };
}

function readValue(cursor: ByteCursor, type: number, depth: number): GgufValue {
  if (type !== ARRAY) return readScalar(cursor, type);
  if (depth > 4) throw new UnreadableHeader('The metadata nests arrays too deeply.');
  const itemType = cursor.u32();
  const length = cursor.count(MOST_ITEMS);
  if (itemType === ARRAY) {
    for (let i = 0; i < length; i++) readValue(cursor, ARRAY, depth + 1);
    return { length };
  }
  if (length <= KEPT_ITEMS) return Array.from({ length }, () => readScalar(cursor, itemType));
  if (itemType === STRING) for (let i = 0; i < length; i++) cursor.skipText();
  else cursor.skip(length * scalarBytes(itemType));
  return { length };
}

function scalarBytes(type: number): number {
  const size = SCALAR_BYTES[type];
  if (!size) throw new UnreadableHeader('The metadata has a value of an unknown type.');
  return size;
}

function readScalar(cursor: ByteCursor, type: number): string | number | boolean {
  if (type === STRING) return cursor.text();
  const view = cursor.view(scalarBytes(type));
  switch (type) {
    case 0:
      return view.getUint8(0);
    case 1:
      return view.getInt8(0);
    case 2:
      return view.getUint16(0, true);
    case 3:
      return view.getInt16(0, true);
    case 4:
      return view.getUint32(0, true);
    case 5:
      return view.getInt32(0, true);
    case 6:
      return view.getFloat32(0, true);
    case 7:
      return view.getUint8(0) !== 0;
    case 10:
      return Number(view.getBigUint64(0, true));
    case 11:
      return Number(view.getBigInt64(0, true));
    default:
      return view.getFloat64(0, true);
  }
}
