import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCorpus } from './corpus/document.ts';
import { createTokenizer, SPECIAL_TOKENS, trainTokenizer, type Vocabulary } from './tokenizer.ts';

/** Marks a token that the model shall learn to write; the other bits are its id. */
const LEARNED = 0x8000;

/** Documents as tokens, ready for the trainer. */
export interface PackedData {
  readonly tokens: Uint16Array;
  /** Index of the first token of each document, and the number of tokens at the end. */
  readonly starts: Uint32Array;
}

/** A vocabulary learned from 30,000 documents of a seed. */
export function makeVocabulary(seed: number, size: number): Vocabulary {
  const next = createCorpus(seed);
  const texts: string[] = [];
  for (let i = 0; i < 30_000; i++) for (const { text, special } of next()) if (!special) texts.push(text);
  return trainTokenizer(texts, size);
}

/** At least `count` tokens of whole documents. */
export function packDocuments(vocabulary: Vocabulary, seed: number, count: number): PackedData {
  const tokenizer = createTokenizer(vocabulary);
  const next = createCorpus(seed);
  const tokens: number[] = [];
  const starts: number[] = [];
  while (tokens.length < count) {
    starts.push(tokens.length);
    for (const { text, learned, special } of next()) {
      const ids = special ? [SPECIAL_TOKENS.indexOf(text as (typeof SPECIAL_TOKENS)[number])] : tokenizer.encode(text);
      for (const id of ids) tokens.push(learned ? id | LEARNED : id);
    }
  }
  starts.push(tokens.length);
  return { tokens: Uint16Array.from(tokens), starts: Uint32Array.from(starts) };
}

/** Writes `NAME.tok` and `NAME.idx`, as the trainer reads them (little-endian). */
export function writeData(folder: string, name: string, { tokens, starts }: PackedData): void {
  writeFileSync(join(folder, `${name}.tok`), tokens);
  writeFileSync(join(folder, `${name}.idx`), starts);
}
