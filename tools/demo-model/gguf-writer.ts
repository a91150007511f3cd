import { encodeTensor, TENSOR_TYPES, type TensorType } from './encode-tensor.ts';

/** A value of GGUF metadata. */
export type MetadataValue =
  | { readonly type: 'u32' | 'i32' | 'f32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'i32s'; readonly value: readonly number[] };

/** A tensor to write. */
export interface TensorToWrite {
  readonly name: string;
  /** Elements per dimension, innermost first. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
  readonly type: TensorType;
}

// Type numbers of the format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
const TYPE_NUMBERS = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
const VERSION = 3;
const ALIGNMENT = 32;

/** The bytes of a GGUF file, version 3. The same input gives the same bytes. */
export function writeGguf(metadata: ReadonlyMap<string, MetadataValue>, tensors: readonly TensorToWrite[]): Buffer {
  // Tensors that share their weights are encoded once.
  const known = new Map<string, Map<Float32Array, Buffer>>();
  const encode = ({ data, type }: TensorToWrite): Buffer => {
    const ofType = known.get(type) ?? new Map<Float32Array, Buffer>();
    known.set(type, ofType);
    const bytes = ofType.get(data) ?? encodeTensor(data, type);
    ofType.set(data, bytes);
    return bytes;
  };
  const encoded = tensors.map((tensor) => ({ ...tensor, bytes: encode(tensor) }));
  let offset = 0;
  const infos = encoded.map(({ name, shape, type, bytes }) => {
    const info = [text(name), u32(shape.length), ...shape.map(u64), u32(TENSOR_TYPES[type]), u64(offset)];
    offset += padded(bytes.length);
    return Buffer.concat(info);
  });
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    u32(VERSION),
    u64(tensors.length),
    u64(metadata.size),
    ...[...metadata].map(([key, value]) => Buffer.concat([text(key), encodeValue(value)])),
    ...infos,
  ]);
  return Buffer.concat([pad(head), ...encoded.map(({ bytes }) => pad(bytes))]);
}

function encodeValue(entry: MetadataValue): Buffer {
  switch (entry.type) {
    case 'u32':
      return Buffer.concat([u32(TYPE_NUMBERS.u32), u32(entry.value)]);
    case 'i32':
      return Buffer.concat([u32(TYPE_NUMBERS.i32), i32(entry.value)]);
    case 'f32': {
      const bytes = Buffer.alloc(4);
      bytes.writeFloatLE(entry.value);
      return Buffer.concat([u32(TYPE_NUMBERS.f32), bytes]);
    }
    case 'bool':
      return Buffer.concat([u32(TYPE_NUMBERS.bool), Buffer.from([entry.value ? 1 : 0])]);
    case 'string':
      return Buffer.concat([u32(TYPE_NUMBERS.string), text(entry.value)]);
    case 'strings':
      return array(TYPE_NUMBERS.string, entry.value.map(text));
    case 'i32s':
      return array(TYPE_NUMBERS.i32, entry.value.map(i32));
  }
}

function array(type: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([u32(TYPE_NUMBERS.array), u32(type), u64(items.length), ...items]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function padded(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

function pad(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);
}
