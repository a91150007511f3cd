// USD per million tokens of a model in the middle of the market.
const REFERENCE_INPUT_PRICE = 1;
const REFERENCE_OUTPUT_PRICE = 4;

/** 10 for free, 5 for what a model in the middle of the market takes for the same request, towards 0 beyond. */
export function scoreCost(costUsd: number, promptTokens: number, answerTokens: number): number {
  const reference = (promptTokens * REFERENCE_INPUT_PRICE + answerTokens * REFERENCE_OUTPUT_PRICE) / 1e6;
  return (10 * reference) / (reference + costUsd);
}
