import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCharTable } from '../fold/symbols.ts';
import { createSafety } from '../safety.ts';
import { defaultVoter } from './default-voter.ts';
import { BUCKETS, createFeatureReader, createFeatures } from './features.ts';
import { createVoter } from './voter.ts';
import { weighVote } from './weigh-vote.ts';

const chars = buildCharTable();

describe('the pieces of a text', () => {
  const reader = createFeatureReader(chars);
  const read = (text: string): readonly number[] => {
    const features = createFeatures();
    reader.read(text, features);
    return [...features.bucket.subarray(0, features.count)];
  };

  it('are the same however a word is written', () => {
    expect(read('Ich KANN nicht mehr, Größe')).toEqual(read('ich kann nicht mehr grosse'));
    expect(read("don't")).toEqual(read('dont'));
  });

  it('are words, pairs and triples, and characters of Chinese and Japanese', () => {
    expect(read('one')).toHaveLength(2);
    expect(read('one two')).toHaveLength(6);
    expect(read('活着好累')).toHaveLength(10);
    expect(read('one. two')).toHaveLength(4);
  });

  it('stay in bounds, whatever the string', () => {
    const features = createFeatures();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4000 }), (text) => {
        reader.read(text, features);
        for (let index = 0; index < features.count; index++) {
          expect(features.bucket[index]).toBeGreaterThanOrEqual(0);
          expect(features.bucket[index]).toBeLessThan(BUCKETS);
          expect(features.start[index]).toBeLessThan(features.end[index] ?? 0);
          expect(features.end[index]).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the vote', () => {
  const voter = defaultVoter(chars);

  it('tells a goodbye from an errand that uses the same words', () => {
    const goodbye = voter.sum(
      'I gave my nephew the guitar. I wont need it where I am going. Goodbye, it was not your fault.',
    );
    const errand = voter.sum(
      'I gave my nephew the guitar because he starts lessons on Monday, which strings should he buy?',
    );
    expect(goodbye).toBeGreaterThan(errand);
  });

  it('names the pieces that speak for it, the strongest first and none inside another', () => {
    const text = 'I cannot go on, I have written the letters and tonight it ends';
    const reasons = voter.reasons(text, 3);
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.map(({ weight }) => weight)).toEqual([...reasons].map(({ weight }) => weight).sort((a, b) => b - a));
    for (const { start, end } of reasons) expect(text.slice(start, end).trim()).not.toBe('');
  });

  it('adds what its table says', () => {
    const weights = new Int8Array(BUCKETS).fill(2);
    const flat = createVoter({ weights, scale: 0.5, bias: -1 }, chars);
    expect(flat.sum('')).toBe(-1);
    expect(flat.sum('one two')).toBeCloseTo(-1 + (6 * 2 * 0.5) / Math.sqrt(6));
  });
});

describe('what the vote may do', () => {
  const finding = {
    category: 'suicide',
    level: 4,
    rawLevel: 4,
    who: 'self',
    subject: 'self',
    time: 'now',
    polarity: 'affirmed',
    start: 0,
    end: 1,
    rule: 'en.family.intent.1',
    why: [],
    isWeak: true,
  } as const;
  const thresholds = { confirm: 1, doubt: 0, refute: -0.5 };
  const said = (sum: number) => ({ sum, reasons: () => [{ start: 3, end: 9, weight: 1 }] });

  it('confirms, leaves open or drops what weak words say, and says so', () => {
    expect(weighVote(finding, said(2), thresholds)).toMatchObject({
      level: 4,
      why: [expect.stringMatching(/agrees.*2\.0, most by 3-9/)],
    });
    expect(weighVote(finding, said(0.5), thresholds)).toMatchObject({
      level: 2,
      why: [expect.stringContaining('open')],
    });
    expect(weighVote(finding, said(-1), thresholds)).toMatchObject({
      level: 0,
      why: [expect.stringContaining('against')],
    });
  });

  it('takes a means that is only named for a reason to ask where the text speaks against it', () => {
    expect(weighVote({ ...finding, level: 3, isWeak: false }, said(-1), thresholds).level).toBe(2);
    expect(weighVote({ ...finding, level: 3, isWeak: false }, said(0), thresholds).level).toBe(3);
  });

  it('lowers no other finding of strong words, and raises none', () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.integer({ min: 0, max: 6 }), (sum, level) => {
        if (level !== 3)
          expect(weighVote({ ...finding, level, isWeak: false }, said(sum), thresholds).level).toBe(level);
        expect(weighVote({ ...finding, level }, said(sum), thresholds).level).toBeLessThanOrEqual(level);
      }),
    );
  });

  it('tells a plan from an outing', () => {
    const safety = createSafety();
    expect(safety.check("I'm driving to the woods tomorrow to camp with the kids").action).not.toBe('crisis');
    expect(
      safety.check(
        "I've left the keys and the note on the worktop. I'm driving out to the reservoir now. I won't be back.",
      ).action,
    ).toMatch(/crisis|emergency/);
  });
});
