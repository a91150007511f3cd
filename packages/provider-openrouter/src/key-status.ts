import { type AccountReport, type CallOptions, LlmError } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '@modelhaven/wire';
import { creditsSchema, keySchema } from './schemas.ts';

/** What OpenRouter says of the key and its account. */
export type KeyStatus = Omit<AccountReport, 'freeRequests'>;

/** Asks for the limits of the key, and for the credits of its account if the key may see them. */
export async function fetchKeyStatus(
  http: HttpClient,
  fromError: NonNullable<HttpRequest['fromError']>,
  options: CallOptions & { readonly withCredits?: boolean } = {},
): Promise<KeyStatus> {
  const call = {
    method: 'GET',
    fromError,
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.logger ? { logger: options.logger } : {}),
  } as const;
  const { body } = await http.json({ ...call, path: '/key' });
  const read = keySchema.safeParse(body);
  if (!read.success) {
    throw new LlmError('BAD_RESPONSE', 'OpenRouter said nothing that can be read of the key; check the base URL.', {
      provider: http.provider,
    });
  }
  const { limit, limit_remaining, limit_reset, usage, usage_daily, usage_monthly, is_free_tier } = read.data.data;
  const credits = options.withCredits ? await fetchCredits(http, call) : undefined;
  return {
    ...(typeof limit === 'number' ? { limitUsd: limit } : {}),
    ...(typeof limit_remaining === 'number' ? { limitRemainingUsd: limit_remaining } : {}),
    ...(limit_reset ? { limitReset: limit_reset } : {}),
    ...(typeof usage === 'number' ? { usageUsd: usage } : {}),
    ...(typeof usage_daily === 'number' ? { usageTodayUsd: usage_daily } : {}),
    ...(typeof usage_monthly === 'number' ? { usageThisMonthUsd: usage_monthly } : {}),
    ...(typeof is_free_tier === 'boolean' ? { isFreeTier: is_free_tier } : {}),
    ...credits,
  };
}

/** Ordinary keys may be refused here; that is no failure of the whole. */
async function fetchCredits(
  http: HttpClient,
  call: Omit<HttpRequest, 'path'>,
): Promise<Pick<KeyStatus, 'creditsUsd' | 'creditsRemainingUsd'>> {
  try {
    const { body } = await http.json({ ...call, path: '/credits' });
    const read = creditsSchema.safeParse(body);
    if (!read.success) return {};
    const { total_credits, total_usage } = read.data.data;
    return { creditsUsd: total_credits, creditsRemainingUsd: total_credits - total_usage };
  } catch (error) {
    if (LlmError.is(error) && error.code !== 'ABORTED') return {};
    throw error;
  }
}
