import type { StreamEvent } from '@modelhaven/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOpenAiChunkDecoder } from './chunk-decoder.ts';
import { ChunkTemplate } from './chunk-template.ts';

const chunk = (content: unknown, more: object = {}) => ({
  id: 'c-1',
  model: 'm',
  choices: [{ index: 0, delta: { content }, finish_reason: null }],
  ...more,
});

test('reads what is like the chunk that it learned, and nothing else', () => {
  const template = new ChunkTemplate();
  expect(template.textOf(JSON.stringify(chunk('a')))).toBeUndefined();
  template.learn(JSON.stringify(chunk('a')), 'a');
  for (const text of ['', 'b', 'a "quoted" \\ word\n', 'ü\u0000\ud800', 'much longer than a word is']) {
    expect(template.textOf(JSON.stringify(chunk(text)))).toBe(text);
  }
  const other = [
    chunk('b', { usage: {} }),
    chunk(null),
    chunk(['b']),
    { ...chunk('b'), id: 'c-2' },
    { id: 'c-1', model: 'm', choices: [{ index: 0, delta: { content: 'b' }, finish_reason: 'stop' }] },
  ];
  for (const each of other) expect(template.textOf(JSON.stringify(each))).toBeUndefined();
  const written = JSON.stringify(chunk('b'));
  expect(template.textOf(written.replace('"b"', '"b","content":"c"'))).toBeUndefined();
  expect(template.textOf(written.replace('"b"', '"b\n"'))).toBeUndefined();
  expect(template.textOf(written.replace('"b"', '"\\x"'))).toBeUndefined();
});

test('is not taken in by another text that stands first', () => {
  const template = new ChunkTemplate();
  const decoy = (text: string) => JSON.stringify({ note: { content: text }, ...chunk('same') });
  template.learn(decoy('same'), 'same');
  expect(template.textOf(decoy('other'))).toBeUndefined();
});

test('stops to look at a server that writes something new into each chunk', () => {
  const template = new ChunkTemplate();
  for (let at = 0; at < 4; at++) template.learn(JSON.stringify(chunk('a', { at })), 'a');
  template.learn(JSON.stringify(chunk('a')), 'a');
  expect(template.textOf(JSON.stringify(chunk('a')))).toBeUndefined();
});

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'word ', '"', '\\', '\n', '","content":"', '\ud83d', 'content', '{"content":"x"}'),
);
const deltas = fc.oneof(
  { weight: 6, arbitrary: texts.map((content) => ({ content })) },
  { weight: 1, arbitrary: texts.map((text) => ({ reasoning_content: text, content: text })) },
  { weight: 1, arbitrary: texts.map((text) => ({ content: text, refusal: text })) },
  {
    weight: 1,
    arbitrary: fc.record({
      content: fc.constant(null),
      tool_calls: fc.constant([{ index: 0, id: 'i', function: { name: 'f', arguments: '{}' } }]),
    }),
  },
);
const mores = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: texts.map((content) => ({ note: { content } })) },
  { weight: 1, arbitrary: fc.nat(3).map((completion_tokens) => ({ usage: { completion_tokens } })) },
  { weight: 1, arbitrary: texts.map((warning) => ({ warnings: [warning] })) },
);
const finishes = fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant('stop') });
const chunks = fc
  .record({ delta: deltas, more: mores, finish: finishes, first: fc.boolean() })
  .map(({ delta, more, finish, first }) => {
    const body = { id: 'c', choices: [{ index: 0, delta, finish_reason: finish }] };
    return first ? { ...more, ...body } : { ...body, ...more };
  });
/** How servers write JSON: close together, with spaces, or with everything beyond ASCII escaped. */
const styles = [
  (value: unknown) => JSON.stringify(value),
  (value: unknown) => JSON.stringify(value, undefined, 1).replace(/\n */g, ' '),
  (value: unknown) =>
    JSON.stringify(value).replace(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
];

function decode(data: readonly string[]): readonly StreamEvent[] {
  const decoder = createOpenAiChunkDecoder({ model: 'm' });
  const out: StreamEvent[] = [];
  for (const each of data) decoder.push({ data: each }, out);
  return out;
}

test('a decoder gives the same whether or not chunks look alike', () => {
  fc.assert(
    fc.property(fc.array(chunks, { maxLength: 12 }), fc.nat(styles.length - 1), (answer, style) => {
      const write = styles[style] as (value: unknown) => string;
      const alike = answer.map((each) => write(each));
      // A number that is another one each time: none is like the one before, and each is parsed.
      const parsed = answer.map((each, at) => write({ ...each, at }));
      expect(decode(alike)).toEqual(decode(parsed));
    }),
    { numRuns: 2_000 },
  );
});
