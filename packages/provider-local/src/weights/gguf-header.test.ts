import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMO_PATH } from '../demo.ts';
import { readGgufHeader } from './gguf-header.ts';

const demo = readFileSync(DEMO_PATH);

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number | bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const text = (value: string) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const entry = (key: string, type: number, value: Buffer) => Buffer.concat([text(key), u32(type), value]);
const tensor = (name: string, shape: readonly number[], type: number, offset: number) =>
  Buffer.concat([text(name), u32(shape.length), ...shape.map(u64), u32(type), u64(offset)]);
const file = (entries: readonly Buffer[], tensors: readonly Buffer[] = [], version = 3) =>
  Buffer.concat([Buffer.from('GGUF'), u32(version), u64(tensors.length), u64(entries.length), ...entries, ...tensors]);

const reasonOf = (bytes: Uint8Array) => {
  const reading = readGgufHeader(bytes);
  return reading.status === 'bad' ? reading.reason : reading.status;
};
const headerOf = (bytes: Uint8Array) => {
  const reading = readGgufHeader(bytes);
  if (reading.status !== 'ok') throw new Error(JSON.stringify(reading));
  return reading.header;
};

describe('the header of the embedded model', () => {
  it('is read whole', () => {
    const { metadata, tensors, neededBytes, version, dataOffset } = headerOf(demo);
    expect(version).toBe(3);
    expect(metadata.get('general.architecture')).toBe('llama');
    expect(metadata.get('llama.context_length')).toBe(512);
    expect(metadata.get('llama.attention.layer_norm_rms_epsilon')).toBeCloseTo(1e-5, 8);
    expect(metadata.get('tokenizer.ggml.add_bos_token')).toBe(false);
    // The vocabulary is counted, not kept.
    expect(metadata.get('tokenizer.ggml.tokens')).toEqual({ length: 1536 });
    expect(tensors).toHaveLength(38);
    expect(tensors[0]).toMatchObject({ name: 'token_embd.weight', shape: [128, 1536], sizeBytes: 208_896 });
    expect(dataOffset % 32).toBe(0);
    expect(neededBytes).toBe(demo.length);
  });

  it('asks for more bytes wherever it is cut, and never for less than it has', () => {
    const { dataOffset } = headerOf(demo);
    for (let length = 0; length < dataOffset - 32; length += length < 4096 ? 1 : 97) {
      const reading = readGgufHeader(demo.subarray(0, length));
      if (reading.status !== 'more') throw new Error(`${length}: ${reading.status}`);
      expect(reading.atLeast).toBeGreaterThan(length);
    }
  });

  it('survives any change of its bytes', () => {
    const head = demo.subarray(0, headerOf(demo).dataOffset);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const changed = Buffer.from(head);
          for (const [at, value] of changes) changed[at] = value;
          expect(['ok', 'more', 'bad']).toContain(readGgufHeader(changed).status);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('survives any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const reading = readGgufHeader(Buffer.concat([Buffer.from('GGUF'), u32(3), bytes]));
        expect(['ok', 'more', 'bad']).toContain(reading.status);
      }),
      { numRuns: 500 },
    );
  });
});

describe('values', () => {
  it('have every type of the format', () => {
    const array = (type: number, length: number, ...items: Buffer[]) =>
      Buffer.concat([u32(type), u64(length), ...items]);
    const { metadata } = headerOf(
      file([
        entry('u8', 0, Buffer.from([255])),
        entry('i8', 1, Buffer.from([255])),
        entry('u16', 2, Buffer.from([255, 255])),
        entry('i16', 3, Buffer.from([255, 255])),
        entry('i32', 5, Buffer.from([255, 255, 255, 255])),
        entry('u64', 10, u64(7)),
        entry('huge', 10, u64(2n ** 63n)),
        entry('i64', 11, u64(2n ** 64n - 1n)),
        entry('f64', 12, Buffer.from(Float64Array.of(0.5).buffer)),
        entry('numbers', 9, array(4, 2, u32(1), u32(2))),
        entry('texts', 9, array(8, 2, text('a'), text('ü'))),
        entry('nested', 9, array(9, 1, array(4, 1, u32(1)))),
      ]),
    );
    expect(Object.fromEntries(metadata)).toEqual({
      u8: 255,
      i8: -1,
      u16: 65_535,
      i16: -1,
      i32: -1,
      u64: 7,
      huge: 2n ** 63n,
      i64: -1,
      f64: 0.5,
      numbers: { length: 2, items: [1, 2] },
      texts: { length: 2, items: ['a', 'ü'] },
      nested: { length: 1 },
    });
  });
});

describe('what is not a model', () => {
  it.each([
    ['a web page', Buffer.from('<!doctype html><title>404</title>'), /web page/],
    ['JSON', Buffer.from('{"error":"gated"}'), /web page/],
    ['a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1'), /Git LFS/],
    ['a zip archive', Buffer.from('PK\u0003\u0004aaaa'), /zip/],
    ['the old format', Buffer.from('tjgg\u0003\u0000\u0000\u0000'), /old ggml/],
    ['noise', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]), /not in the GGUF format/],
    ['version 1', file([], [], 1), /version 1/],
    ['version 99', file([], [], 99), /version 99/],
    ['a file for other machines', file([], [], 0x03000000), /big-endian/],
    ['too many tensors', Buffer.concat([Buffer.from('GGUF'), u32(3), u64(2 ** 40), u64(0)]), /not believed/],
    ['impossibly many entries', Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0), u64(2n ** 64n - 1n)]), /large/],
    ['a long key', Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0), u64(1), u64(2 ** 33)]), /impossible length/],
    ['an unknown type', file([entry('x', 77, u32(0))]), /unknown type 77/],
    ['an entry twice', file([entry('x', 4, u32(0)), entry('x', 4, u32(0))]), /twice/],
    ['a wrong alignment', file([entry('general.alignment', 4, u32(33))]), /power of two/],
    ['five dimensions', file([], [tensor('t', [1, 1, 1, 1, 1], 0, 0)]), /5 dimensions/],
    ['an empty tensor', file([], [tensor('t', [0], 0, 0)]), /impossible size/],
    ['a huge tensor', file([], [tensor('t', [2 ** 40, 2 ** 40], 0, 0)]), /impossible size/],
    ['a crooked offset', file([], [tensor('t', [32], 0, 7)]), /not aligned/],
    ['a tensor twice', file([], [tensor('t', [32], 0, 0), tensor('t', [32], 0, 128)]), /twice/],
  ])('%s is refused with its reason', (_, bytes, reason) => {
    expect(reasonOf(bytes)).toMatch(reason);
  });

  it('is refused when arrays nest without end', () => {
    const array = Array.from({ length: 40 }, () => Buffer.concat([u32(9), u64(1)]));
    expect(reasonOf(file([entry('x', 9, Buffer.concat(array))]))).toMatch(/nests/);
  });

  it('shows no control characters of its names', () => {
    expect(reasonOf(file([entry('\u001b[31m', 4, u32(0)), entry('\u001b[31m', 4, u32(0))]))).toContain('"?[31m"');
  });
});
