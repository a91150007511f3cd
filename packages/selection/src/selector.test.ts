import type { Candidate, GenerateRequest, ModelInfo, ModelMeasurements, Requirements } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestMiss, suggestRelaxation } from './explain.ts';
import { createSelector } from './selector.ts';

const NOW = 1_900_000_000_000;
const HELLO: GenerateRequest = { model: 'auto', messages: [{ role: 'user', content: 'Tell me a story.' }] };

function candidate(id: string, more: Partial<ModelInfo> = {}, state: Partial<Candidate> = {}): Candidate {
  const model: ModelInfo = {
    id,
    provider: 'cloud',
    capabilities: ['chat'],
    contextLength: 128_000,
    pricing: { inputPrice: 1, outputPrice: 4 },
    ...more,
  };
  return { address: `${model.provider}/${id}`, model, available: true, ...state };
}

function measured(more: Partial<ModelMeasurements> = {}): ModelMeasurements {
  return {
    requests: 100,
    successes: 100,
    errors: {},
    inputTokens: 10_000,
    outputTokens: 40_000,
    cachedInputTokens: 0,
    reasoningTokens: 0,
    costUsd: 0,
    latencyMs: { p50: 3_000, p95: 5_000, p99: 8_000 },
    firstEventMs: { p50: 500, p95: 900, p99: 1_500 },
    tokensPerSecond: 100,
    ...more,
  };
}

const selector = createSelector({
  now: () => NOW,
  qualityPriors: ({ id }) => {
    const mean = { strong: 9, good: 7, weak: 4 }[id];
    return mean === undefined ? undefined : { mean, deviation: 0.5, source: 'test table' };
  },
});

function order(requirements: Requirements, candidates: readonly Candidate[], request = HELLO) {
  return selector.plan(request, requirements, candidates).ranked.map(({ address }) => address.split('/')[1]);
}

function reasonsOf(requirements: Requirements, one: Candidate, request = HELLO) {
  const { rejected } = selector.plan(request, requirements, [one]);
  return rejected[0]?.reasons.map(({ filter, message }) => `${filter}: ${message}`) ?? [];
}

