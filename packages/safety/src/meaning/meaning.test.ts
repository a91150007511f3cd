import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessed } from '../context/assess.ts';
import { buildCharTable } from '../fold/symbols.ts';
import { createSafety } from '../safety.ts';
import { defaultMeaning } from './default-meaning.ts';
import type { Reading } from './model.ts';
import { createPieces, MARKS, MOST_PIECES, readPieces } from './pieces.ts';
import { findingOf, type MeaningThresholds, weighMeaning } from './weigh-meaning.ts';

const chars = buildCharTable();
// Found by no rule.
const OBLIQUE = 'nobody needs me and I would be glad to be dust';

describe('the words of a text', () => {
  const read = (text: string): readonly number[] => {
    const pieces = createPieces();
    readPieces(text, chars, pieces);
    return [...pieces.word.subarray(0, pieces.count)];
  };

  it('are the same however they are written', () => {
    expect(read("I CAN'T, größer")).toEqual(read('i cant, grosser'));
  });

  it('stand beside marks and one sign for every number', () => {
    expect(read('two. 2? 33, ...').slice(1)).toEqual([
      MARKS.stop,
      MARKS.number,
      MARKS.question,
      MARKS.number,
      MARKS.comma,
    ]);
  });

  it('stay in bounds, whatever the string', () => {
    const pieces = createPieces();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        readPieces(text, chars, pieces);
        expect(pieces.count).toBeLessThanOrEqual(MOST_PIECES);
        const starts = [...pieces.start.subarray(0, pieces.count)];
        const isInside = starts.every(
          (start, at) => start < (pieces.end[at] ?? 0) && (pieces.end[at] ?? 0) <= text.length,
        );
        expect(isInside).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a text of very many words', () => {
  it('is read up to a limit, marks included', () => {
    const pieces = createPieces();
    readPieces('on and on, '.repeat(MOST_PIECES), chars, pieces);
    expect(pieces.count).toBeGreaterThan(MOST_PIECES - 3);
    expect(pieces.count).toBeLessThanOrEqual(MOST_PIECES);
  });
});

describe('the reading of a text', () => {
  const meaning = defaultMeaning(chars);
  const words = ['i', 'the', 'tonight', 'pills', 'my', 'dog', 'letters', 'bread', 'zqx', '.', ',', '?', '7'];

  it('is finite, inside the text and the same again, whatever was read in between', () => {
    const text = fc.array(fc.constantFrom(...words), { maxLength: 300 }).map((each) => each.join(' '));
    fc.assert(
      fc.property(text, fc.string({ unit: 'binary', maxLength: 300 }), (some, other) => {
        const first = meaning.read(some, true);
        meaning.read(other, true);
        expect(meaning.read(some, true)).toEqual(first);
        if (!first) return;
        expect(Number.isFinite(first.risk) && Number.isFinite(first.crisis)).toBe(true);
        const clause = meaning.strongestClause(some, first.start, first.end);
        expect(clause.start).toBeGreaterThanOrEqual(first.start);
        expect(clause.end).toBeLessThanOrEqual(some.length);
      }),
      { numRuns: 150 },
    );
  });

  it('names the clause that speaks most for a risk', () => {
    const text = `We had soup again. ${OBLIQUE}, said the cat.`;
    const { start, end } = meaning.strongestClause(text, 0, text.length);
    expect(text.slice(start, end)).toBe(OBLIQUE);
  });

  it('is left out for other languages and for nothing', () => {
    expect(meaning.read('')).toBeUndefined();
    expect(meaning.read('Ich habe heute keine Lust mehr auf gar nichts')).toBeUndefined();
    expect(meaning.read('è morto mio figlio non so cosa fare', true)).toBeUndefined();
    expect(meaning.read('死にたい', true)).toBeUndefined();
    expect(meaning.read('昨日のライブやばかった ok lol see you', true)).toBeUndefined();
  });

  it('finds the part of a long post that speaks for a risk', () => {
    const filler = 'we went to the market and bought apples and the weather was nice. '.repeat(12);
    const cue = 'i keep praying that my heart stops in my sleep, nobody would miss me. ';
    const reading = meaning.read(filler + cue + filler);
    expect(reading?.start).toBeLessThanOrEqual(filler.length);
    expect(reading?.end).toBeGreaterThan(filler.length);
  });
});

describe('what a reading may do', () => {
  const thresholds: MeaningThresholds = {
    ask: 3,
    askInTalk: 3,
    askAgain: 5,
    grave: 6,
    crisis: 1,
    doubt: 1,
    confirm: 3,
    confirmCrisis: 1,
    refute: -2,
    drop: -1,
  };
  const reading = (risk: number, crisis = -5): Reading => ({
    risk,
    crisis,
    kind: risk > 0 ? 0 : 14,
    start: 0,
    end: 9,
  });
  const finding: Assessed = {
    category: 'suicide',
    level: 3,
    rawLevel: 3,
    who: 'self',
    subject: 'self',
    time: 'now',
    polarity: 'affirmed',
    start: 0,
    end: 4,
    rule: 'en.suicide.method.1',
    why: [],
    isWeak: false,
  };
  const span = () => ({ start: 2, end: 7 });

  it('asks where no rule spoke, from a higher limit where rules explained their words', () => {
    expect(findingOf(reading(3), [], thresholds, span)).toMatchObject({ level: 2, start: 2, end: 7 });
    expect(findingOf(reading(2.9), [], thresholds, span)).toBeUndefined();
    expect(findingOf(reading(4), [{ ...finding, level: 0 }], thresholds, span)).toBeUndefined();
    expect(findingOf(reading(5), [{ ...finding, level: 0 }], thresholds, span)).toMatchObject({ level: 2 });
    expect(findingOf(reading(9), [{ ...finding, level: 2 }], thresholds, span)).toBeUndefined();
    expect(findingOf(reading(6, 1), [{ ...finding, level: 2 }], thresholds, span)).toMatchObject({ level: 3 });
    expect(findingOf(reading(5.9, 1), [], thresholds, span)).toMatchObject({ level: 2 });
  });

  it('takes what is only named for a reason to ask where the text reads like something else', () => {
    expect(weighMeaning(finding, reading(-2.1), thresholds)).toMatchObject({
      level: 2,
      why: [expect.stringContaining('reads like idiom')],
    });
    expect(weighMeaning(finding, reading(-1.9), thresholds).level).toBe(3);
  });

  it('takes weak words for nothing there', () => {
    const weak: Assessed = { ...finding, level: 5, isWeak: true };
    expect(weighMeaning(weak, reading(-1.1), thresholds).level).toBe(0);
    expect(weighMeaning(weak, reading(-0.9), thresholds)).toBe(weak);
  });

  it('lowers no strong words of level 4 and more, and raises no finding of a rule', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.integer({ min: 0, max: 6 }), (risk, level) => {
        const weighed = weighMeaning({ ...finding, level }, reading(risk), thresholds).level;
        expect(weighed).toBeLessThanOrEqual(level);
        if (level >= 4) expect(weighed).toBe(level);
      }),
    );
  });

  it('asks by itself, names the clause, and is nothing in a story', () => {
    const safety = createSafety();
    const byMeaning = (text: string, channel?: 'story') =>
      safety.check(text, channel ? { channel } : {}).findings.filter(({ rule }) => rule.startsWith('meaning.'));
    const [found] = byMeaning(OBLIQUE);
    expect(found).toMatchObject({ category: 'suicide', level: 2, why: [expect.stringMatching(/meaning 1: \d/)] });
    expect(OBLIQUE.slice(found?.start, found?.end)).toBe(OBLIQUE);
    expect(byMeaning(OBLIQUE, 'story')).toEqual([]);
    expect(safety.check(OBLIQUE, { role: 'assistant' }).findings).toEqual([]);
  });

  it('is no repetition by itself', () => {
    const conversation = createSafety().conversation();
    expect([OBLIQUE, OBLIQUE].map((text) => conversation.check(text).action)).toEqual(['check_in', 'check_in']);
  });

  it('leaves ordinary talk alone', () => {
    const safety = createSafety();
    for (const text of ['what time is dinner tomorrow', 'I gave my old bike to my cousin', 'my phone died again lol'])
      expect(safety.check(text).level).toBe(0);
  });
});
