import { beforeEach, expect, test } from 'vitest';
import { createQuotaLedger, type QuotaLedger } from './quota-ledger.ts';

const start = Date.UTC(2026, 3, 16, 12, 0, 10);
let nowMs: number;
let ledger: QuotaLedger;
beforeEach(() => {
  nowMs = start;
  ledger = createQuotaLedger(() => nowMs);
});
const headers = (limit: number, remaining: number, reset: number) => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(reset),
});

test('counts by what is documented until something else is said', () => {
  for (let request = 0; request < 3; request++) ledger.count();
  expect(ledger.status()).toEqual({
    perMinute: { limit: 20, used: 3, remaining: 17, resetsAt: Date.UTC(2026, 3, 16, 12, 1), source: 'documented' },
    perDay: { used: 3, resetsAt: Date.UTC(2026, 3, 17), source: 'documented' },
  });
  ledger.setTier(true);
  expect(ledger.status().perDay).toMatchObject({ limit: 50, remaining: 47 });
  ledger.setTier(false);
  expect(ledger.status().perDay).toMatchObject({ limit: 1_000, remaining: 997 });
});

test('a minute begins anew on the minute, a day at midnight UTC', () => {
  ledger.count();
  nowMs = Date.UTC(2026, 3, 16, 12, 1);
  expect(ledger.status()).toMatchObject({ perMinute: { used: 0 }, perDay: { used: 1 } });
  nowMs = Date.UTC(2026, 3, 17);
  expect(ledger.status().perDay.used).toBe(0);
});

test('learns limit, rest and reset, and counts on from there', () => {
  ledger.count();
  const reset = Date.UTC(2026, 3, 17);
  ledger.learn(headers(50, 30, reset), 'Rate limit exceeded: free-models-per-day');
  expect(ledger.status().perDay).toEqual({ limit: 50, used: 1, remaining: 30, resetsAt: reset, source: 'headers' });
  ledger.count();
  expect(ledger.status().perDay.remaining).toBe(29);
  expect(ledger.status().perMinute.source).toBe('documented');
  nowMs = reset;
  expect(ledger.status().perDay).toMatchObject({ used: 0, source: 'documented' });
});

test.each([
  ['by the source', 'openrouter_free_tier_daily', 10_000, 'perDay'],
  ['by the message', 'free-models-per-min', 86_000_000, 'perMinute'],
  ['by a near reset', '', 30_000, 'perMinute'],
  ['by a far reset', '', 3_600_000, 'perDay'],
] as const)('knows the window %s', (_, hint, inMs, span) => {
  ledger.learn(headers(7, 0, nowMs + inMs), hint);
  expect(ledger.status()[span]).toMatchObject({ limit: 7, remaining: 0, source: 'headers' });
});

test('reads the reset as milliseconds, seconds, or seconds from now', () => {
  for (const reset of [start + 30_000, (start + 30_000) / 1000, 30]) {
    ledger.learn(headers(20, 5, reset));
    expect(ledger.status().perMinute.resetsAt).toBe(start + 30_000);
  }
});

test('headers that say nothing, or nonsense, teach nothing', () => {
  ledger.learn({});
  ledger.learn({ 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '-1' });
  ledger.learn({ 'x-ratelimit-remaining': '5' });
  expect(ledger.status().perMinute.source).toBe('documented');
});
