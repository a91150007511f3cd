import type { CallOptions } from './provider.ts';

/** Requests within a window of time. */
export interface RequestQuota {
  /** Most requests in the window; absent where it is unknown. */
  readonly limit?: number;
  /** Requests that were sent in this window as far as we know, failed ones included where they count too. */
  readonly used: number;
  /** How many of these other servers of the same account or key sent, or this one before it was started anew; absent where none. */
  readonly usedByOthers?: number;
  /** Requests that are left; absent where it is unknown. */
  readonly remaining?: number;
  /** Milliseconds since 1970 when the window begins anew; absent where it is unknown. */
  readonly resetsAt?: number;
  /**
   * `account` where the provider said it of the account, whoever used it; `headers` where an answer did; `documented`
   * where it is what its documentation says.
   */
  readonly source: 'headers' | 'account' | 'documented';
}

/** What a provider says of our key and account; money in US dollars. An absent field is unknown or has no limit. */
export interface AccountReport {
  /** Most that the key may spend, and what is left of it. */
  readonly limitUsd?: number;
  readonly limitRemainingUsd?: number;
  /** `daily`, `weekly`, `monthly`: when the limit begins anew. */
  readonly limitReset?: string;
  /** What the key has spent in all, today, and this month. */
  readonly usageUsd?: number;
  readonly usageTodayUsd?: number;
  readonly usageThisMonthUsd?: number;
  /**
   * Credits that the account bought, and what is left: as the provider said it, less what was spent since as far as it is
   * known; below 0 where something is owed. Absent where neither this key nor one of another server may see it.
   */
  readonly creditsUsd?: number;
  readonly creditsRemainingUsd?: number;
  /** Milliseconds since 1970 when the provider said so. */
  readonly creditsReadAt?: number;
  /** True for an account that never paid. */
  readonly isFreeTier?: boolean;
  /** Requests of models that cost nothing. */
  readonly freeRequests?: {
    readonly perMinute?: RequestQuota;
    readonly perDay?: RequestQuota;
    /** Whether other servers of the same account or key are counted: `away` where they cannot be heard now; absent where none are asked. */
    readonly sharing?: 'shared' | 'away';
  };
}

/** Where our key and account can be asked about. */
export interface AccountCapability {
  /** Rejects with `LlmError`, `UNAUTHORIZED` without a key. */
  read(options?: CallOptions): Promise<AccountReport>;
}
