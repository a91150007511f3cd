import type { ModelPricing, Usage } from '@modelhaven/core';

/** `1.5 s`, `320 ms`. */
export function formatMilliseconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** `6 MiB`, `4.9 GiB`; `-` where it is not known. */
export function formatBytes(bytes: number | undefined): string {
  if (bytes === undefined) return '-';
  const gib = bytes / 1024 ** 3;
  return gib >= 1 ? `${gib.toFixed(1)} GiB` : `${Math.max(1, Math.round(bytes / 1024 ** 2))} MiB`;
}

/** `45 s`, `29 min`, `3 h`, `2 d`. */
export function formatSpan(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} d`;
}

/** USD with as many digits as it takes to see something: `$0.0021`; `free` for nothing. */
export function formatCost(costUsd: number | undefined): string {
  if (costUsd === undefined) return 'cost unknown';
  if (costUsd === 0) return 'free';
  return costUsd >= 0.01 ? `$${costUsd.toFixed(2)}` : `$${costUsd.toPrecision(2)}`;
}

/** Input and output price per million tokens: `$0.15 / $0.60`, `+ $0.005/request`; `free`; `?` where it is unknown. */
export function formatPrice(pricing: ModelPricing | undefined, free: boolean | undefined): string {
  if (free === true) return 'free';
  if (pricing?.inputPrice === undefined || pricing.outputPrice === undefined) return '?';
  const perRequest = pricing.requestPrice ? ` + $${trimZeros(pricing.requestPrice / 1000)}/request` : '';
  return `$${trimZeros(pricing.inputPrice)} / $${trimZeros(pricing.outputPrice)}${perRequest}`;
}

/** `128k`, `512`, `1M`. Powers of ten, as the providers advertise contexts. */
export function formatTokens(tokens: number | undefined): string {
  if (tokens === undefined) return '?';
  if (tokens >= 1_000_000) return `${trimZeros(tokens / 1_000_000, 1)}M`;
  return tokens >= 10_000 ? `${Math.round(tokens / 1000)}k` : String(tokens);
}

/** Output tokens per second after the first event; undefined where that says nothing. */
export function tokensPerSecond(usage: Usage, latencyMs: number, firstEventMs: number | undefined): number | undefined {
  const seconds = (latencyMs - (firstEventMs ?? 0)) / 1000;
  return usage.outputTokens === undefined || usage.outputTokens < 2 || seconds <= 0
    ? undefined
    : usage.outputTokens / seconds;
}

function trimZeros(value: number, digits = 2): string {
  const text = value > 0 && value < 0.01 ? value.toPrecision(1) : value.toFixed(digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
