import type { RequestQuota } from '@modelhaven/core';

/** What is left of the free requests that OpenRouter grants an account. */
export interface FreeQuota {
  readonly perMinute: RequestQuota;
  readonly perDay: RequestQuota;
}

/** Counts requests of free models and learns their limits. */
export interface QuotaLedger {
  /** Notes one request of a free model. */
  count(): void;
  /**
   * Reads rate limit headers; `hint` is the message or source that names the window, where there is one. True where they
   * say something else than the counts did.
   */
  learn(headers: Readonly<Record<string, string>>, hint?: string): boolean;
  /** Notes what `GET /key` says: an account that never bought credits has 50 requests a day, another 1,000. */
  setTier(isFreeTier: boolean): void;
  /** How many requests of the day are known, of all servers: to be handed to `learnDay`. */
  usedToday(): number;
  /**
   * Notes what `GET /key` says of the account's day, whoever used it; `usedThen` is what `usedToday` told before it was
   * asked, since what was sent meanwhile may or may not be in the answer.
   */
  learnDay(day: { readonly limit: number; readonly remaining: number }, usedThen: number): void;
  status(): FreeQuota;
  /** What was counted and learned here and still holds, for others of the same account. */
  news(): readonly QuotaNews[];
  /** Takes what another server counted or learned; `server` names it. The last that is said of a limit holds. */
  adopt(server: string, news: QuotaNews): void;
}

export type QuotaSpan = 'perMinute' | 'perDay';

/** Something that servers of one account tell each other. Times are in milliseconds since 1970. */
export type QuotaNews =
  | { readonly type: 'count'; readonly span: QuotaSpan; readonly used: number; readonly endsAt: number }
  | ({ readonly type: 'limit'; readonly span: QuotaSpan } & Learned)
  | { readonly type: 'tier'; readonly isFreeTier: boolean };

/** What headers or the account said, and how many requests of all servers were known by then. */
export interface Learned {
  readonly source?: 'account' | undefined;
  readonly limit?: number | undefined;
  readonly remaining: number;
  readonly usedThen: number;
  readonly resetsAt: number;
}

interface Count {
  readonly used: number;
  readonly endsAt: number;
}

interface State {
  startedAt: number;
  /** By this server. */
  used: number;
  others: ReadonlyMap<string, Count>;
  learned?: Learned;
  /** Whether it was said to this server. */
  isLearnedHere?: boolean;
}

const SPAN_MS = { perMinute: 60_000, perDay: 86_400_000 } as const;
/** https://openrouter.ai/docs/api-reference/limits */
const DOCUMENTED_PER_MINUTE = 20;
const DOCUMENTED_PER_DAY = { free: 50, paid: 1_000 } as const;

const SPANS = ['perMinute', 'perDay'] as const;
/** A reset that is told as seconds from now is never quite the same one. Milliseconds. */
const SAME_RESET_MS = 2_000;

