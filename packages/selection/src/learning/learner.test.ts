import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../estimate.ts';
import { FEATURE_NAMES, promptFeatures, taskFeatures } from './features.ts';
import { createLearner } from './learner.ts';

const DAY_MS = 86_400_000;
const PRIOR: Estimate = { mean: 6, deviation: 1, source: 'test' };
const chat = promptFeatures({ model: 'auto', messages: [{ role: 'user', content: 'Hello, how are you?' }] });
const code = promptFeatures({
  model: 'auto',
  messages: [
    { role: 'user', content: 'Fix this:\n```\nfunction f() { return const x => 1; }\nimport a;\nclass B {}\n```' },
  ],
});

function learnerAt(time = { at: 0 }, maxModels = 10) {
  return createLearner({ now: () => time.at, halfLifeMs: 14 * DAY_MS, maxModels });
}

describe('promptFeatures', () => {
  it('are numbers from 0 to 1 and hold no text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.option(fc.string()), (content, task) => {
        const features = promptFeatures({ model: 'm', messages: [{ role: 'user', content }] }, task ?? undefined);
        expect(features).toHaveLength(FEATURE_NAMES.length);
        for (const value of features) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  it('tell kinds of prompts apart', () => {
    const at = (name: (typeof FEATURE_NAMES)[number]) => FEATURE_NAMES.indexOf(name);
    expect(code[at('code')]).toBeGreaterThan(chat[at('code')] ?? 1);
    expect(chat[at('question')]).toBe(1);
    expect(taskFeatures('general_chat')[at('task_general_chat')]).toBe(1);
    expect(taskFeatures('of my own')[at('task_other')]).toBe(1);
  });
});

describe('createLearner', () => {
  it('lies between the prior and what was measured, and moves over with evidence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), (quality) => {
        const learner = learnerAt();
        let last = Math.abs(PRIOR.mean - quality);
        for (let step = 0; step < 40; step++) {
          learner.learn({ address: 'p/m', quality, features: chat });
          const distance = Math.abs(learner.refine('p/m', PRIOR, chat).mean - quality);
          expect(distance).toBeLessThanOrEqual(last + 1e-9);
          last = distance;
        }
        expect(last).toBeLessThan(0.75);
      }),
    );
  });

  it('learns what a model is good at, not only how good', () => {
    const learner = learnerAt();
    for (let step = 0; step < 30; step++) {
      learner.learn({ address: 'p/m', quality: 9, features: code });
      learner.learn({ address: 'p/m', quality: 3, features: chat });
    }
    expect(learner.refine('p/m', PRIOR, code).mean).toBeGreaterThan(7.5);
    expect(learner.refine('p/m', PRIOR, chat).mean).toBeLessThan(4.5);
    expect(learner.refine('p/other', PRIOR, chat)).toBe(PRIOR);
  });

  it('lets nobody look bad for having been asked what is hard for all, nor good for having been spared', () => {
    const learner = learnerAt();
    for (let step = 0; step < 40; step++) {
      for (const [address, better] of [
        ['p/a', 0],
        ['p/b', 1],
      ] as const) {
        learner.learn({ address, quality: 8 + better, features: chat });
        learner.learn({ address, quality: 2 + better, features: code });
      }
    }
    const spared = learner.refine('p/new', PRIOR, code);
    expect(spared.mean).toBeLessThan(learner.refine('p/new', PRIOR, chat).mean - 2);
    expect(spared.source).toContain('harder');
  });

  it('forgets, so that a model that changed is judged by what it is now', () => {
    const time = { at: 0 };
    const learner = learnerAt(time);
    for (let step = 0; step < 50; step++) learner.learn({ address: 'p/m', quality: 2, features: chat });
    expect(learner.refine('p/m', PRIOR, chat).mean).toBeLessThan(3);
    time.at = 365 * DAY_MS;
    expect(learner.refine('p/m', PRIOR, chat).mean).toBeCloseTo(6, 1);
  });

  it('counts a weak verdict less', () => {
    const [strong, weak] = [learnerAt(), learnerAt()];
    strong.learn({ address: 'p/m', quality: 10, features: chat });
    weak.learn({ address: 'p/m', quality: 10, features: chat, weight: 0.2 });
    expect(weak.refine('p/m', PRIOR, chat).mean).toBeLessThan(strong.refine('p/m', PRIOR, chat).mean);
  });

  it('leaves out what makes no sense', () => {
    const learner = learnerAt();
    expect(learner.learn({ address: 'p/m', quality: 11 })).toBe(false);
    expect(learner.learn({ address: 'p/m', quality: Number.NaN })).toBe(false);
    expect(learner.learn({ address: 'p/m', quality: 5, weight: 0 })).toBe(false);
    expect(learner.learn({ address: 'p/m', quality: 5, features: [1, 2] })).toBe(false);
    expect(learner.learn({ address: 'p/m', quality: 5, features: chat.map(() => 7) })).toBe(false);
    expect(learner.isEmpty).toBe(true);
  });

  it('is bounded, and comes back from a snapshot', () => {
    const learner = learnerAt({ at: 5 }, 3);
    for (const model of ['a', 'b', 'c', 'a', 'd']) learner.learn({ address: model, quality: 8, features: chat });
    const snapshot = JSON.parse(JSON.stringify(learner.snapshot()));
    expect(snapshot.models.map(({ address }: { address: string }) => address)).toEqual(['c', 'a', 'd']);
    const copy = createLearner({ now: () => 5, halfLifeMs: DAY_MS, maxModels: 3 }, snapshot);
    const [again, before] = [copy, learner].map((each) => each.refine('a', PRIOR, chat));
    expect(again?.mean).toBeCloseTo(before?.mean ?? 0, 4);
    expect(again?.deviation).toBeCloseTo(before?.deviation ?? 0, 4);
    const other = createLearner({ now: () => 5, halfLifeMs: DAY_MS, maxModels: 3 }, { ...snapshot, features: ['x'] });
    expect(other.isEmpty).toBe(true);
  });
});
