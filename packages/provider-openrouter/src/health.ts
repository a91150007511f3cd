import { type AccountReport, type HealthReport, LlmError } from '@modelhaven/core';

export interface HealthParts {
  /** Asks what is left of the key and its account; undefined where there is no key. */
  readonly account: (() => Promise<AccountReport>) | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One cheap call: what of the key is left. Never rejects. */
export async function checkHealth(parts: HealthParts): Promise<HealthReport> {
  const startedAt = parts.now();
  const report = (status: HealthReport['status'], detail?: string): HealthReport => ({
    status,
    latencyMs: Math.max(0, parts.now() - startedAt),
    ...(detail === undefined ? {} : { detail }),
  });
  if (!parts.account) {
    return report('down', 'There is no OpenRouter key; set api_key or the secret OPENROUTER_API_KEY.');
  }
  try {
    const { limitRemainingUsd, creditsRemainingUsd, isFreeTier, freeRequests } = await parts.account();
    // Of an account that owes something OpenRouter may refuse free models too (https://openrouter.ai/docs/api-reference/limits).
    if (creditsRemainingUsd !== undefined && creditsRemainingUsd < 0) {
      return report('degraded', 'The account owes OpenRouter credits; it may refuse free models too.');
    }
    if (creditsRemainingUsd === 0 && isFreeTier !== true) {
      return report('degraded', 'The credits of the account are used up; only free models answer.');
    }
    if (limitRemainingUsd !== undefined && limitRemainingUsd <= 0) {
      return report('degraded', 'The spending limit of the key is reached; only free models answer.');
    }
    if (freeRequests?.perDay?.remaining === 0) {
      return report('degraded', 'The free requests of the day are used up.');
    }
    return report('up');
  } catch (error) {
    return report('down', LlmError.from(error).message);
  }
}