describe('filters', () => {
  it('drop models that cannot chat', () => {
    expect(reasonsOf({}, candidate('e', { capabilities: ['embeddings'] }))).toEqual([
      'capability: It is not known to be capable of "chat" (the request is a conversation); it can: embeddings.',
    ]);
    expect(reasonsOf({}, candidate('i', { capabilities: ['image-output'] }))[0]).toContain('it can: image-output');
  });

  it('demand what the request itself needs', () => {
    const request: GenerateRequest = {
      ...HELLO,
      messages: [{ role: 'user', content: [{ type: 'image', url: 'https://example.org/cat.png' }] }],
      tools: [{ name: 'look_up' }],
      responseFormat: { type: 'json-schema', schema: {} },
    };
    const [reason] = reasonsOf({}, candidate('m'), request);
    for (const word of ['"vision"', '"tools"', '"json-schema"']) expect(reason).toContain(word);
    expect(order({}, [candidate('m', { capabilities: ['chat', 'vision', 'tools', 'json-schema'] })], request)).toEqual([
      'm',
    ]);
  });

  it('let a model through whose abilities nobody listed, where the caller names it', () => {
    const bare = candidate('bare', { capabilities: [] });
    expect(order({}, [bare])).toEqual([]);
    expect(order({ models: ['cloud/bare'] }, [bare])).toEqual(['bare']);
    expect(order({ models: ['cloud/bare'], requiredCapabilities: ['vision'] }, [bare])).toEqual([]);
  });

  it('hold the prompt against the context, in every script', () => {
    const small = candidate('small', { contextLength: 2_048 });
    const text = (content: string): GenerateRequest => ({ ...HELLO, messages: [{ role: 'user', content }] });
    expect(order({}, [small], text('word '.repeat(1_000)))).toEqual(['small']);
    expect(reasonsOf({}, small, text('物語'.repeat(1_000)))[0]).toMatch(
      /^context: Its context holds 2,048 tokens, and 6,\d{3} are needed\. The prompt is estimated to have \d,\d{3}, at most \d,\d{3}\.$/,
    );
    expect(reasonsOf({ contextLengthNeeded: 4_000 }, small)).toEqual([
      'context: Its context holds 2,048 tokens, and 4,000 are needed.',
    ]);
  });

  it('do not trust an unknown context with more than common', () => {
    const { contextLength: _, ...unknown } = candidate('u').model;
    const one: Candidate = { ...candidate('u'), model: unknown };
    const long: GenerateRequest = { ...HELLO, messages: [{ role: 'user', content: 'word '.repeat(20_000) }] };
    expect(order({}, [one])).toEqual(['u']);
    expect(order({}, [one], long)).toEqual([]);
    expect(order({ models: ['cloud/u'] }, [one], long)).toEqual(['u']);
    expect(reasonsOf({ contextLengthNeeded: 1_000 }, one)[0]).toContain('unknown');
  });

  it('take an unknown price for too high', () => {
    const { pricing: _, ...model } = candidate('p').model;
    const unpriced: Candidate = { ...candidate('p'), model };
    expect(order({}, [unpriced])).toEqual(['p']);
    expect(reasonsOf({ maxCostPerToken: 0.001 }, unpriced)).toEqual([
      'price: Its price is unknown, and at most $0.001 per token is wanted.',
    ]);
    expect(reasonsOf({ maxCostUsd: 0.01 }, unpriced)[0]).toContain('unknown');
    expect(reasonsOf({ freeOnly: true }, unpriced)[0]).toContain('unknown');
    expect(reasonsOf({ maxCostPerToken: 1e-6 }, candidate('dear'))).toEqual([
      'price: It costs $0.000004 per token, and at most $0.000001 per token is wanted.',
    ]);
    expect(reasonsOf({ freeOnly: true }, candidate('dear'))[0]).toContain('costs something');
    expect(order({ freeOnly: true, maxCostUsd: 0 }, [candidate('free', { pricing: {}, free: true })])).toEqual([
      'free',
    ]);
  });

  it('hold a limit on cost against the most that the request may come to', () => {
    const request: GenerateRequest = {
      ...HELLO,
      messages: [{ role: 'user', content: 'word '.repeat(1_000) }],
      maxTokens: 100,
    };
    const priced = candidate('p', { pricing: { inputPrice: 1, outputPrice: 4 } });
    const { promptTokens, promptTokensUpper = 0 } = createSelector().plan(request, {}, [priced]);
    expect(promptTokensUpper).toBeGreaterThan(promptTokens);
    const most = (promptTokensUpper + 4 * 100) / 1e6;
    expect(order({ maxCostUsd: most }, [priced], request)).toEqual(['p']);
    expect(reasonsOf({ maxCostUsd: most * 0.999 }, priced, request)[0]).toMatch(
      /^price: This request could cost up to/,
    );
  });

  it('take unknown safety for unsafe where safety is required', () => {
    expect(order({}, [candidate('m')])).toEqual(['m']);
    expect(reasonsOf({ therapeuticSafetyRequired: true }, candidate('m'))).toEqual([
      'safety: Its safety was never rated, and at least 7.0 is required.',
    ]);
    expect(reasonsOf({ minSafetyScore: 8 }, candidate('m', {}, { safetyScore: 7.5 }))).toEqual([
      'safety: Its safety is 7.5 of 10, and at least 8.0 is required.',
    ]);
    expect(order({ therapeuticSafetyRequired: true }, [candidate('m', {}, { safetyScore: 7 })])).toEqual(['m']);
  });

  it('keep to quality, latency, health, privacy, expiry, allowed and excluded', () => {
    expect(reasonsOf({ minQualityScore: 5 }, candidate('weak'))).toEqual([
      'quality: Its quality is 4.0 of 10 (test table), and at least 5.0 is wanted.',
    ]);
    expect(reasonsOf({ maxLatencyMs: 1_000 }, candidate('m', {}, { measured: measured() }))[0]).toMatch(
      /^latency: It would take about 4\.\d s \(after 100 answers\), and at most 1\.0 s is wanted\.$/,
    );
    expect(order({ maxLatencyMs: 1_000 }, [candidate('m')])).toEqual(['m']);
    expect(reasonsOf({}, candidate('m', {}, { available: false }))[0]).toContain('health: ');
    expect(reasonsOf({ localOnly: true }, candidate('m'))[0]).toContain('privacy: ');
    expect(reasonsOf({}, candidate('m', { expiresAt: NOW / 1_000 }))).toEqual([
      'expired: Its provider stopped serving it on 2030-03-17.',
    ]);
    expect(reasonsOf({ providers: ['box'] }, candidate('m'))[0]).toContain('allowed ones (box)');
    expect(reasonsOf({ exclude: ['cloud'] }, candidate('m'))).toEqual(['excluded: Its provider "cloud" is excluded.']);
    expect(reasonsOf({ exclude: ['cloud/m'] }, candidate('m'))).toEqual(['excluded: It is excluded.']);
    expect(reasonsOf({ models: ['cloud/x'] }, candidate('m'))).toEqual([
      'address: It is not among the requested models.',
    ]);
  });

  it('name every reason, not only the first', () => {
    const reasons = reasonsOf({ localOnly: true, minQualityScore: 9, freeOnly: true }, candidate('weak'));
    expect(reasons.map((reason) => reason.split(':')[0])).toEqual(['privacy', 'price', 'quality']);
  });
});

