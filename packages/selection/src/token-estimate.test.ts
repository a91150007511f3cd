import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from './token-estimate.ts';

interface Counted {
  readonly name: string;
  readonly text: string;
  readonly tokens: Readonly<Record<'o200k' | 'cl100k' | 'llama3' | 'llama2', number>>;
}

const counted = JSON.parse(
  readFileSync(new URL('./__fixtures__/token-counts.json', import.meta.url), 'utf8'),
) as readonly Counted[];

const odd = JSON.parse(
  readFileSync(new URL('./__fixtures__/odd-token-counts.json', import.meta.url), 'utf8'),
) as readonly Counted[];

describe('estimateTokens', () => {
  it.each(counted)('stays above what four tokenizers counted: $name', ({ text, tokens }) => {
    expect(estimateTokens(text).upper).toBeGreaterThanOrEqual(Math.max(...Object.values(tokens)));
  });

  it.each(odd)('stays above them where text is no language: $name', ({ text, tokens }) => {
    expect(estimateTokens(text).upper).toBeGreaterThanOrEqual(Math.max(...Object.values(tokens)));
  });

  it('comes close to large vocabularies of today, and not by a margin that would waste a context', () => {
    const errors = counted
      .map(({ text, tokens }) => Math.abs(Math.log(estimateTokens(text).tokens / ((tokens.o200k + tokens.llama3) / 2))))
      .sort((a, b) => a - b);
    expect(Math.exp(errors[Math.floor(errors.length / 2)] ?? 0)).toBeLessThan(1.2);
    for (const { text, tokens } of counted) {
      expect(estimateTokens(text).upper).toBeLessThan(2.6 * Math.max(...Object.values(tokens)));
    }
  });

  it('never shrinks when text is added, and never exceeds its own upper estimate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (first, second) => {
        const whole = estimateTokens(first + second);
        const part = estimateTokens(first);
        // A space between words costs nothing once a word follows it.
        expect(whole.tokens + 1).toBeGreaterThanOrEqual(part.tokens);
        expect(whole.upper).toBeGreaterThanOrEqual(whole.tokens);
      }),
    );
  });

  it('knows that an empty text has none and any other has some', () => {
    expect(estimateTokens('')).toEqual({ tokens: 0, upper: 0 });
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        expect(estimateTokens(text).tokens).toBeGreaterThan(0);
      }),
    );
  });

  it('judges very long texts by samples that agree with the whole', () => {
    const text = counted.find(({ name }) => name === 'eng')?.text ?? '';
    const one = estimateTokens(text.repeat(300)).tokens;
    const ten = estimateTokens(text.repeat(3_000)).tokens;
    expect(ten / one).toBeGreaterThan(9.8);
    expect(ten / one).toBeLessThan(10.2);
  });
});
