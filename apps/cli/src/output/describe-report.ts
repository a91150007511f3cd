import type { AnswerReport } from '@modelhaven/manager';
import { formatCost, formatMilliseconds, tokensPerSecond } from './numbers.ts';

/** Who answered, how fast and for how much: `local/demo · 42 tokens · 210 tokens/s · 230 ms · free`. */
export function describeReport({
  address,
  usage,
  latencyMs,
  firstEventMs,
  costUsd,
  failedAttempts,
}: AnswerReport): string {
  const speed = tokensPerSecond(usage, latencyMs, firstEventMs);
  const failed = failedAttempts.map(({ address: tried, code }) => `${tried} failed (${code})`);
  return [
    ...failed,
    address,
    ...(usage.outputTokens === undefined ? [] : [`${usage.outputTokens} tokens`]),
    ...(speed === undefined ? [] : [`${Math.round(speed)} tokens/s`]),
    formatMilliseconds(latencyMs),
    formatCost(costUsd),
  ].join(' · ');
}