/** An empty ledger; `now` is in milliseconds since 1970. */
export function createQuotaLedger(now: () => number): QuotaLedger {
  const states: Record<QuotaSpan, State> = {
    perMinute: { startedAt: now(), used: 0, others: new Map() },
    perDay: { startedAt: now(), used: 0, others: new Map() },
  };
  let tier: { readonly isFree: boolean; readonly isLearnedHere: boolean } | undefined;

  /** Windows are those of the UTC clock unless a header named their end. */
  const current = (span: QuotaSpan): State => {
    const state = states[span];
    if (now() < endsAtOf(span, state)) return state;
    const others = new Map([...state.others].filter(([, { endsAt }]) => endsAt > now()));
    states[span] = { startedAt: now(), used: 0, others };
    return states[span];
  };

  const byOthers = ({ others, learned }: State): number => {
    let sum = 0;
    // Counts from before the header that named the end of the window belong to that window.
    for (const { used, endsAt } of others.values()) if (learned || endsAt > now()) sum += used;
    return sum;
  };

  const window = (span: QuotaSpan): RequestQuota => {
    const state = current(span);
    const { learned, startedAt } = state;
    const usedByOthers = byOthers(state);
    const used = state.used + usedByOthers;
    const counts = { used, ...(usedByOthers === 0 ? {} : { usedByOthers }) };
    if (learned) {
      const { limit, remaining, usedThen, resetsAt, source = 'headers' } = learned;
      return {
        ...(limit === undefined ? {} : { limit }),
        ...counts,
        remaining: Math.max(0, remaining - Math.max(0, used - usedThen)),
        resetsAt,
        source,
      };
    }
    const limit = span === 'perMinute' ? DOCUMENTED_PER_MINUTE : dailyLimit(tier?.isFree);
    return {
      ...(limit === undefined ? {} : { limit, remaining: Math.max(0, limit - used) }),
      ...counts,
      resetsAt: endOf(span, startedAt),
      source: 'documented',
    };
  };

  return {
    count() {
      current('perMinute').used += 1;
      current('perDay').used += 1;
    },
    learn(headers, hint = '') {
      const remaining = numberOf(headers['x-ratelimit-remaining']);
      const reset = numberOf(headers['x-ratelimit-reset']);
      if (remaining === undefined || reset === undefined) return false;
      const resetsAt = toMilliseconds(reset, now());
      const limit = numberOf(headers['x-ratelimit-limit']);
      const span = spanOf(hint, resetsAt - now());
      const before = window(span);
      const state = current(span);
      const usedThen = state.used + byOthers(state);
      state.learned = { ...(limit === undefined ? {} : { limit }), remaining, usedThen, resetsAt };
      state.isLearnedHere = true;
      const isSameReset = Math.abs((before.resetsAt ?? 0) - resetsAt) < SAME_RESET_MS;
      return !isSameReset || before.remaining !== remaining || before.limit !== limit;
    },
    setTier(isFree) {
      tier = { isFree, isLearnedHere: true };
    },
    usedToday: () => window('perDay').used,
    learnDay({ limit, remaining }, usedThen) {
      const state = current('perDay');
      const resetsAt = endOf('perDay', now());
      state.learned = {
        source: 'account',
        limit,
        remaining,
        usedThen: Math.min(usedThen, state.used + byOthers(state)),
        resetsAt,
      };
      state.isLearnedHere = true;
    },
    status: () => ({ perMinute: window('perMinute'), perDay: window('perDay') }),
    news: () => [
      ...SPANS.flatMap((span): readonly QuotaNews[] => {
        const state = current(span);
        const { used, learned, isLearnedHere } = state;
        const endsAt = endsAtOf(span, state);
        return [
          ...(used === 0 ? [] : [{ type: 'count', span, used, endsAt } as const]),
          ...(learned && isLearnedHere ? [{ type: 'limit', span, ...learned } as const] : []),
        ];
      }),
      ...(tier?.isLearnedHere ? [{ type: 'tier', isFreeTier: tier.isFree } as const] : []),
    ],
    adopt(server, news) {
      if (news.type === 'tier') {
        tier = { isFree: news.isFreeTier, isLearnedHere: false };
      } else if (news.type === 'count') {
        if (news.endsAt <= now()) return;
        const state = current(news.span);
        state.others = new Map([...state.others, [server, { used: news.used, endsAt: news.endsAt }]]);
      } else if (news.resetsAt > now()) {
        const { type: _, span, ...learned } = news;
        const state = current(span);
        state.learned = learned;
        state.isLearnedHere = false;
      }
    },
  };
}

function endsAtOf(span: QuotaSpan, { learned, startedAt }: State): number {
  return learned?.resetsAt ?? endOf(span, startedAt);
}

function dailyLimit(isFreeTier: boolean | undefined): number | undefined {
  if (isFreeTier === undefined) return undefined;
  return isFreeTier ? DOCUMENTED_PER_DAY.free : DOCUMENTED_PER_DAY.paid;
}

function spanOf(hint: string, untilResetMs: number): QuotaSpan {
  if (/per-?_?day|daily/i.test(hint)) return 'perDay';
  if (/per-?_?min|minute/i.test(hint)) return 'perMinute';
  return untilResetMs > 2 * SPAN_MS.perMinute ? 'perDay' : 'perMinute';
}

function endOf(span: QuotaSpan, at: number): number {
  return (Math.floor(at / SPAN_MS[span]) + 1) * SPAN_MS[span];
}

/** Seen as milliseconds and as seconds since 1970; seconds from now are what other services mean by it. */
function toMilliseconds(reset: number, nowMs: number): number {
  if (reset > 1e11) return reset;
  return reset > 1e9 ? reset * 1000 : nowMs + reset * 1000;
}

function numberOf(value: string | undefined): number | undefined {
  if (value === undefined || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}
