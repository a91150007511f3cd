import { type CallOptions, type HealthReport, LlmError } from '@modelhaven/core';
import type { KeyStatus } from './key-status.ts';
import type { FreeQuota } from './quota-ledger.ts';

export interface HealthParts {
  /** Asks for the key's status; undefined where there is no key. */
  readonly keyStatus: ((options: CallOptions) => Promise<KeyStatus>) | undefined;
  readonly quota: () => FreeQuota;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One cheap call: what of the key is left. Never rejects. */
export async function checkHealth(parts: HealthParts, options: CallOptions = {}): Promise<HealthReport> {
  const startedAt = parts.now();
  const report = (status: HealthReport['status'], detail?: string): HealthReport => ({
    status,
    latencyMs: Math.max(0, parts.now() - startedAt),
    ...(detail === undefined ? {} : { detail }),
  });
  if (!parts.keyStatus) {
    return report('down', 'There is no OpenRouter key; set api_key or the secret OPENROUTER_API_KEY.');
  }
  try {
    const { limitRemainingUsd } = await parts.keyStatus(options);
    if (limitRemainingUsd !== undefined && limitRemainingUsd <= 0) {
      return report('degraded', 'The spending limit of the key is reached; only free models answer.');
    }
    if (parts.quota().perDay.remaining === 0) return report('degraded', 'The free requests of the day are used up.');
    return report('up');
  } catch (error) {
    return report('down', LlmError.from(error).message);
  }
}
