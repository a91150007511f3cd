import type { GenerateRequest } from '@modelhaven/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countImages, decideCost, sizeOf } from './estimate-cost.ts';
import { guardRequest, needsCatalog } from './guard-request.ts';
import { mapModel } from './map-model.ts';
import { parsePriceCard } from './price-card.ts';
import { modelEntrySchema } from './schemas.ts';
import { costOf } from './usage-cost.ts';

const nowMs = Date.UTC(2026, 3, 16);
const request: GenerateRequest = { model: 'v/m', messages: [{ role: 'user', content: 'x'.repeat(292 * 3) }] }; // 300 tokens
const open = { showFreeOnly: false, preferFreeModels: true };
const modelOf = (pricing?: object, more: object = {}) =>
  mapModel(modelEntrySchema.parse({ id: 'v/m', pricing, ...more }), 'p');
const paid = { prompt: '0.000001', completion: '0.000005' };
const guard = (model: ReturnType<typeof modelOf> | undefined, limits: object, asked = request) =>
  guardRequest(asked, [{ id: 'v/m', model }], { filter: open, nowMs, ...limits });

describe('the size of a request', () => {
  test('is guessed rather too large', () => {
    expect(sizeOf(request)).toEqual({ inputTokens: 300, images: 0 });
    expect(sizeOf({ ...request, messages: [{ role: 'user', content: '世界' }] }).inputTokens).toBe(11);
    const mixed: GenerateRequest = {
      model: 'v/m',
      tools: [{ name: 'f' }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'abc' },
            { type: 'image', url: 'https://a/b.png' },
          ],
        },
        { role: 'assistant', content: [{ type: 'tool-call', id: '1', name: 'f', arguments: '{"a":1}' }] },
        { role: 'tool', toolCallId: '1', content: [{ type: 'image', base64: 'AAAA', mediaType: 'image/png' }] },
      ],
    };
    expect(sizeOf(mixed)).toEqual({ inputTokens: 8 + 1 + 1600 + 8 + 3 + 8 + 1600 + 5, images: 2 });
    expect(countImages(mixed)).toBe(2);
    const thought: GenerateRequest = {
      model: 'v/m',
      messages: [{ role: 'assistant', content: [{ type: 'reasoning', text: '', redacted: 'x'.repeat(300) }] }],
    };
    expect(sizeOf(thought).inputTokens).toBe(108);
  });
});

