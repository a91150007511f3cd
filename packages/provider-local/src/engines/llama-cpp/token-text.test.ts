import fc from 'fast-check';
import type { Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { createTokenText } from './token-text.ts';

// Every token is a byte, the worst case: characters are cut in up to four.
const bytes = { detokenize: (tokens: readonly Token[]) => Buffer.from(tokens).toString('utf8') };
const tokensOf = (text: string) => [...Buffer.from(text)] as Token[];

describe('the text of tokens', () => {
  it('never shows a part of a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const text = Buffer.from(raw).toString('utf8');
        fc.pre(!text.includes('\uFFFD'));
        const writer = createTokenText(bytes, []);
        let shown = '';
        for (const token of tokensOf(text)) {
          const piece = writer.push(token);
          expect(piece).not.toContain('\uFFFD');
          shown += piece;
        }
        expect(shown + writer.flush()).toBe(text);
      }),
    );
  });

  it('gives up on a character that never ends', () => {
    const writer = createTokenText(bytes, []);
    const shown = [0xf0, 0x80, 0x80, 0x80, 0x41].map((byte) => writer.push(byte as Token)).join('');
    expect(shown).toMatch(/^\uFFFD+A$/);
    expect(writer.flush()).toBe('');
  });

  it('shows the rest at the end', () => {
    const writer = createTokenText(bytes, []);
    expect(writer.push(0xc3 as Token)).toBe('');
    expect(writer.flush()).toBe('\uFFFD');
  });
});
