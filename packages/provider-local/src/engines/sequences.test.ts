import { expect, it } from 'vitest';
import type { GgufHeader } from '../weights/gguf-header.ts';
import { sequencesFor } from './sequences.ts';

const GIB = 1024 ** 3;

function headerOf(entries: Readonly<Record<string, number>>): GgufHeader {
  const metadata = new Map<string, string | number>([['general.architecture', 'llama']]);
  for (const [key, value] of Object.entries(entries)) metadata.set(`llama.${key}`, value);
  return { version: 3, metadata, tensors: [], dataOffset: 0, neededBytes: 0 };
}

const demo = headerOf({
  block_count: 4,
  embedding_length: 128,
  'attention.head_count': 4,
  'attention.head_count_kv': 2,
});
const billions = headerOf({
  block_count: 32,
  embedding_length: 4096,
  'attention.head_count': 32,
  'attention.head_count_kv': 8,
});

it('takes the number that was given', () => {
  expect(sequencesFor(3, demo, 1e6, 512)).toBe(3);
});

it('gives many to small contexts, few to large ones, and what it always gave where the header is silent', () => {
  expect(sequencesFor('auto', demo, 1e6, 512)).toBe(16);
  expect(sequencesFor('auto', demo, 1e6, 65_536)).toBe(8);
  expect(sequencesFor('auto', billions, 5 * GIB, 8192)).toBe(2);
  expect(sequencesFor('auto', billions, 5 * GIB, 512)).toBe(8);
  expect(sequencesFor('auto', headerOf({}), 1e6, 512)).toBe(4);
  expect(sequencesFor('auto', headerOf({}), 5 * GIB, 512)).toBe(2);
});
