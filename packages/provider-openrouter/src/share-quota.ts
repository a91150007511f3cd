import { createHash } from 'node:crypto';
import { LlmError, type Logger, type SharedEntry, type SharedState } from '@modelhaven/core';
import { z } from 'zod';
import { CREDITS_MS, type CreditNews } from './credit-ledger.ts';
import type { QuotaNews } from './quota-ledger.ts';

/** What servers of one account tell each other. */
export type AccountNews = QuotaNews | CreditNews;

export interface ShareQuotaOptions {
  readonly ledger: {
    news(): readonly AccountNews[];
    adopt(server: string, news: AccountNews): void;
  };
  readonly state: SharedState;
  /** Names this server among the others: unique, without spaces. */
  readonly server: string;
  /** Whose quota it is. None of it leaves this process; servers of one address and account meet, without one of one key. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly account?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
}

/** What several servers of one account have used of it, told to each other. */
export interface SharedQuota {
  /** Tells what is new here, and hears what is new elsewhere, without anybody waiting for it. */
  tell(): void;
  /** Hears what is new elsewhere, if that was not done within the last second. Never rejects; takes about a second at most. */
  meet(): Promise<void>;
  /** Whether others are heard. While they are not, what they said last is what is counted for them. */
  status(): 'shared' | 'away';
}

/** How old the news from others may be, in milliseconds. */
const REFRESH_MS = 1_000;
/** How long a store that is away is left alone, in milliseconds. */
const AWAY_MS = 5_000;
/** Clocks are taken to agree within that, in milliseconds. */
const CLOCKS_MS = 60_000;
const DAY_MS = 86_400_000;
/** Limits and tier are facts about the account: whoever said them. */
const ACCOUNT = 'account';

const span = z.enum(['perMinute', 'perDay']);
const amount = z.number().nonnegative();
const newsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('count'), span, used: amount, endsAt: amount }),
  z.object({
    type: z.literal('limit'),
    span,
    source: z.literal('account').optional(),
    limit: amount.optional(),
    remaining: amount,
    usedThen: amount,
    resetsAt: amount,
  }),
  z.object({ type: z.literal('tier'), isFreeTier: z.boolean() }),
  z.object({ type: z.literal('spent'), usd: amount }),
  z.object({
    type: z.literal('credits'),
    usd: amount,
    remainingUsd: z.number(),
    readAt: amount,
    spentThen: z.record(z.string(), amount),
  }),
]);

/**
 * Shares a ledger. Each server tells how much it has sent itself, never how much to add: what is told twice, or after an
 * outage, counts once. One exchange is under way at a time, so that a burst of requests costs a few; a request costs one
 * at most, and another one where OpenRouter said of the quota what nobody expected.
 */
export function createSharedQuota(options: ShareQuotaOptions): SharedQuota {
  const { ledger, state, server, now, logger } = options;
  const topic = `quota ${meetingPlace(options)}`;
  const told = new Map<string, string>();
  let cursor: string | undefined;
  let underWay: Promise<void> | undefined;
  let isWanted = false;
  let isAway = false;
  let nextAt = Number.NEGATIVE_INFINITY;

  const untold = () =>
    ledger
      .news()
      .map((news) => toEntry(server, news, now()))
      .filter(({ key, value }) => told.get(key) !== value);

  const exchange = async (): Promise<void> => {
    const mine = untold();
    try {
      const { entries, cursor: seen } = await state.exchange(topic, mine, cursor);
      cursor = seen;
      for (const { key, value } of mine) told.set(key, value);
      nextAt = now() + REFRESH_MS;
      if (isAway) logger.info({}, 'What other servers use of the quota is known again.');
      isAway = false;
      // What was learned here meanwhile is newer.
      const newer = new Set(untold().map(({ key }) => key));
      for (const { key, value } of entries) {
        const news = newer.has(key) || told.get(key) === value ? undefined : fromJson(value);
        const [by = ''] = key.split(' ');
        if (!news || by === server) continue;
        ledger.adopt(by, news);
        // Said again here, it has to be told again.
        told.delete(key);
      }
    } catch (thrown) {
      nextAt = now() + AWAY_MS;
      // A store that lost its memory has to be told everything, and what came of this is not known.
      told.clear();
      cursor = undefined;
      if (!isAway) {
        const { message } = LlmError.from(thrown);
        logger.warn(
          { error: message },
          'What other servers use of the quota is not known; counting what is sent here.',
        );
      }
      isAway = true;
    }
  };

  const run = (): Promise<void> => {
    isWanted = false;
    underWay ??= exchange().finally(() => {
      underWay = undefined;
      if (isWanted && !isAway) void run();
    });
    return underWay;
  };

  return {
    tell() {
      if (isAway && now() < nextAt) return;
      if (underWay) isWanted = true;
      else void run();
    },
    async meet() {
      if (now() >= nextAt) await run();
    },
    status: () => (isAway ? 'away' : 'shared'),
  };
}

function meetingPlace({ baseUrl, apiKey, account }: ShareQuotaOptions): string {
  const address = baseUrl.replace(/\/+$/, '');
  const whose = account === undefined ? `${address}\n${apiKey}` : `${address}\n\naccount ${account}`;
  return createHash('sha256').update(whose).digest('hex').slice(0, 32);
}

function toEntry(server: string, news: AccountNews, nowMs: number): SharedEntry {
  const value = JSON.stringify(news);
  switch (news.type) {
    case 'count':
      return { key: `${server} ${news.span}`, value, ttlMs: Math.max(1, news.endsAt - nowMs) + CLOCKS_MS };
    case 'limit':
      return { key: `${ACCOUNT} ${news.span}`, value, ttlMs: Math.max(1, news.resetsAt - nowMs) + CLOCKS_MS };
    case 'spent':
      return { key: `${server} spent`, value, ttlMs: 2 * CREDITS_MS };
    case 'credits':
      return { key: `${ACCOUNT} credits`, value, ttlMs: CREDITS_MS };
    default:
      return { key: `${ACCOUNT} tier`, value, ttlMs: DAY_MS };
  }
}

function fromJson(text: string): AccountNews | undefined {
  try {
    return newsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
