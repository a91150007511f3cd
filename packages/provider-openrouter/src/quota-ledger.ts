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
  /** Reads rate limit headers; `hint` is the message or source that names the window, where there is one. */
  learn(headers: Readonly<Record<string, string>>, hint?: string): void;
  /** Notes what `GET /key` says: an account that never bought credits has 50 requests a day, another 1,000. */
  setTier(isFreeTier: boolean): void;
  status(): FreeQuota;
}

type Span = 'perMinute' | 'perDay';

interface State {
  startedAt: number;
  used: number;
  learned?: {
    readonly limit?: number;
    readonly remaining: number;
    readonly usedThen: number;
    readonly resetsAt: number;
  };
}

const SPAN_MS = { perMinute: 60_000, perDay: 86_400_000 } as const;
/** https://openrouter.ai/docs/api-reference/limits */
const DOCUMENTED_PER_MINUTE = 20;
const DOCUMENTED_PER_DAY = { free: 50, paid: 1_000 } as const;

/** An empty ledger; `now` is in milliseconds since 1970. */
export function createQuotaLedger(now: () => number): QuotaLedger {
  const states: Record<Span, State> = {
    perMinute: { startedAt: now(), used: 0 },
    perDay: { startedAt: now(), used: 0 },
  };
  let isFreeTier: boolean | undefined;

  /** Windows are those of the UTC clock unless a header named their end. */
  const current = (span: Span): State => {
    const state = states[span];
    const endsAt = state.learned?.resetsAt ?? endOf(span, state.startedAt);
    if (now() >= endsAt) states[span] = { startedAt: now(), used: 0 };
    return states[span];
  };

  const window = (span: Span): RequestQuota => {
    const { used, learned, startedAt } = current(span);
    if (learned) {
      const { limit, remaining, usedThen, resetsAt } = learned;
      return {
        ...(limit === undefined ? {} : { limit }),
        used,
        remaining: Math.max(0, remaining - (used - usedThen)),
        resetsAt,
        source: 'headers',
      };
    }
    const limit = span === 'perMinute' ? DOCUMENTED_PER_MINUTE : dailyLimit(isFreeTier);
    return {
      ...(limit === undefined ? {} : { limit, remaining: Math.max(0, limit - used) }),
      used,
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
      if (remaining === undefined || reset === undefined) return;
      const resetsAt = toMilliseconds(reset, now());
      const limit = numberOf(headers['x-ratelimit-limit']);
      const state = current(spanOf(hint, resetsAt - now()));
      state.learned = { ...(limit === undefined ? {} : { limit }), remaining, usedThen: state.used, resetsAt };
    },
    setTier(free) {
      isFreeTier = free;
    },
    status: () => ({ perMinute: window('perMinute'), perDay: window('perDay') }),
  };
}

function dailyLimit(isFreeTier: boolean | undefined): number | undefined {
  if (isFreeTier === undefined) return undefined;
  return isFreeTier ? DOCUMENTED_PER_DAY.free : DOCUMENTED_PER_DAY.paid;
}

function spanOf(hint: string, untilResetMs: number): Span {
  if (/per-?_?day|daily/i.test(hint)) return 'perDay';
  if (/per-?_?min|minute/i.test(hint)) return 'perMinute';
  return untilResetMs > 2 * SPAN_MS.perMinute ? 'perDay' : 'perMinute';
}

function endOf(span: Span, at: number): number {
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
