import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRejected } from './describe-rejected.ts';
import { styleFor } from './style.ts';

const style = styleFor({ write: () => {} }, {});
const MODELS = [
  {
    address: 'openrouter/meta-llama/llama-3.3-70b-instruct:free',
    reasons: ['Its context holds 131,072 tokens, and 200,256 are needed. The prompt has 200,000, counted.'],
  },
  {
    address: 'local/demo',
    reasons: [
      'Its quality is 0.0 of 10 (assumed from its 1 million parameters), and at least 9.9 is wanted.',
      'It rests.',
    ],
  },
];

describe('models that are left out', () => {
  it('stand in a table of 80 columns, each with every reason', () => {
    expect(describeRejected(MODELS, style).split('\n')).toEqual([
      'MODEL                           WHY NOT',
      'openrouter/meta-llama/llama-3.3-70b-instruct:free',
      '                                Its context holds 131,072 tokens, and 200,256',
      '                                are needed. The prompt has 200,000, counted.',
      'local/demo                      Its quality is 0.0 of 10 (assumed from its 1',
      '                                million parameters), and at least 9.9 is wanted.',
      '                                It rests.',
    ]);
  });

  it('are counted where there are too many to show', () => {
    expect(describeRejected(MODELS, style, { most: 1 }).split('\n').at(-1)).toBe('and 1 more; --json has every one');
  });

  it('never need more columns than there are, and lose no word', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
    const model = fc.record({
      address: fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9/.:-]{1,90}$/),
      reasons: fc.array(sentence, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(model, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 40, max: 200 }),
        (models, width) => {
          const text = describeRejected(models, style, { width });
          for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
          const words = text.split(/\s+/);
          for (const { reasons } of models)
            for (const one of reasons.join(' ').split(' ')) expect(words).toContain(one);
        },
      ),
    );
  });
});
