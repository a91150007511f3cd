import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerReaderOptions, createAnswerReader, type ReadPiece } from './answer-reader.ts';

const marks = { open: '<think>', close: '</think>', declared: true, isOpen: false };

/** What a reader makes of a text that comes in pieces, neighbours of one kind put together. */
function read(options: AnswerReaderOptions, pieces: readonly string[]) {
  const reader = createAnswerReader(options);
  const found: ReadPiece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const { pieces: some, opened } = reader.push(piece);
    found.push(...some);
    if (opened) return { found: joined(found), rest: opened.rest + pieces.slice(i + 1).join('') };
  }
  found.push(...reader.flush());
  return { found: joined(found), rest: undefined };
}

function joined(pieces: readonly ReadPiece[]): readonly (readonly [string, string])[] {
  const all: [string, string][] = [];
  for (const { type, text } of pieces) {
    const last = all.at(-1);
    if (last?.[0] === type) last[1] += text;
    else all.push([type, text]);
  }
  return all;
}

it.each<[string, AnswerReaderOptions, string, readonly (readonly [string, string])[]]>([
  [
    'thinking and an answer',
    { reasoning: marks },
    '<think>\nHm, 1 < 2.\n\n</think>\n\nYes.\n',
    [
      ['reasoning', 'Hm, 1 < 2.'],
      ['text', 'Yes.\n'],
    ],
  ],
  ['an answer alone', { reasoning: marks }, 'No <thing> here', [['text', 'No <thing> here']]],
  [
    'thinking that the prompt began',
    { reasoning: { ...marks, isOpen: true } },
    'Hm.</think>Yes',
    [
      ['reasoning', 'Hm.'],
      ['text', 'Yes'],
    ],
  ],
  ['thinking that never ends', { reasoning: marks }, '<think>Hm. </thin', [['reasoning', 'Hm. </thin']]],
  ['thinking about nothing', { reasoning: marks }, '<think>\n\n</think>\n\nYes', [['text', 'Yes']]],
  [
    'marks that are not declared, at the beginning',
    { reasoning: { ...marks, declared: false } },
    '\n<think>Hm</think>Say <think> twice',
    [
      ['reasoning', 'Hm'],
      ['text', 'Say <think> twice'],
    ],
  ],
  [
    'marks that are not declared, later',
    { reasoning: { ...marks, declared: false } },
    'The tag <think> opens',
    [['text', 'The tag <think> opens']],
  ],
  [
    'thinking twice',
    { reasoning: marks },
    '<think>a</think>b<think>c</think>d',
    [
      ['reasoning', 'a'],
      ['text', 'b'],
      ['reasoning', 'c'],
      ['text', 'd'],
    ],
  ],
])('%s', (_, options, text, expected) => {
  expect(read(options, [text]).found).toEqual(expected);
  expect(read(options, [...text]).found).toEqual(expected);
});

describe('calls of tools', () => {
  const options: AnswerReaderOptions = { reasoning: marks, callTrigger: '<tool_call>' };

  it('begin at their trigger, and not inside of thinking', () => {
    const text = '<think>I might <tool_call> now</think>Let me see. <tool_call>\n{';
    for (const pieces of [[text], [...text]]) {
      expect(read(options, pieces)).toEqual({
        found: [
          ['reasoning', 'I might <tool_call> now'],
          ['text', 'Let me see. '],
        ],
        rest: '\n{',
      });
    }
  });

  it('are told with where the trigger began', () => {
    const reader = createAnswerReader(options);
    expect(reader.push('Well').pieces).toEqual([{ type: 'text', text: 'Well' }]);
    expect(reader.push(', <too').pieces).toEqual([{ type: 'text', text: ', ' }]);
    expect(reader.push('l_call>\n').opened).toEqual({ before: 4, textBefore: '', rest: '\n' });
    const sudden = createAnswerReader(options);
    expect(sudden.push('So <tool_call>').opened).toEqual({ before: 0, textBefore: 'So ', rest: '' });
  });
});

it('however the text is cut, the same is read', () => {
  const bits = [
    '<think>',
    '</think>',
    '<tool_call>',
    '<',
    '>',
    'th',
    'ink',
    ' ',
    '\n',
    'a',
    '</',
    'tool',
    '_call',
    '/',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...bits), { maxLength: 25 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      fc.boolean(),
      fc.boolean(),
      (parts, lengths, declared, isOpen) => {
        const text = parts.join('');
        const options = { reasoning: { ...marks, declared, isOpen }, callTrigger: '<tool_call>' };
        const pieces: string[] = [];
        for (let at = 0; at < text.length; ) {
          const length = lengths.next().value ?? 1;
          pieces.push(text.slice(at, at + length));
          at += length;
        }
        expect(read(options, pieces)).toEqual(read(options, [text]));
      },
    ),
    { numRuns: 500 },
  );
});