describe('ranking', () => {
  it('keeps the order of the caller, whatever the scores', () => {
    const all = [candidate('strong'), candidate('good'), candidate('weak')];
    expect(order({ models: ['cloud/weak', 'cloud/strong', 'cloud/weak'], preferFree: true }, all)).toEqual([
      'weak',
      'strong',
    ]);
  });

  it('puts free models first where that is asked for, unless they cannot do the work', () => {
    const all = [
      candidate('strong'),
      candidate('good', { pricing: {}, free: true }),
      candidate('tiny', { pricing: {}, free: true, parameterCount: 1e6 }),
    ];
    expect(order({ preferFree: true }, all)).toEqual(['good', 'strong', 'tiny']);
  });

  it('puts those below a threshold behind all others, and says so', () => {
    const plan = selector.plan(HELLO, {}, [candidate('weak', { free: true }), candidate('good')]);
    expect(plan.ranked.map(({ address }) => address)).toEqual(['cloud/good', 'cloud/weak']);
    expect(plan.ranked[1]?.reasons).toContain('It stands back because its quality is below 6.0.');
  });

  it('prefers what is faster, cheaper or more reliable among equals', () => {
    const slow = measured({ firstEventMs: { p50: 4_000, p95: 9_000, p99: 9_000 }, tokensPerSecond: 20 });
    const flaky = measured({ successes: 60, errors: { UNAVAILABLE: 40 } });
    expect(order({}, [candidate('a', {}, { measured: slow }), candidate('b', {}, { measured: measured() })])).toEqual([
      'b',
      'a',
    ]);
    expect(order({}, [candidate('a', {}, { measured: flaky }), candidate('b', {}, { measured: measured() })])).toEqual([
      'b',
      'a',
    ]);
    expect(order({}, [candidate('a', { pricing: { inputPrice: 5, outputPrice: 15 } }), candidate('b')])).toEqual([
      'b',
      'a',
    ]);
  });

  it('does not blame a model for what callers did', () => {
    const cancelled = measured({ requests: 200, errors: { ABORTED: 100 } });
    const plan = selector.plan(HELLO, {}, [candidate('a', {}, { measured: cancelled })]);
    expect(plan.ranked[0]?.reasons).toContain('It answered 100 % of 100 attempts.');
  });

  it('follows the algorithm and the preference', () => {
    const dear = candidate(
      'strong',
      { pricing: { inputPrice: 10, outputPrice: 30 } },
      { measured: measured({ successes: 80, outputTokens: 32_000, errors: { TIMEOUT: 20 } }) },
    );
    const cheap = candidate(
      'good',
      { pricing: { inputPrice: 0.1, outputPrice: 0.2 } },
      { measured: measured({ successes: 95, outputTokens: 38_000, errors: { TIMEOUT: 5 } }) },
    );
    const steady = candidate(
      'other',
      { parameterCount: 400e9 },
      { measured: measured({ successes: 2_000, outputTokens: 800_000 }) },
    );
    const all = [dear, cheap, steady];
    const best = (algorithm: 'cost_based' | 'availability_based' | 'performance_based', requirements: Requirements) =>
      createSelector({
        algorithm,
        now: () => NOW,
        qualityPriors: ({ id }) => (id === 'strong' ? { mean: 9.5, deviation: 0.5, source: 'test' } : undefined),
      }).plan(HELLO, requirements, all).ranked[0]?.address;
    expect(
      createSelector({ algorithm: 'cost_based', thresholds: { quality: 0 } }).plan(HELLO, {}, all).ranked[0]?.address,
    ).toBe('cloud/good');
    expect(best('availability_based', {})).toBe('cloud/other');
    expect(best('performance_based', { prefer: 'quality' })).toBe('cloud/strong');
  });

  it('prefers the model that is in memory', () => {
    const loaded = candidate('b', { local: true, free: true }, { loaded: true });
    const asleep = candidate('a', { local: true, free: true, sizeBytes: 8e9 }, { loaded: false });
    expect(order({}, [asleep, loaded])).toEqual(['b', 'a']);
  });

  it('explains every place with numbers', () => {
    const plan = selector.plan(HELLO, {}, [candidate('good', {}, { measured: measured(), safetyScore: 8 })]);
    expect(plan.ranked[0]?.reasons).toEqual([
      expect.stringMatching(/^In total it scores \d\.\d of 10\.$/),
      'Its quality is 7.0 ± 0.5 (test table).',
      expect.stringMatching(/^It takes about 4\.\d s for 400 tokens, as 100 answers showed\.$/),
      'This request costs about $0.00161.',
      'The prompt is estimated to have 12 tokens for it, at most 19.',
      'It answered 100 % of 100 attempts.',
      'Its safety is rated 8.0 of 10.',
    ]);
    expect(JSON.parse(JSON.stringify(plan)).ranked[0].reasons).toHaveLength(7);
  });
});

