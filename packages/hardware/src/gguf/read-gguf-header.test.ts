import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toArchitecture } from '../estimate/to-architecture.ts';
import { headerOf, MODEL_SHAPES } from '../testing/model-headers.ts';
import { writeGguf } from '../testing/write-gguf.ts';
import { type GgufModelHeader, readGgufHeader } from './read-gguf-header.ts';

const small: GgufModelHeader = {
  metadata: new Map<string, string | number | boolean | readonly (string | number | boolean)[]>([
    ['general.architecture', 'llama'],
    ['llama.block_count', 2],
    ['llama.rope.freq_base', 0.5],
    ['llama.attention.head_count_kv', [8, 0, 4]],
    ['tokenizer.ggml.tokens', ['a', 'ü', '']],
    ['flag', true],
    ['list.of.flags', [true, false]],
  ]),
  tensors: [{ name: 'blk.0.attn_q.weight', shape: [64, 64], type: 12 }],
};

describe('readGgufHeader', () => {
  it('reads what was written', () => {
    const bytes = writeGguf(small);
    expect(readGgufHeader(bytes)).toEqual({ status: 'ok', header: small });
    const large = headerOf(MODEL_SHAPES['deepseek-v3']);
    expect(readGgufHeader(writeGguf(large))).toEqual({ status: 'ok', header: large });
  });

  it('asks for more at every place where the bytes may end, and gets there', () => {
    const bytes = writeGguf(small);
    for (let size = 0; size < bytes.length; size++) {
      const reading = readGgufHeader(bytes.subarray(0, size));
      expect(reading.status).toBe('more');
      if (reading.status === 'more') {
        expect(reading.atLeast).toBeGreaterThan(size);
        expect(reading.atLeast).toBeLessThanOrEqual(bytes.length);
      }
    }
  });

  it('never throws, and never believes what is no header', () => {
    const bytes = writeGguf(small);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const broken = Uint8Array.from(bytes);
        for (const [index, value] of changes) broken[index] = value;
        expect(['ok', 'more', 'bad']).toContain(readGgufHeader(broken).status);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array({ minLength: 4 }), (noise) => readGgufHeader(noise).status === 'bad'));
  });

  it('says what is wrong with versions and byte orders that it does not read', () => {
    const withVersion = (version: number, isLittle: boolean) => {
      const bytes = writeGguf(small);
      new DataView(bytes.buffer, bytes.byteOffset).setUint32(4, version, isLittle);
      return readGgufHeader(bytes);
    };
    expect(withVersion(2, true)).toEqual({ status: 'ok', header: small });
    expect(withVersion(1, true)).toMatchObject({ reason: expect.stringContaining('versions 2 and 3') });
    for (const version of [2, 3])
      expect(withVersion(version, false)).toMatchObject({
        status: 'bad',
        reason: expect.stringContaining('big-endian'),
      });
  });

  it('reads a header whose lists are far longer than it keeps', () => {
    const tokens = Array.from({ length: 20_000 }, (_, index) => `word ${index}`);
    const metadata = new Map([...small.metadata, ['tokenizer.ggml.tokens', tokens] as const]);
    const reading = readGgufHeader(writeGguf({ ...small, metadata }));
    expect(reading.status === 'ok' && reading.header.metadata.get('tokenizer.ggml.tokens')).toEqual({
      length: 20_000,
    });
    expect(reading.status === 'ok' && reading.header.tensors).toEqual(small.tensors);
  });

  it('reads the file that ships with the embedded engine', async () => {
    const path = '../../../provider-local/assets/demo/demo-q8_0.gguf';
    const file = await open(fileURLToPath(new URL(path, import.meta.url)));
    const { size } = await file.stat();
    const { buffer } = await file.read({ buffer: new Uint8Array(size), position: 0 });
    await file.close();
    const reading = readGgufHeader(buffer);
    if (reading.status !== 'ok') throw new Error('expected a header');
    const { weights, layers, vocabularySize } = toArchitecture(reading.header);
    expect(layers).toHaveLength(4);
    expect(vocabularySize).toBe(1536);
    // The file is its header, its weights, and little else.
    expect(weights.totalBytes).toBeLessThan(size);
    expect(weights.totalBytes).toBeGreaterThan(size * 0.9);
  });
});
