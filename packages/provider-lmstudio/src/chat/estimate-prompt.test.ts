import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastTokens } from './estimate-prompt.ts';

const of = (content: string) => leastTokens({ messages: [{ role: 'user', content }] });

test('words count once, signs of dense scripts by eights, thinking not at all', () => {
  expect(of('  tell me\n\ta story  ')).toBe(4);
  expect(of('')).toBe(0);
  expect(of('静'.repeat(80))).toBe(11);
  const content = [
    { type: 'reasoning', text: 'a b c' },
    { type: 'text', text: 'one two' },
  ] as const;
  expect(leastTokens({ messages: [{ role: 'assistant', content }] })).toBe(2);
});

test('it never claims more tokens than there are signs, and grows with the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (first, second) => {
      expect(of(first)).toBeLessThanOrEqual(first.length);
      expect(of(`${first} ${second}`)).toBeGreaterThanOrEqual(of(first));
    }),
  );
});
