import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseContext } from './choose-context.ts';
import { estimatePrompt, estimateText } from './estimate-prompt.ts';

// Tokens by o200k_base and cl100k_base (npm gpt-tokenizer 4.0.0), Llama 3 (llama3-tokenizer-js 1.2.0) and Llama 2
// (llama-tokenizer-js 1.2.2), without begin and end markers, counted on 23 November 2026.
test.each([
  ['The quick brown fox jumps over the lazy dog.', [10, 10, 10, 12]],
  ['{"city":"Köln","days":2,"units":"metric"}', [15, 15, 15, 16]],
  ['敏捷的棕色狐狸跳过了懒狗。', [14, 25, 16, 29]],
  ['Donaudampfschifffahrtsgesellschaft', [10, 13, 13, 10]],
  ['3.14159265358979', [7, 7, 7, 16]],
  ['Сегодня хорошая погода, мы идём гулять.', [12, 23, 14, 18]],
  ['วันนี้อากาศดีมาก เราจะไปเดินเล่น', [11, 30, 14, 32]],
  ['🌿🌿 hello 👩‍👩‍👧', [13, 19, 17, 24]],
  ['word '.repeat(50), [51, 51, 51, 51]],
  ['const x = items.filter((item) => item.id !== null);', [14, 14, 14, 16]],
  ['d41d8cd98f00b204e9800998ecf8427e', [19, 19, 19, 30]],
])('%s', (text, counts) => {
  const estimate = estimateText(text);
  expect(estimate.least).toBeLessThanOrEqual(Math.min(...counts));
  // A vocabulary's own marks in front of a text are in what is added to each message.
  expect(estimate.most + 8).toBeGreaterThanOrEqual(Math.max(...counts));
});

test('it grows with the text, and the least is never more than the most', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (first, second) => {
      const [one, both] = [estimateText(first), estimateText(`${first} ${second}`)];
      expect(one.least).toBeLessThanOrEqual(Math.max(1, one.most));
      expect(both.least).toBeGreaterThanOrEqual(one.least);
      expect(both.most).toBeGreaterThanOrEqual(one.most);
    }),
  );
});

test('images, tools and messages make room for themselves, and none of it is sure', () => {
  const text = { type: 'text', text: 'Hi there' } as const;
  const plain = estimatePrompt({ messages: [{ role: 'user', content: [text] }] });
  const rich = estimatePrompt({
    messages: [{ role: 'user', content: [text, { type: 'image', base64: 'aGk=', mediaType: 'image/png' }] }],
    tools: [{ name: 'look', description: 'Looks around.' }],
  });
  expect(rich.least).toBe(plain.least);
  expect(rich.most).toBeGreaterThan(plain.most + 2_000);
});

test('a context always holds what may be needed, unless the model ends before', () => {
  fc.assert(
    fc.property(
      fc.nat(200_000),
      fc.nat(20_000),
      fc.integer({ min: 512, max: 131_072 }),
      (most, answerTokens, limit) => {
        const length = chooseContext({ prompt: { least: 0, most }, answerTokens, limit, allowTruncation: false });
        expect(length).toBeLessThanOrEqual(limit);
        expect(length === limit || length >= most + answerTokens).toBe(true);
      },
    ),
  );
});
