import { countFailures, type ModelMeasurements, successRate } from '@modelhaven/core';
import { toSnakeCase } from './snake-case.ts';

/** Measurements of a model that was not used: the counts are known to be nothing, everything else is unknown. */
export const UNUSED: ModelMeasurements = {
  requests: 0,
  successes: 0,
  errors: {},
  inputTokens: 0,
  outputTokens: 0,
  cachedInputTokens: 0,
  reasoningTokens: 0,
  costUsd: 0,
};

/** Measurements as our API shows them. */
export function toMeasurements(address: string, timeframeHours: number, seen: ModelMeasurements): unknown {
  return toSnakeCase({
    address,
    timeframeHours,
    ...seen,
    failures: countFailures(seen.errors),
    successRate: successRate(seen.successes, seen.errors),
  });
}

/** Sums over all models. */
export function toTotals({
  requests,
  successes,
  errors,
  inputTokens,
  outputTokens,
  costUsd,
}: ModelMeasurements): unknown {
  return toSnakeCase({ requests, successes, failures: countFailures(errors), inputTokens, outputTokens, costUsd });
}
