import type { Candidate, GenerateRequest, PromptTokens } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatePromptTokens } from './prompt-tokens.ts';
import { createSelector } from './selector.ts';

const HELLO: GenerateRequest = { model: 'auto', messages: [{ role: 'user', content: 'Tell me a story.' }] };
const selector = createSelector({ now: () => 1_900_000_000_000 });

function candidate(id: string, contextLength: number, price = 1): Candidate {
  const pricing = { inputPrice: price, outputPrice: price };
  return {
    address: `cloud/${id}`,
    model: { id, provider: 'cloud', capabilities: ['chat'], contextLength, pricing },
    available: true,
  };
}
const exactly = (tokens: number): PromptTokens => ({ tokens, upper: tokens, method: 'exact' });

describe('tokens that were counted', () => {
  it('decide instead of the estimate, each candidate by its own', () => {
    const [small, twin] = [candidate('small', 1_000), candidate('twin', 1_000)];
    const plan = selector.plan(HELLO, {}, [small, twin], {
      promptTokensOf: ({ address }) => (address === small.address ? exactly(900) : undefined),
    });
    expect(plan.ranked.map(({ address, promptTokens }) => [address, promptTokens?.method])).toEqual([
      ['cloud/twin', 'estimated'],
    ]);
    expect(plan.rejected).toMatchObject([
      { address: 'cloud/small', promptTokens: exactly(900), reasons: [{ filter: 'context' }] },
    ]);
    expect(plan.rejected[0]?.reasons[0]?.message).toBe(
      'Its context holds 1,000 tokens, and 1,150 are needed. The prompt has 900, counted.',
    );
  });

  it('let a model through whose context the margin of the estimate would not', () => {
    const { upper } = estimatePromptTokens(HELLO);
    const tight = candidate('tight', Math.ceil((upper / 3) * 4) - 2);
    expect(selector.plan(HELLO, {}, [tight]).ranked).toEqual([]);
    expect(selector.plan(HELLO, {}, [tight], { promptTokensOf: () => exactly(6) }).ranked).toHaveLength(1);
  });

  it('are what a ceiling on the cost and the expected cost are worked out with', () => {
    const request = { ...HELLO, maxTokens: 100 };
    const facts = { promptTokensOf: () => exactly(1_000) };
    const limit = (1_000 + 100) / 1e6;
    const one = candidate('one', 100_000);
    const plan = selector.plan(request, { maxCostUsd: limit }, [one], facts);
    expect(plan).toMatchObject({ promptTokens: 1_000, promptTokensUpper: 1_000 });
    expect(plan.ranked[0]?.estimatedCostUsd).toBeCloseTo(limit, 12);
    expect(selector.plan(request, { maxCostUsd: limit * 0.999 }, [one], facts).ranked).toEqual([]);
    expect(plan.ranked[0]?.reasons).toContain('The prompt has 1,000 tokens for it, counted.');
  });

  it('are said for every candidate, the estimate with its margin', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat(100_000), { minLength: 1, maxLength: 5 }), (text, contexts) => {
        const request: GenerateRequest = { model: 'auto', messages: [{ role: 'user', content: text }] };
        const some = contexts.map((context, at) => candidate(String(at), context));
        const { ranked, rejected } = selector.plan(request, {}, some);
        const estimate = { ...estimatePromptTokens(request), method: 'estimated' };
        expect(estimate.upper).toBeGreaterThanOrEqual(estimate.tokens);
        for (const entry of [...ranked, ...rejected]) expect(entry.promptTokens).toEqual(estimate);
      }),
    );
  });
});
