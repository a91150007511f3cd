import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGgufHeader } from '../../packages/provider-local/src/weights/gguf-header.ts';
import { readCheckpoint } from './checkpoint.ts';
import { exportGguf } from './export-gguf.ts';
import type { Vocabulary } from './tokenizer.ts';

const weights = join(import.meta.dirname, 'weights/weights-f32.bin');
const vocabulary = JSON.parse(readFileSync(join(import.meta.dirname, 'weights/vocabulary.json'), 'utf8')) as Vocabulary;
const asset = join(import.meta.dirname, '../../packages/provider-local/assets/demo');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the embedded model', () => {
  const bytes = exportGguf(readCheckpoint(weights), vocabulary, 'Q8_0');

  it('is what the kept weights give, bit by bit', () => {
    const shipped = readFileSync(join(asset, 'demo-q8_0.gguf'));
    expect(sha256(bytes)).toBe(sha256(shipped));
    expect(readFileSync(join(asset, 'PROVENANCE.md'), 'utf8')).toContain(sha256(shipped));
  });

  it('is read back by our own header reader', () => {
    const reading = readGgufHeader(bytes);
    if (reading.status !== 'ok') throw new Error(JSON.stringify(reading));
    const { metadata, tensors, neededBytes } = reading.header;
    expect(metadata.get('general.architecture')).toBe('llama');
    expect(metadata.get('tokenizer.ggml.tokens')).toMatchObject({ length: vocabulary.vocab.length });
    expect(tensors).toHaveLength(2 + 9 * 4);
    expect(tensors[0]).toMatchObject({ name: 'token_embd.weight', shape: [128, 1536], type: 8, offset: 0 });
    expect(neededBytes).toBe(bytes.length);
  });

  it('refuses a vocabulary of another size', () => {
    const short = { vocab: vocabulary.vocab.slice(1), merges: vocabulary.merges };
    expect(() => exportGguf(readCheckpoint(weights), short, 'F16')).toThrow('does not belong');
  });
});