describe('the cost limit', () => {
  const refused = expect.objectContaining({ code: 'UNSUPPORTED' });

  test('lets pass what cannot cost more', () => {
    expect(guard(modelOf(paid), { costLimitUsd: 0.01 }, { ...request, maxTokens: 1_000 }).request.maxTokens).toBe(
      1_000,
    );
    expect(guard(modelOf({ prompt: '0', completion: '0' }), { costLimitUsd: 0.01 }).request).toBe(request);
    expect(guard(modelOf(paid), { costLimitUsd: 1 }, { ...request, maxTokens: 1 }).warnings).toEqual([]);
  });

  test('refuses what may cost more, and says how much and what to do', () => {
    const asked = { ...request, maxTokens: 2_000 };
    expect(() => guard(modelOf(paid), { costLimitUsd: 0.01 }, asked)).toThrow(refused);
    expect(() => guard(modelOf(paid), { costLimitUsd: 0.01 }, asked)).toThrow(
      'may cost 0.0103 USD with "v/m", more than cost_limit_per_request (0.01 USD); lower maxTokens',
    );
    expect(() => guard(modelOf({ ...paid, request: '0.02' }), { costLimitUsd: 0.01 })).toThrow(refused);
    expect(() => guard(modelOf({ ...paid, prompt: '0.0001' }), { costLimitUsd: 0.01 })).toThrow(refused);
  });

  test('gives a request without maxTokens the one that the limit affords, and says so', () => {
    const { request: sent, warnings } = guard(modelOf(paid), { costLimitUsd: 0.01 });
    expect(sent.maxTokens).toBe(1_940); // (0.01 - 300 × 0.000001) / 0.000005
    expect(warnings).toEqual(['The answer is limited to 1940 tokens, so that the request costs at most 0.01 USD.']);
    const short = modelOf(paid, { top_provider: { max_completion_tokens: 1_000 } });
    expect(guard(short, { costLimitUsd: 0.01 })).toEqual({ request, warnings: [] });
  });

  test('cannot be kept where the price is unknown', () => {
    expect(() => guard(modelOf({ prompt: '-1', completion: '-1' }), { costLimitUsd: 1 })).toThrow(refused);
    expect(() => guard(undefined, { costLimitUsd: 1 })).toThrow(/price of "v\/m" is unknown/);
  });

  test('takes a file at an address for one that fills the context', () => {
    const file = { type: 'file', url: 'https://a/b.pdf', mediaType: 'application/pdf' } as const;
    const asked: GenerateRequest = { model: 'v/m', maxTokens: 100, messages: [{ role: 'user', content: [file] }] };
    const known = modelOf(paid, { context_length: 8_000 });
    expect(() => guard(known, { costLimitUsd: 0.008 }, asked)).toThrow(refused);
    expect(guard(known, { costLimitUsd: 0.0085 }, asked).request).toBe(asked);
    expect(() => guard(modelOf(paid), { costLimitUsd: 1 }, asked)).toThrow(refused);
    const free = modelOf({ prompt: '0', completion: '0' });
    expect(guard(free, { costLimitUsd: 0 }, asked).request).toBe(asked);
  });

  test('counts the highest price that may hold, of every model that may answer', () => {
    const nightly = { ...paid, overrides: [{ utc_start: 0, utc_end: 100, completion: '0.00001' }] };
    const cheap = { id: 'v/cheap', model: modelOf({ prompt: '0', completion: '0.000000001' }) };
    const { request: sent } = guardRequest(request, [cheap, { id: 'v/m', model: modelOf(nightly) }], {
      filter: open,
      nowMs,
      costLimitUsd: 0.01,
    });
    expect(sent.maxTokens).toBe(970);
  });

  test('is never exceeded by an answer of the size that was guessed', () => {
    const price = fc.integer({ min: 0, max: 100_000 }).map((value) => `0.${String(value).padStart(9, '0')}`);
    fc.assert(
      fc.property(
        price,
        price,
        price,
        fc.nat(500_000),
        fc.option(fc.integer({ min: 1, max: 200_000 }), { nil: undefined }),
        fc.double({ min: 1e-4, max: 5, noNaN: true }),
        (prompt, completion, reasoning, inputTokens, maxTokens, costUsd) => {
          const card = parsePriceCard(
            modelEntrySchema.parse({ id: 'a', pricing: { prompt, completion, internal_reasoning: reasoning } }).pricing,
          );
          if (!card) throw new Error('The price is unknown.');
          const decision = decideCost(
            card,
            maxTokens === undefined ? {} : { maxTokens },
            { inputTokens, images: 0 },
            { costUsd },
          );
          if (!decision.allowed) return;
          const outputTokens = maxTokens ?? decision.maxTokens;
          if (outputTokens === undefined) return;
          const cost =
            costOf(card, { inputTokens, outputTokens, reasoningTokens: Math.floor(outputTokens / 2) }, nowMs) ??
            Number.NaN;
          expect(cost).toBeLessThanOrEqual(costUsd);
        },
      ),
    );
  });
});

describe('the filter', () => {
  const hidden = expect.objectContaining({ code: 'MODEL_NOT_FOUND' });

  test('refuses the models that it hides', () => {
    const freeOnly = { filter: { ...open, showFreeOnly: true } };
    const free = { prompt: '0', completion: '0' };
    const text = { architecture: { modality: 'text->text' } };
    expect(guard(modelOf(free, text), freeOnly).request).toBe(request);
    for (const model of [
      modelOf(paid, text),
      modelOf(free),
      modelOf({ prompt: '-1', completion: '-1' }, text),
      undefined,
    ]) {
      expect(() => guard(model, freeOnly)).toThrow(hidden);
    }
    expect(() => guard(modelOf(free, { ...text, expiration_date: '2026-04-01' }), freeOnly)).toThrow(hidden);
    expect(() => guard(modelOf(paid), { filter: { ...open, maxCostPerToken: 0.000004 } })).toThrow(/more per token/);
    expect(guard(modelOf(paid), { filter: { ...open, maxCostPerToken: 0.000005 } }).request).toBe(request);
  });

  test('leaves everything else to OpenRouter', () => {
    expect(guard(undefined, {}).request).toBe(request);
    expect(guard(modelOf(paid, { expiration_date: '2026-04-01' }), {}).request).toBe(request);
  });

  test('needs the list only where something depends on it', () => {
    expect(needsCatalog({ filter: open })).toBe(false);
    expect(needsCatalog({ filter: { ...open, showFreeOnly: true } })).toBe(true);
    expect(needsCatalog({ filter: { ...open, maxCostPerToken: 0 } })).toBe(true);
    expect(needsCatalog({ filter: open, costLimitUsd: 1 })).toBe(true);
  });
});
