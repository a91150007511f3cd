import { describe, expect, it } from 'vitest';
import { createCorpus } from './document.ts';

const documents = (seed: number, count: number) => {
  const next = createCorpus(seed);
  return Array.from({ length: count }, next);
};

describe('the corpus', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(documents(3, 50)).toEqual(documents(3, 50));
    expect(documents(3, 50)).not.toEqual(documents(4, 50));
  });

  it('writes whole conversations and stories', () => {
    for (const segments of documents(1, 2000)) {
      const text = segments.map((segment) => segment.text).join('');
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      const opened = segments.filter((segment) => segment.special && segment.text === '<|im_start|>').length;
      const closed = segments.filter((segment) => segment.special && segment.text === '<|im_end|>').length;
      expect(opened).toBe(closed);
      expect(segments.some((segment) => segment.learned)).toBe(true);
    }
  });

  it('teaches answers and their ends only, never what users say', () => {
    for (const segments of documents(2, 500)) {
      for (const [i, segment] of segments.entries()) {
        if (segments[i - 1]?.special && /^(user|system)\n/.test(segment.text)) expect(segment.learned).toBe(false);
      }
    }
  });

  it('answers a person in need kindly, with help', () => {
    const asked = documents(5, 20_000).flatMap((segments) =>
      segments.flatMap((segment, i) => (/want to die/i.test(segment.text) ? [segments[i + 5]?.text ?? ''] : [])),
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const answer of asked) expect(answer).toMatch(/not alone.*help line/s);
  });
});
