import fc from 'fast-check';
import { countTokens as countCl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, it } from 'vitest';
import { estimateTokens } from './token-estimate.ts';

// What the estimate promises, held against two tokenizers themselves: for text as people and programs write it, no more
// tokens than the upper figure. Text made by chance of rare characters may have more, and no plan is safe from that.
const WORDS = [
  'the story of a small boat that nobody wanted to leave alone in the harbour',
  'Die Überraschung währte kürzer, als man es sich gewünscht hätte',
  'Le garçon naïf préfère les œufs à la coque',
  'он медленно вышел из дома и посмотрел на небо',
  '他慢慢走出家门看着天空',
  'const total = items.reduce((sum, item) => sum + item.price * 1.19, 0);',
  '{"id": 4711, "name": "Ada", "tags": ["a", "b"], "ok": true}',
  '2026-01-31T12:00:00Z 192.168.0.1 3.14159',
];
const word = fc.constantFrom(...WORDS.flatMap((text) => text.split(' ')));
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', ', ', '. ')), { minLength: 1, maxLength: 200 })
  .map((pieces) => pieces.flat().join(''));

it('exact counts stay at or below the upper estimate', () => {
  fc.assert(
    fc.property(text, (written) => {
      const { upper } = estimateTokens(written);
      expect(countO200k(written)).toBeLessThanOrEqual(upper);
      expect(countCl100k(written)).toBeLessThanOrEqual(upper);
    }),
    { numRuns: 200 },
  );
});
