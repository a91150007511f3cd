/** Longest wait that is believed: a day. Anything longer says "not today" and is cut to this. */
const MAX_WAIT_MS = 86_400_000;

/** Unit of a duration like `6m0s` in milliseconds. */
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const RESET_HEADERS = [
  ['x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
  ['x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['ratelimit-remaining', 'ratelimit-reset'],
  ['anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset'],
  ['anthropic-ratelimit-tokens-remaining', 'anthropic-ratelimit-tokens-reset'],
] as const;

/**
 * How long the provider asks us to wait, in milliseconds from `nowMs` (since 1970), 0 to one day; undefined when it does
 * not say. Reads `retry-after-ms`, `retry-after` (seconds or an HTTP date), then the reset headers of the limits that
 * are used up: a duration (`1s`, `6m0s`, `120ms`), seconds, a time since 1970 in seconds or milliseconds, or an ISO date.
 * Header names are lower case. With `nowMs` NaN, dates and times are not read.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const exact = numberOf(headers['retry-after-ms']);
  if (exact !== undefined) return clamp(exact);
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    const seconds = numberOf(retryAfter);
    if (seconds !== undefined) return clamp(seconds * 1_000);
    const wait = durationMs(retryAfter) ?? dateMs(retryAfter, nowMs);
    if (wait !== undefined && !Number.isNaN(wait)) return clamp(wait);
  }
  const used: number[] = [];
  const all: number[] = [];
  for (const [remaining, reset] of RESET_HEADERS) {
    const wait = resetMs(headers[reset], nowMs);
    if (wait === undefined || Number.isNaN(wait)) continue;
    all.push(wait);
    if (numberOf(headers[remaining]) === 0) used.push(wait);
  }
  // Every limit that is used up must have come back; where none is said to be, the soonest reset is the best guess.
  if (used.length > 0) return clamp(Math.max(...used));
  return all.length > 0 ? clamp(Math.min(...all)) : undefined;
}

function resetMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  const number = numberOf(value);
  if (number !== undefined) {
    if (number > 1e11) return number - nowMs;
    if (number > 1e9) return number * 1_000 - nowMs;
    return number * 1_000;
  }
  return durationMs(value) ?? dateMs(value, nowMs);
}

function numberOf(value: string | undefined): number | undefined {
  if (value === undefined || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

function durationMs(value: string): number | undefined {
  if (!/^\s*(\d+(\.\d+)?(ms|s|m|h|d))+\s*$/.test(value)) return undefined;
  let total = 0;
  for (const [, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return total;
}

function dateMs(value: string, nowMs: number): number | undefined {
  // `Date.parse` takes nearly anything for a date, also "-5".
  const date = /^[A-Z][a-z]{2,8},? |^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date - nowMs;
}

function clamp(ms: number): number {
  return Math.min(Math.max(0, Math.ceil(ms)), MAX_WAIT_MS);
}
