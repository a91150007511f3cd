import type { Candidate, GenerateRequest } from '@modelhaven/core';
import { describe, expect, it } from 'vitest';
import { promptFeatures } from './learning/features.ts';
import { normal, seededRandom } from './learning/random.ts';
import { type ReplayCase, replayLog } from './replay.ts';
import { createSelector } from './selector.ts';

const ask = (content: string): GenerateRequest => ({ model: 'auto', messages: [{ role: 'user', content }] });
const PROMPTS = [
  ask('Write a short story about a lighthouse and the sea.'),
  ask('Solve the equation 3 * x + 4 = 19. How many solutions are there? Calculate step by step.'),
  ask('```js\nfunction f() { return 1 }\nimport x;\nconst y = 2;\n```\nWhat does this code do?'),
];

function candidate(id: string, price: number): Candidate {
  return {
    address: `p/${id}`,
    available: true,
    model: {
      id,
      provider: 'p',
      capabilities: ['chat'],
      contextLength: 8_000,
      pricing: { inputPrice: price, outputPrice: price * 4 },
    },
  };
}

const CANDIDATES = [candidate('strong', 5), candidate('writer', 0.5), candidate('coder', 0.5), candidate('poor', 0.4)];
// What each is really worth on each kind of prompt; nobody tells the selector.
const TRUTH: Readonly<Record<string, readonly number[]>> = {
  'p/strong': [8, 8.5, 8.5],
  'p/writer': [8.5, 4, 3],
  'p/coder': [3, 8, 8.5],
  'p/poor': [2, 2, 2],
};

function makeLog(length: number, seed: number): ReplayCase[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => {
    const kind = Math.floor(random() * PROMPTS.length);
    const answers = Object.fromEntries(
      CANDIDATES.map(({ address, model }) => [
        address,
        {
          quality: Math.min(10, Math.max(0, (TRUTH[address]?.[kind] ?? 0) + normal(random))),
          costUsd: (model.pricing?.inputPrice ?? 0) / 1_000,
        },
      ]),
    );
    return { request: PROMPTS[kind] as GenerateRequest, candidates: CANDIDATES, answers };
  });
}

const unknown = () => ({ mean: 6, deviation: 2, source: 'test' });

describe('adaptive', () => {
  const adaptive = (seed: number, exploration = 0.1) =>
    createSelector({
      algorithm: 'adaptive',
      qualityPriors: unknown,
      weights: { performance: 0.8, cost: 0.2, safety: 0 },
      thresholds: { quality: 0 },
      random: seededRandom(seed),
      now: () => 0,
      exploration,
    });

  it('comes to beat the best single model at a lower cost, from verdicts on its own choices alone', () => {
    const policy = adaptive(11);
    replayLog(makeLog(600, 1), { policy });
    const { policies, baselines } = replayLog(makeLog(600, 2), { policy });
    const [best] = baselines;
    expect(best?.policy).toContain('strong');
    expect(policies[0]?.quality).toBeGreaterThan(best?.quality ?? 9);
    expect(policies[0]?.costUsd).toBeLessThan((best?.costUsd ?? 0) * 0.75);
    expect(policies[0]?.quality).toBeGreaterThan(
      (baselines.find(({ policy }) => policy === 'chance')?.quality ?? 10) + 2,
    );
  });

  it('says when it tries something, and keeps to its budget', () => {
    const policy = adaptive(5, 0.1);
    let tried = 0;
    for (let step = 0; step < 500; step++) {
      const [first] = policy.plan(PROMPTS[step % 3] as GenerateRequest, {}, CANDIDATES).ranked;
      if (first?.reasons.some((reason) => reason.includes('to learn more of it'))) tried += 1;
    }
    expect(tried).toBeGreaterThan(10);
    expect(tried).toBeLessThanOrEqual(0.1 * 500 + 3);
  });

  it('never tries with a budget of zero, and never over the list of the caller', () => {
    const careful = adaptive(5, 0);
    const eager = adaptive(5, 1);
    const models = ['p/poor', 'p/strong'];
    for (let step = 0; step < 100; step++) {
      const [first] = careful.plan(PROMPTS[0] as GenerateRequest, {}, CANDIDATES).ranked;
      expect(first?.reasons.some((reason) => reason.includes('to learn more'))).toBe(false);
      const listed = eager.plan(PROMPTS[0] as GenerateRequest, { models }, CANDIDATES).ranked;
      expect(listed.map(({ address }) => address)).toEqual(models);
    }
  });

  it('does the same under the same seed', () => {
    const run = () => replayLog(makeLog(100, 3), { policy: adaptive(9) }).policies[0]?.chosen;
    expect(run()).toEqual(run());
  });

  it('keeps every candidate in the plan when one is moved to the front', () => {
    const eager = adaptive(1, 1);
    for (let step = 0; step < 50; step++) {
      const addresses = eager.plan(PROMPTS[0] as GenerateRequest, {}, CANDIDATES).ranked.map(({ address }) => address);
      expect([...addresses].sort()).toEqual(CANDIDATES.map(({ address }) => address).sort());
    }
  });
});

describe('learn', () => {
  it('moves the ranking under every algorithm, and the sentence tells', () => {
    const selector = createSelector({ qualityPriors: unknown, thresholds: { quality: 0 }, now: () => 0 });
    const same = [candidate('a', 1), candidate('b', 1)];
    const request = PROMPTS[0] as GenerateRequest;
    expect(selector.plan(request, {}, same).ranked[0]?.address).toBe('p/a');
    for (let step = 0; step < 10; step++) {
      selector.learn({ address: 'p/b', quality: 9, features: promptFeatures(request) });
    }
    const { ranked } = selector.plan(request, {}, same);
    expect(ranked[0]?.address).toBe('p/b');
    expect(ranked[0]?.reasons.join(' ')).toContain('10.0 verdicts');
    const restored = createSelector({
      qualityPriors: unknown,
      learned: selector.snapshot(),
      now: () => 0,
      thresholds: { quality: 0 },
    });
    expect(restored.plan(request, {}, same).ranked[0]?.address).toBe('p/b');
  });
});

describe('replayLog', () => {
  it('counts choices, regret and differences', () => {
    const log = makeLog(50, 4);
    const cost = createSelector({
      algorithm: 'cost_based',
      qualityPriors: unknown,
      thresholds: { quality: 0 },
      now: () => 0,
    });
    const quality = createSelector({
      weights: { performance: 1, cost: 0, safety: 0, availability: 0 },
      qualityPriors: { strong: 9, writer: 5, coder: 5, poor: 2 },
      now: () => 0,
    });
    const { policies, baselines, differences } = replayLog(log, { cost, quality }, { learn: false, maxDifferences: 7 });
    expect(policies.map(({ answered }) => answered)).toEqual([50, 50]);
    expect(policies[0]?.chosen).toEqual({ 'p/poor': 50 });
    expect(policies[1]?.chosen).toEqual({ 'p/strong': 50 });
    expect(differences).toHaveLength(7);
    const oracle = baselines.at(-1);
    expect(oracle?.regret).toBe(0);
    for (const result of [...policies, ...baselines]) {
      expect(result.quality + result.regret).toBeCloseTo(oracle?.quality ?? 0, 9);
    }
  });

  it('survives an empty log', () => {
    const { policies, baselines } = replayLog([], { policy: createSelector() });
    expect(policies[0]).toMatchObject({ answered: 0, quality: 0 });
    expect(baselines.map(({ policy }) => policy)).toEqual(['chance', 'oracle']);
  });
});
