import { randomUUID } from 'node:crypto';
import type { AccountReport, CallOptions, Logger, SharedState } from '@modelhaven/core';
import type { HttpClient, HttpRequest } from '@modelhaven/wire';
import { createCreditLedger } from './credit-ledger.ts';
import { fetchCredits, fetchKeyStatus } from './key-status.ts';
import { createQuotaLedger, type FreeQuota } from './quota-ledger.ts';
import { createSharedQuota } from './share-quota.ts';

export interface AccountOptions {
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  /** Names the account where several keys belong to it. */
  readonly account: string | undefined;
  readonly sharedState: SharedState | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
}

/** How OpenRouter is asked. */
export interface AccountLink {
  readonly http: HttpClient;
  readonly fromError: NonNullable<HttpRequest['fromError']>;
}

/** What the account behind a key has left, as far as it is known here and by other servers of the account. */
export interface Account {
  /** Notes one request of a free model. */
  count(): void;
  /** Notes what an answer cost, in US dollars; absent where it is unknown. */
  spend(usd: number | undefined): void;
  /** Reads rate limit headers, as `QuotaLedger` does. */
  learn(headers: Readonly<Record<string, string>>, hint?: string): void;
  quota(): FreeQuota;
  /** Asks for the limits of the key and for the account's credits; these not where few would be told anything new. */
  read(link: AccountLink, options: CallOptions & { readonly isForHealth?: boolean }): Promise<AccountReport>;
}

/** A health check leaves credits alone that were read so short ago, in milliseconds. */
const CREDITS_AGE_MS = 5 * 60_000;
/** For how long a key that may not see credits is not tried again by health checks, in milliseconds. */
const REFUSED_MS = 3_600_000;

/** Nothing is known yet. With a `sharedState`, servers of one account (or, without its name, of one key) count together. */
export function createAccount({ baseUrl, apiKey, account, sharedState, now, logger }: AccountOptions): Account {
  const server = randomUUID();
  const quota = createQuotaLedger(now);
  const credits = createCreditLedger(server, now);
  const shared =
    sharedState && apiKey !== undefined
      ? createSharedQuota({
          ledger: {
            news: () => [...quota.news(), ...credits.news()],
            adopt(from, news) {
              if (news.type === 'spent' || news.type === 'credits') credits.adopt(from, news);
              else quota.adopt(from, news);
            },
          },
          ...{ state: sharedState, server, baseUrl, apiKey, account, now, logger },
        })
      : undefined;
  let refusedAt = Number.NEGATIVE_INFINITY;

  const readCredits = async ({ http, fromError }: AccountLink, options: CallOptions, isForHealth: boolean) => {
    const known = credits.status();
    const isFresh = known !== undefined && now() - known.creditsReadAt < CREDITS_AGE_MS;
    if (isForHealth && (isFresh || now() - refusedAt < REFUSED_MS)) return;
    const before = credits.spending();
    const said = await fetchCredits(http, fromError, options);
    if (said) credits.learn(said, before);
    else refusedAt = now();
  };

  return {
    count() {
      quota.count();
      shared?.tell();
    },
    spend(usd) {
      if (usd === undefined || !(usd > 0)) return;
      credits.spend(usd);
      // Within the last second others were told of what came before it, and are of this with the next word.
      void shared?.meet();
    },
    learn(headers, hint) {
      if (quota.learn(headers, hint)) shared?.tell();
    },
    quota: () => quota.status(),
    async read(link, { isForHealth = false, ...options }) {
      const usedThen = quota.usedToday();
      const [{ freeToday, ...status }] = await Promise.all([
        fetchKeyStatus(link.http, link.fromError, options),
        readCredits(link, options, isForHealth),
        shared?.meet(),
      ]);
      if (status.isFreeTier !== undefined) quota.setTier(status.isFreeTier);
      if (freeToday) quota.learnDay(freeToday, usedThen);
      return {
        ...status,
        ...credits.status(),
        freeRequests: { ...quota.status(), ...(shared ? { sharing: shared.status() } : {}) },
      };
    },
  };
}
