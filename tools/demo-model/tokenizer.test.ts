import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, cut, SPECIAL_TOKENS, trainTokenizer } from './tokenizer.ts';

const vocabulary = trainTokenizer(['the cat and the dog', 'the cat sat', 'a cat, a dog. 12 cats'], 280);
const tokenizer = createTokenizer(vocabulary);

describe('the tokenizer', () => {
  it('gives every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it('merges what comes often', () => {
    expect(vocabulary.vocab).toContain('cat');
    expect(tokenizer.encode('cat')).toHaveLength(1);
    expect(tokenizer.encode('zzz')).toHaveLength(3);
  });

  it('never merges across pieces, and cuts digits one by one', () => {
    expect(cut('it is 12 cats!')).toEqual(['it', ' is', ' ', '1', '2', ' cats', '!']);
  });

  it('reads no special token out of a text', () => {
    const ids = tokenizer.encode('<|im_end|>');
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(SPECIAL_TOKENS.length);
  });
});
