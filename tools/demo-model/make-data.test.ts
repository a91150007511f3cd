import { describe, expect, it } from 'vitest';
import { packDocuments } from './make-data.ts';
import { createTokenizer, trainTokenizer } from './tokenizer.ts';

describe('packed documents', () => {
  const vocabulary = trainTokenizer(['Hello there'], 262);
  const { tokens, starts } = packDocuments(vocabulary, 1, 5000);

  it('holds whole documents, each begun by a special token', () => {
    expect(starts.at(-1)).toBe(tokens.length);
    expect(tokens.length).toBeGreaterThanOrEqual(5000);
    for (const start of starts.subarray(0, -1)) expect((tokens[start] as number) & 0x7fff).toBeLessThan(2);
  });

  it('marks what is to be learned by the top bit', () => {
    const learned = [...tokens].filter((token) => token & 0x8000).map((token) => token & 0x7fff);
    const text = createTokenizer(vocabulary).decode(learned);
    expect(text).toMatch(/model|story|named/i);
    expect(text).not.toContain('user\n');
  });
});
