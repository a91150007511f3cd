import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWords, OPENING_BUCKETS, WORD_BUCKETS } from './words.ts';

function featuresOf(text: string): readonly number[] {
  const features = new Array<number>(OPENING_BUCKETS + WORD_BUCKETS).fill(0);
  addWords(text, features, 0);
  return features;
}

const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('story', 'The', 'a', 'OLD lighthouse', 'x9y', "don't")));

test('words of ASCII alone count as they do in any other text', () => {
  fc.assert(
    fc.property(words, (pieces) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
      const plain = pieces.join(' ').replace(/[^\u0000-\u007f]/g, '');
      // A dash that is no letter, so that the text is read as one that is not ASCII.
      expect(featuresOf(plain)).toEqual(featuresOf(`${plain} \u2014`));
    }),
    { numRuns: 500 },
  );
});

test('what a text opens with and what it is made of is told', () => {
  expect(
    featuresOf('Tell me of the old lighthouse')
      .slice(0, OPENING_BUCKETS)
      .some((value) => value > 0),
  ).toBe(true);
  expect(featuresOf('').every((value) => value === 0)).toBe(true);
  const length = Math.hypot(...featuresOf('ships lighthouse harbour').slice(OPENING_BUCKETS));
  expect(length).toBeCloseTo(1);
});
