import type { GgufModelHeader, GgufValue } from '../gguf/read-gguf-header.ts';

/** The bytes of a GGUF file, version 3, up to the end of its header. */
export function writeGguf({ metadata, tensors }: GgufModelHeader): Uint8Array {
  const parts: Buffer[] = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(metadata.size)];
  for (const [key, value] of metadata) parts.push(text(key), ...typed(value));
  for (const { name, shape, type } of tensors) {
    parts.push(text(name), u32(shape.length), ...shape.map(u64), u32(type), u64(0));
  }
  return new Uint8Array(Buffer.concat(parts));
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function typed(value: GgufValue): Buffer[] {
  if (Array.isArray(value)) {
    const items = value.map((item: string | number | boolean) => typed(item));
    return [u32(9), items[0]?.[0] ?? u32(4), u64(value.length), ...items.flatMap((item) => item.slice(1))];
  }
  if (typeof value === 'string') return [u32(8), text(value)];
  if (typeof value === 'boolean') return [u32(7), Buffer.from([value ? 1 : 0])];
  return Number.isInteger(value) ? [u32(10), u64(Number(value))] : [u32(12), doubleOf(Number(value))];
}

function doubleOf(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}
