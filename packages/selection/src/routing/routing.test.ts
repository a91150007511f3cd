import { LlmError } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADED_PROMPTS } from '../__fixtures__/graded-prompts.ts';
import { promptFeatures } from '../learning/features.ts';
import { estimateDifficulty } from './difficulty.ts';
import { createDifficultyRouter } from './difficulty-router.ts';

const ask = (content: string) => ({ model: 'auto', messages: [{ role: 'user' as const, content }] });
const EASY = ask('Hi! What is your favourite colour?');
const HARD = ask(
  'Prove that the integral of x^2 from 0 to 3 is 9. Explain why, step by step. You must calculate exactly, include at least two methods, compare them and analyse the trade-offs.',
);

describe('estimateDifficulty', () => {
  it('tells hard from easy, and why', () => {
    const easy = estimateDifficulty(promptFeatures(EASY));
    const hard = estimateDifficulty(promptFeatures(HARD));
    expect(easy.score).toBeLessThan(0.2);
    expect(hard.score).toBeGreaterThan(0.5);
    expect(hard.reasons).toContain('it calculates');
  });

  // The weights were fitted to the prompts in even places; these are the others, by the same author and of the same kinds.
  const heldBack = GRADED_PROMPTS.filter((_, at) => at % 2 === 1);
  const scoreOf = (prompt: string) => estimateDifficulty(promptFeatures(ask(prompt))).score;

  it('puts realistic prompts in about the order in which a person does, and better than their length alone', () => {
    const grades = heldBack.map(([, grade]) => grade);
    const byScore = rankCorrelation(
      grades,
      heldBack.map(([, , prompt]) => scoreOf(prompt)),
    );
    const byLength = rankCorrelation(
      grades,
      heldBack.map(([, , prompt]) => prompt.length),
    );
    expect(byScore).toBeGreaterThan(0.75);
    expect(byScore).toBeGreaterThan(byLength + 0.15);
  });

  it.each(['maths', 'code', 'reasoning', 'chat', 'translation', 'extraction', 'creative'])('%s too', (wanted) => {
    const some = GRADED_PROMPTS.filter(([kind]) => kind === wanted);
    const scores = some.map(([, , prompt]) => scoreOf(prompt));
    expect(
      rankCorrelation(
        some.map(([, grade]) => grade),
        scores,
      ),
    ).toBeGreaterThan(0.6);
  });

  it('with the usual threshold sends most easy prompts to the cheap model and most hard ones to the strong one', () => {
    const shareOfHard = (grades: readonly number[]) => {
      const some = heldBack.filter(([, grade]) => grades.includes(grade));
      return some.filter(([, , prompt]) => scoreOf(prompt) >= 0.5).length / some.length;
    };
    expect(shareOfHard([1, 2])).toBeLessThan(0.25);
    expect(shareOfHard([4, 5])).toBeGreaterThan(0.8);
  });

  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (content) => {
        const { score } = estimateDifficulty(promptFeatures(ask(content)));
        expect(score >= 0 && score < 1).toBe(true);
      }),
    );
  });
});

describe('createDifficultyRouter', () => {
  const router = createDifficultyRouter({ cheap: ['p/small'], strong: ['p/large', 'p/small'] });

  it('sends easy prompts to the cheap, hard ones to the strong, and keeps the others to fall back on', () => {
    expect(router.route(EASY)).toMatchObject({ route: 'cheap', models: ['p/small', 'p/large'] });
    expect(router.route(HARD)).toMatchObject({ route: 'strong', models: ['p/large', 'p/small'] });
    expect(router.route(HARD).reason).toMatch(
      /^The prompt looks hard \(0\.\d\d, threshold 0\.50\), since it asks for analysis, it is long and it sets many conditions\.$/,
    );
  });

  it('refuses what makes no sense', () => {
    for (const options of [
      { cheap: [], strong: ['p/a'] },
      { cheap: ['p/a'], strong: ['p/b'], threshold: 2 },
    ]) {
      expect(() => createDifficultyRouter(options)).toThrow(LlmError);
    }
  });
});

/** Spearman's: 1 where both stand in the same order, 0 where they have nothing to do with each other. */
function rankCorrelation(first: readonly number[], second: readonly number[]): number {
  const a = ranksOf(first);
  const b = ranksOf(second);
  const middle = (first.length - 1) / 2;
  let together = 0;
  let spreadA = 0;
  let spreadB = 0;
  for (const [at, rank] of a.entries()) {
    const other = b[at] ?? 0;
    together += (rank - middle) * (other - middle);
    spreadA += (rank - middle) ** 2;
    spreadB += (other - middle) ** 2;
  }
  return together / Math.sqrt(spreadA * spreadB);
}

/** Place of each from 0; equal ones share the mean of theirs. */
function ranksOf(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const smaller = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return smaller + (equal - 1) / 2;
  });
}
