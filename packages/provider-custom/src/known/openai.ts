import type { Capability } from '@modelhaven/core';
import { COMMON, type KnownModel, type Prices, pricingOf } from './facts.ts';

const PRICING = 'https://developers.openai.com/api/docs/pricing';

const THINKS: readonly Capability[] = [...COMMON, 'json-mode', 'vision', 'file-input', 'reasoning'];
const ANSWERS: readonly Capability[] = [...COMMON, 'json-mode', 'vision', 'file-input', 'logprobs', 'seed'];

type Row = readonly [id: string, context: number, output: number, prices: Prices, read: string];

// Context and output: https://developers.openai.com/api/docs/models and each model's page there.
const THINKING: readonly Row[] = [
  ['gpt-5.4-mini', 400_000, 128_000, [0.75, 4.5, 0.075], '2026-09'],
  ['gpt-5.4-nano', 400_000, 128_000, [0.2, 1.25, 0.02], '2026-05'],
  ['gpt-5.2', 400_000, 128_000, [1.75, 14, 0.175], '2026-03'],
  ['gpt-5.1', 400_000, 128_000, [1.25, 10, 0.125], '2026-03'],
  ['gpt-5', 400_000, 128_000, [1.25, 10, 0.125], '2026-03'],
  ['gpt-5-mini', 400_000, 128_000, [0.25, 2, 0.025], '2026-03'],
  ['gpt-5-nano', 400_000, 128_000, [0.05, 0.4, 0.005], '2026-03'],
  ['o3', 200_000, 100_000, [2, 8, 0.5], '2026-03'],
  ['o4-mini', 200_000, 100_000, [1.1, 4.4, 0.275], '2026-03'],
];

// "Prompts with more than 272K input tokens are priced at 2x input and 1.5x output": every model of 1.05M context.
const LONG: readonly Row[] = [
  ['gpt-6-astra', 1_050_000, 128_000, [10, 50, 1, 12.5], '2026-11'],
  ['gpt-6.1-sol', 1_050_000, 128_000, [2, 10, 0.1], '2026-11'],
  ['gpt-6.1-terra', 1_050_000, 128_000, [1, 5], '2026-11'],
  ['gpt-6-sol', 1_050_000, 128_000, [2, 10, 0.2, 2.5], '2026-09'],
  ['gpt-6-luna', 1_050_000, 128_000, [0.1, 0.5, 0.01, 0.125], '2026-11'],
  ['gpt-5.6-sol', 1_050_000, 128_000, [4, 20, 0.4], '2026-09'],
  ['gpt-5.6-terra', 1_050_000, 128_000, [2, 12, 0.2], '2026-09'],
  ['gpt-5.6-luna', 1_050_000, 128_000, [0.2, 1.2, 0.02], '2026-09'],
  ['gpt-5.5', 1_050_000, 128_000, [5, 30, 0.5], '2026-09'],
  ['gpt-5.4', 1_050_000, 128_000, [2.5, 15, 0.25], '2026-09'],
];

const PLAIN: readonly Row[] = [
  ['gpt-4o-2024-05-13', 128_000, 4_096, [5, 15], '2025-06'], // dearer than what gpt-4o came to stand for
  ['gpt-4.1', 1_047_576, 32_768, [2, 8, 0.5], '2025-06'],
  ['gpt-4.1-mini', 1_047_576, 32_768, [0.4, 1.6, 0.1], '2025-06'],
  ['gpt-4.1-nano', 1_047_576, 32_768, [0.1, 0.4, 0.025], '2025-06'],
  ['gpt-4o', 128_000, 16_384, [2.5, 10, 1.25], '2025-06'],
  ['gpt-4o-mini', 128_000, 16_384, [0.15, 0.6, 0.075], '2025-06'],
];

/** OpenAI's models, also behind Azure where a deployment has the model's name. */
export const OPENAI_MODELS: readonly KnownModel[] = [
  ...THINKING.map((row) => toModel(row, THINKS)),
  ...LONG.map((row) => toModel(row, THINKS, true)),
  ...PLAIN.map((row) => toModel(row, ANSWERS)),
  { id: 'text-embedding-3-small', capabilities: ['embeddings'], contextLength: 8_192, pricing: embedding(0.02) },
  { id: 'text-embedding-3-large', capabilities: ['embeddings'], contextLength: 8_192, pricing: embedding(0.13) },
];

function toModel(
  [id, contextLength, maxOutputTokens, prices, read]: Row,
  capabilities: readonly Capability[],
  isLong = false,
): KnownModel {
  const source = `${PRICING}, read ${read}`;
  return {
    id,
    contextLength,
    maxOutputTokens,
    capabilities,
    pricing: pricingOf(prices, source, isLong ? { fromInputTokens: 272_001, prices: longPrices(prices) } : undefined),
  };
}

function longPrices([input, output, cached, write]: Prices): Prices {
  // Rounded, as 1.2 * 1.5 is not 1.8 in binary.
  const times = (price: number, factor: number) => Math.round(price * factor * 1e6) / 1e6;
  const both = [times(input, 2), times(output, 1.5)] as const;
  if (cached === undefined) return both;
  return write === undefined ? [...both, times(cached, 2)] : [...both, times(cached, 2), times(write, 2)];
}

function embedding(inputPrice: number) {
  return { inputPrice, outputPrice: 0, source: `${PRICING}, read 2025-06` };
}
