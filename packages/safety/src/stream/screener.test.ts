import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSafety } from '../index.ts';
import { createJsonScreener } from './json-strings.ts';
import { createHeldText } from './screen-text.ts';

const safety = createSafety();

function stream(chunks: readonly string[]): { emitted: string; mostHeld: number; start: number | undefined } {
  const screener = safety.screener();
  const held = createHeldText(screener);
  let emitted = '';
  let mostHeld = 0;
  for (const chunk of chunks) {
    emitted += held.push(chunk);
    mostHeld = Math.max(mostHeld, held.size);
  }
  emitted += held.end();
  return { emitted, mostHeld, start: screener.blocked?.start };
}

const PIECES = [
  'You should ',
  'just ',
  'kill ',
  'yourself',
  '.',
  ' ',
  '\n',
  'k i l l ',
  'y0urself',
  'never ',
  'I think ',
  'the lethal ',
  'dose of ',
  'it is ',
  'sunny',
  '👩‍👩‍👧',
  'e\u0301',
  'you ',
  'should ',
  'go ',
  'die',
  '!',
  'k.i.l.l ',
  'kil',
  'l your',
  'self',
  '**',
  '"',
  '中文',
  'hello ',
  'world',
  'a',
  'b ',
  '\u200b',
  '…',
  '10 ',
  'mg',
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));

function cut(text: string, cuts: readonly number[]): string[] {
  const places = [...new Set(cuts.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [...places, text.length].map((place, index) => text.slice(index === 0 ? 0 : places[index - 1], place));
}

describe('screener', () => {
  it('gives the same out for every chunking, and never a character of a blocked place', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(400), { maxLength: 12 }), (text, cuts) => {
        const whole = stream([text]);
        for (const chunks of [cut(text, cuts), [...text], text.split('')]) {
          const pieces = stream(chunks);
          expect(pieces.emitted).toBe(whole.emitted);
          expect(pieces.start).toBe(whole.start);
        }
        expect(text.startsWith(whole.emitted)).toBe(true);
        if (whole.start === undefined) expect(whole.emitted).toBe(text);
        else expect(whole.emitted.length).toBe(whole.start);
      }),
      { numRuns: 1000 },
    );
  });

  it('stops before the phrase at every single cut', () => {
    const text = 'Well, my friend, you should just kill yourself now, right?';
    for (let at = 0; at <= text.length; at++) {
      expect(stream([text.slice(0, at), text.slice(at)]).emitted).toBe('Well, my friend, ');
    }
  });

  it('lets advice against it through', () => {
    const text = 'You must never kill yourself over this. Nobody should tell you that you should go die.';
    expect(stream([...text]).emitted).toBe(text);
  });

  it('holds back little', () => {
    const text =
      'The weather is lovely today and I think we should go for a walk in the park, then have some tea. '.repeat(5);
    const { emitted, mostHeld } = stream([...text]);
    expect(emitted).toBe(text);
    expect(mostHeld).toBeLessThanOrEqual(64);
  });

  it('never cuts a character from its marks', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const text = 'e\u0301👩‍👩‍👧🇫🇷 ok 中\u3099 x\u0308\r\ny 👍🏽!';
    const whole = new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length));
    const screener = safety.screener();
    for (const unit of text.split('')) expect(whole.has(screener.push(unit))).toBe(true);
  });

  it('screens the strings inside JSON, escapes included', () => {
    const raw = '{"a":"hello","say":"you should k\\u0069ll your\\u0073elf","n":1}';
    for (let size = 1; size < 9; size++) {
      const json = createJsonScreener(() => safety.screener());
      let out = '';
      for (let at = 0; at < raw.length; at += size) out += json.push(raw.slice(at, at + size));
      out += json.end();
      expect(out).toBe('{"a":"hello","say":"');
      expect(json.blocked).toBeDefined();
    }
    const fine = '{"a":"it\\"s \\\\ fine \\u00e9","b":["x",{"c":null}]}';
    const json = createJsonScreener(() => safety.screener());
    expect([...fine].map((char) => json.push(char)).join('') + json.end()).toBe(fine);
  });
});
