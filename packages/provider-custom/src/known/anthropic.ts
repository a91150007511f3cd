import { claudeCapabilities } from '../map-anthropic-model.ts';
import { type KnownModel, type Prices, pricingOf } from './facts.ts';

// Prices: the table "Model pricing", with cache writes of five minutes. Context and output: "Models overview" and each
// model's page. The API lists context and output itself; these rows fill in where a compatible server does not.
const SOURCE = 'https://platform.claude.com/docs/en/about-claude/pricing, read 2026-11';

type Row = readonly [id: string, context: number, output: number, prices: Prices];

const ROWS: readonly Row[] = [
  ['claude-fable-5-1', 1_000_000, 128_000, [10, 50, 0.25, 12.5]],
  ['claude-mythos-5-1', 1_000_000, 128_000, [10, 50, 0.25, 12.5]],
  ['claude-fable-5', 1_000_000, 128_000, [10, 50, 1, 12.5]],
  ['claude-mythos-5', 1_000_000, 128_000, [10, 50, 1, 12.5]],
  ['claude-opus-5-5', 1_000_000, 128_000, [4, 20, 0.2, 5]],
  ['claude-sonnet-5-5', 1_000_000, 128_000, [2, 10, 0.1, 2.5]],
  ['claude-opus-5', 1_000_000, 128_000, [5, 25, 0.5, 6.25]],
  ['claude-sonnet-5', 1_000_000, 128_000, [2, 10, 0.2, 2.5]],
  ['claude-opus-4-8', 1_000_000, 128_000, [5, 25, 0.5, 6.25]],
  ['claude-opus-4-7', 1_000_000, 128_000, [5, 25, 0.5, 6.25]],
  ['claude-opus-4-6', 1_000_000, 128_000, [5, 25, 0.5, 6.25]],
  ['claude-sonnet-4-6', 1_000_000, 64_000, [3, 15, 0.3, 3.75]],
  ['claude-opus-4-5', 200_000, 64_000, [5, 25, 0.5, 6.25]],
  ['claude-sonnet-4-5', 200_000, 64_000, [3, 15, 0.3, 3.75]],
  ['claude-haiku-4-5', 200_000, 64_000, [1, 5, 0.1, 1.25]],
];

// "Requests whose prompt is longer than 100,000 tokens, cached ones included, pay more for every token of theirs."
const HAIKU_5_5: KnownModel = {
  id: 'claude-haiku-5-5',
  contextLength: 1_000_000,
  maxOutputTokens: 128_000,
  capabilities: claudeCapabilities('claude-haiku-5-5'),
  pricing: pricingOf([0.1, 0.5, 0.01, 0.125], SOURCE, { fromInputTokens: 100_001, prices: [0.5, 2.5, 0.05, 0.625] }),
};

/** Anthropic's models. */
export const ANTHROPIC_MODELS: readonly KnownModel[] = [
  HAIKU_5_5,
  ...ROWS.map(
    ([id, contextLength, maxOutputTokens, prices]): KnownModel => ({
      id,
      contextLength,
      maxOutputTokens,
      capabilities: claudeCapabilities(id),
      pricing: pricingOf(prices, SOURCE),
    }),
  ),
];
