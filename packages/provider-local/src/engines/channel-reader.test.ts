import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChannelReaderOptions, createChannelReader, usesChannels } from './channel-reader.ts';

interface Read {
  readonly text: string;
  readonly reasoning: string;
  /** What stands in front of a call that is to be put there, and what the model wrote of it. */
  readonly opened?: { readonly before: number; readonly textBefore: string; readonly rest: string } | undefined;
  readonly isOver: boolean;
}

function readAll(pieces: readonly string[], options: Partial<ChannelReaderOptions> = {}): Read {
  const reader = createChannelReader({ calls: 'none', inText: false, isHeld: false, ...options });
  const read = { text: '', reasoning: '' };
  for (const piece of pieces) {
    const { pieces: found, opened } = reader.push(piece);
    for (const { type, text } of found) read[type] += text;
    if (opened) return { ...read, opened, isOver: false };
  }
  for (const { type, text } of reader.flush()) read[type] += text;
  return { ...read, isOver: reader.isOver };
}

/** The text cut at chance. */
const cutUp = (text: string) =>
  fc
    .uniqueArray(fc.nat({ max: text.length }), { maxLength: 12 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), text.length])
    .map((places) => places.slice(1).map((to, i) => text.slice(places[i], to)));

describe('an answer in channels', () => {
  it.each<[string, string, Partial<Read>]>([
    [
      'thoughts, then the answer',
      '<|channel|>analysis<|message|>Let me <b>see</b>.<|end|><|start|>assistant<|channel|>final<|message|>It is 5 < 6.<|return|>',
      { reasoning: 'Let me <b>see</b>.', text: 'It is 5 < 6.', isOver: true },
    ],
    ['the answer alone', '<|channel|>final<|message|>Yes.<|end|>', { text: 'Yes.', isOver: true }],
    [
      'words before a call are for the reader, so nothing is over yet',
      '<|channel|>commentary<|message|>I look it up.<|end|><|start|>assistant',
      { text: 'I look it up.', isOver: false },
    ],
    ['no header at all', 'Just text <|x', { text: 'Just text <|x' }],
    ['no header, and letters that one could begin with', 't', { text: 't' }],
    ['no header, and a sign that one could begin with', '<', { text: '<' }],
    ['no header, and far too long for one', `<|x${' and on'.repeat(200)}`, { text: `<|x${' and on'.repeat(200)}` }],
    [
      'a message that the next one cuts off',
      '<|channel|>analysis<|message|>Hm<|channel|>final<|message|>Yes',
      { reasoning: 'Hm', text: 'Yes' },
    ],
    [
      'what is said to somebody who is not there is not for the reader',
      '<|channel|>commentary to=browser.search code<|message|>{"q":1}<|call|>',
      { reasoning: '{"q":1}', text: '' },
    ],
    ['an answer that broke off in a header', '<|channel|>final', { text: '', reasoning: '' }],
  ])('%s', (_, text, expected) => {
    fc.assert(
      fc.property(cutUp(text), (pieces) => {
        expect(readAll(pieces)).toMatchObject({ text: '', reasoning: '', ...expected });
      }),
    );
  });

  it('may hold its own marks where a grammar holds it', () => {
    const text = '<|channel|>final<|message|>{"a":"<|end|>"}';
    expect(readAll([text.slice(0, 30), text.slice(30)], { isHeld: true })).toMatchObject({ text: '{"a":"<|end|>"}' });
  });

  it('goes on in the text of one that was begun', () => {
    expect(readAll([' and more', '<|ret', 'urn|>'], { inText: true })).toMatchObject({
      text: ' and more',
      isOver: true,
    });
  });
});

describe('a call', () => {
  const before = '<|channel|>analysis<|message|>Hm<|end|><|start|>assistant';

  it('is found by its recipient, whatever the header is, and what is put there fits to what was read', () => {
    const opening = '<|channel|>commentary to=functions.';
    for (const header of ['<|channel|>commentary', '<|channel|>analysis', '']) {
      fc.assert(
        fc.property(cutUp(`${before}${header} to=functions.look<|message|>{}`), (pieces) => {
          const { opened, reasoning } = readAll(pieces, { calls: 'early' });
          expect(reasoning).toBe('Hm');
          // The letters of " to=" that came with earlier pieces stay, and are not written again.
          const again = opening.slice(opened?.before);
          expect(' to=functions.'.endsWith(again)).toBe(true);
          const earlier = ' to=functions.'.length - again.length;
          expect(earlier).toBeLessThan(4);
          if (earlier > 0) expect(opened?.textBefore).toBe('');
          else expect(header.endsWith(opened?.textBefore ?? '?') || opened?.textBefore.endsWith(header)).toBe(true);
        }),
      );
    }
  });

  it('that the grammar writes is read behind its whole opening', () => {
    const text = `${before}<|channel|>commentary to=functions.look <|constrain|>json<|message|>{}`;
    fc.assert(
      fc.property(cutUp(text), (pieces) => {
        const { opened, reasoning } = readAll(pieces, { calls: 'whole' });
        expect(reasoning).toBe('Hm');
        expect('look <|constrain|>json<|message|>{}'.startsWith(opened?.rest ?? '?')).toBe(true);
      }),
    );
  });
});

it('templates with channels are known by their marks', () => {
  expect(usesChannels("{{ '<|start|>assistant<|channel|>final<|message|>' }}")).toBe(true);
  expect(usesChannels("{{ '<|im_start|>' }}<|message|>")).toBe(false);
});