describe('plan', () => {
  const state = fc.record(
    {
      contextLength: fc.integer({ min: 100, max: 200_000 }),
      free: fc.boolean(),
      local: fc.boolean(),
      parameterCount: fc.integer({ min: 1e6, max: 1e12 }),
      expiresAt: fc.integer({ min: NOW / 1_000 - 10, max: NOW / 1_000 + 10 }),
      capabilities: fc.subarray(['chat', 'tools', 'vision', 'embeddings'] as const),
      pricing: fc.record({ inputPrice: fc.nat(20), outputPrice: fc.nat(60) }, { requiredKeys: [] }),
    },
    { requiredKeys: ['capabilities'] },
  );
  const anyCandidate = fc
    .tuple(fc.nat(1_000), state, fc.boolean(), fc.boolean())
    .map(([id, info, available, used]) =>
      candidate(`m${id}`, info as Partial<ModelInfo>, { available, ...(used ? { measured: measured() } : {}) }),
    );
  const anyRequirements: fc.Arbitrary<Requirements> = fc.record(
    {
      preferFree: fc.boolean(),
      localOnly: fc.boolean(),
      maxCostPerToken: fc.double({ min: 0, max: 1e-4, noNaN: true }),
      minQualityScore: fc.integer({ min: 0, max: 10 }),
      contextLengthNeeded: fc.integer({ min: 1, max: 100_000 }),
      prefer: fc.constantFrom('quality', 'speed', 'cost', 'local'),
      therapeuticSafetyRequired: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const cases = fc.tuple(
    fc.uniqueArray(anyCandidate, { selector: ({ address }) => address, maxLength: 20 }),
    anyRequirements,
  );

  it('places every candidate exactly once, and gives each its reasons', () => {
    fc.assert(
      fc.property(cases, ([candidates, requirements]) => {
        const { ranked, rejected } = selector.plan(HELLO, requirements, candidates);
        expect([...ranked, ...rejected].map(({ address }) => address).sort()).toEqual(
          candidates.map(({ address }) => address).sort(),
        );
        for (const { reasons } of rejected) expect(reasons.length).toBeGreaterThan(0);
        for (const { reasons, scores } of ranked) {
          expect(reasons.length).toBeGreaterThan(0);
          for (const score of Object.values(scores)) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(10);
          }
        }
      }),
    );
  });

  it('does not depend on the order in which candidates come', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ([candidates, requirements], seed) => {
        const shuffled = [...candidates].sort(
          (a, b) => ((a.address.length * seed) % 7) - ((b.address.length * seed) % 5),
        );
        expect(order(requirements, shuffled)).toEqual(order(requirements, candidates));
      }),
    );
  });

  it('says which single demand to relax', () => {
    const plan = selector.plan(HELLO, { minQualityScore: 8, localOnly: true }, [
      candidate('good', { local: true }),
      candidate('strong'),
      candidate('weak', { local: true, capabilities: [] }),
    ]);
    expect(plan.ranked).toEqual([]);
    expect(suggestRelaxation(plan)).toEqual({
      filter: 'quality',
      addresses: ['cloud/good'],
      message: 'Lower the quality floor: "cloud/good" would do.',
    });
    expect(suggestRelaxation({ ...plan, rejected: [] })).toBeUndefined();
  });

  it('names the model that fails fewest where each fails several, bounds of safety and privacy last', () => {
    const plan = selector.plan(HELLO, { minQualityScore: 8, localOnly: true, maxLatencyMs: 1 }, [
      candidate('strong', {}, { measured: measured() }),
      candidate('weak', { local: true, capabilities: [] }, { measured: measured() }),
      candidate('good', { local: true }, { measured: measured() }),
    ]);
    expect(suggestRelaxation(plan)).toBeUndefined();
    expect(nearestMiss(plan)).toBe(
      'Each fails several of them at once. "cloud/good" fails fewest; for it: lower the quality floor; allow more time.',
    );
    expect(nearestMiss({ ...plan, rejected: [] })).toBeUndefined();
  });
});

