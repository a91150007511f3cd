import { LlmError, parseModelAddress, type Requirements } from '@modelhaven/core';

/** Throws `INVALID_REQUEST` with the field where requirements make no sense, whatever models there are. */
export function checkRequirements(requirements: Requirements): void {
  const { minQualityScore, minSafetyScore, maxCostPerToken, maxCostUsd, models } = requirements;
  between(minQualityScore, 'minQualityScore', 0, 10);
  between(minSafetyScore, 'minSafetyScore', 0, 10);
  between(maxCostPerToken, 'maxCostPerToken', 0);
  between(maxCostUsd, 'maxCostUsd', 0);
  for (const field of ['contextLengthNeeded', 'maxLatencyMs'] as const) {
    const value = requirements[field];
    if (value !== undefined && !(value > 0))
      throw invalid(field, `${field} is ${value}; make it more than 0, or leave it out.`);
  }
  if (requirements.exclude === undefined && requirements.providers === undefined) return;
  const exclude = new Set(requirements.exclude);
  const contradiction = models?.find((address) => exclude.has(address) || exclude.has(providerOf(address)));
  if (contradiction !== undefined) {
    throw invalid('exclude', `"${contradiction}" is both requested and excluded; take it out of one of the two lists.`);
  }
  const { providers } = requirements;
  if (providers && providers.length > 0) {
    if (providers.every((provider) => exclude.has(provider))) {
      throw invalid('exclude', 'Every allowed provider is excluded too; take one out of "exclude".');
    }
    if (models && models.length > 0 && !models.some((address) => providers.includes(providerOf(address)))) {
      throw invalid(
        'providers',
        'None of the requested models is on an allowed provider; change "models" or "providers".',
      );
    }
  }
}

function providerOf(address: string): string {
  return parseModelAddress(address)?.provider ?? address;
}

function between(value: number | undefined, field: string, low: number, high = Number.POSITIVE_INFINITY): void {
  if (value === undefined || (value >= low && value <= high)) return;
  const range = high === Number.POSITIVE_INFINITY ? `${low} or more` : `from ${low} to ${high}`;
  throw invalid(field, `${field} is ${value}; it must be ${range}.`);
}

function invalid(field: string, message: string): LlmError {
  return new LlmError('INVALID_REQUEST', message, { field: `requirements.${field}` });
}
