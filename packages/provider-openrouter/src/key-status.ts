import { type AccountReport, type CallOptions, LlmError } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '@modelhaven/wire';
import { creditsSchema, keySchema } from './schemas.ts';

/** What OpenRouter says of the key. */
export type KeyStatus = Omit<AccountReport, 'freeRequests' | 'creditsUsd' | 'creditsRemainingUsd' | 'creditsReadAt'> & {
  /** Free requests of the account's day, by all its keys. */
  readonly freeToday?: { readonly limit: number; readonly remaining: number };
};

/** What OpenRouter says of an account's credits, in US dollars. */
export interface SaidCredits {
  readonly usd: number;
  readonly remainingUsd: number;
}

/** Asks for the limits of the key. */
export async function fetchKeyStatus(
  http: HttpClient,
  fromError: NonNullable<HttpRequest['fromError']>,
  options: CallOptions = {},
): Promise<KeyStatus> {
  const { body } = await http.json({ ...toCall(fromError, options), path: '/key' });
  const read = keySchema.safeParse(body);
  if (!read.success) {
    throw new LlmError('BAD_RESPONSE', 'OpenRouter said nothing that can be read of the key; check the base URL.', {
      provider: http.provider,
    });
  }
  const { limit, limit_remaining, limit_reset, usage, usage_daily, usage_monthly, is_free_tier } = read.data.data;
  const { free_model_daily_requests: today } = read.data.data;
  return {
    ...(typeof limit === 'number' ? { limitUsd: limit } : {}),
    ...(typeof limit_remaining === 'number' ? { limitRemainingUsd: limit_remaining } : {}),
    ...(limit_reset ? { limitReset: limit_reset } : {}),
    ...(typeof usage === 'number' ? { usageUsd: usage } : {}),
    ...(typeof usage_daily === 'number' ? { usageTodayUsd: usage_daily } : {}),
    ...(typeof usage_monthly === 'number' ? { usageThisMonthUsd: usage_monthly } : {}),
    ...(typeof is_free_tier === 'boolean' ? { isFreeTier: is_free_tier } : {}),
    ...(today ? { freeToday: { limit: today.limit, remaining: today.remaining } } : {}),
  };
}

/** Asks for the credits of the account. Ordinary keys may be refused, which is no failure: undefined. */
export async function fetchCredits(
  http: HttpClient,
  fromError: NonNullable<HttpRequest['fromError']>,
  options: CallOptions = {},
): Promise<SaidCredits | undefined> {
  try {
    const { body } = await http.json({ ...toCall(fromError, options), path: '/credits' });
    const read = creditsSchema.safeParse(body);
    if (!read.success) return undefined;
    const { total_credits, total_usage } = read.data.data;
    return { usd: total_credits, remainingUsd: total_credits - total_usage };
  } catch (error) {
    if (LlmError.is(error) && error.code !== 'ABORTED') return undefined;
    throw error;
  }
}

function toCall(fromError: NonNullable<HttpRequest['fromError']>, { signal, logger }: CallOptions) {
  return { method: 'GET', fromError, ...(signal ? { signal } : {}), ...(logger ? { logger } : {}) } as const;
}