describe('createSelector', () => {
  it.each([
    [{ weights: { cost: -1 } }, 'weights.cost'],
    [{ weights: { safety: 0, performance: 0, cost: 0, availability: 0 } }, 'weights'],
    [{ thresholds: { quality: 11 } }, 'thresholds.quality'],
    [{ thresholds: { latencyMs: 0 } }, 'thresholds.latencyMs'],
    [{ algorithm: 'fastest' as 'cost_based' }, 'algorithm'],
  ])('refuses %o', (options, field) => {
    expect(() => createSelector(options)).toThrowError(
      expect.objectContaining({ code: 'CONFIG_INVALID', details: { field } }),
    );
  });

  it.each([
    [{ minQualityScore: 11 }, 'minQualityScore'],
    [{ maxCostUsd: -1 }, 'maxCostUsd'],
    [{ maxLatencyMs: 0 }, 'maxLatencyMs'],
    [{ contextLengthNeeded: Number.NaN }, 'contextLengthNeeded'],
    [{ models: ['cloud/a'], exclude: ['cloud'] }, 'exclude'],
    [{ providers: ['cloud'], exclude: ['cloud'] }, 'exclude'],
    [{ providers: ['box'], models: ['cloud/a'] }, 'providers'],
  ] satisfies [Requirements, string][])('refuses the requirements %o', (requirements, field) => {
    expect(() => selector.plan(HELLO, requirements, [])).toThrowError(
      expect.objectContaining({ code: 'INVALID_REQUEST', details: { field: `requirements.${field}` } }),
    );
  });
});
