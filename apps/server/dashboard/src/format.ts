const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const UNKNOWN = '–';

/** 1234 → 1,234 */
export const formatCount = (count: number | undefined): string => (count === undefined ? UNKNOWN : whole.format(count));

/** 131072 → 131.1K */
export const formatCompact = (count: number | undefined): string =>
  count === undefined ? UNKNOWN : compact.format(count);

/** A number with about three digits that count. */
export function formatNumber(value: number | undefined, digits = 3): string {
  if (value === undefined) return UNKNOWN;
  return new Intl.NumberFormat('en', { maximumSignificantDigits: Math.max(digits, integerDigits(value)) }).format(
    value,
  );
}

function integerDigits(value: number): number {
  return Math.max(1, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1);
}

/** 0.42 → 42 %; shares that are not quite all are never shown as 100 %. */
export function formatShare(share: number | undefined): string {
  if (share === undefined) return UNKNOWN;
  const percent = share * 100;
  const rounded = percent > 99.9 && percent < 100 ? 99.9 : percent;
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: rounded >= 99 && rounded < 100 ? 1 : 0 }).format(rounded)} %`;
}

/** 842 → 842 ms, 12345 → 12.3 s */
export function formatMs(ms: number | undefined): string {
  if (ms === undefined) return UNKNOWN;
  if (ms < 1_000) return `${formatNumber(ms < 10 ? ms : Math.round(ms), 2)} ms`;
  if (ms < 60_000) return `${formatNumber(ms / 1_000)} s`;
  return formatSpan(ms);
}

/** A span of time in its two largest units. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h${minutes % 60 ? ` ${minutes % 60} min` : ''}`;
  const days = Math.floor(hours / 24);
  return `${days} d${hours % 24 ? ` ${hours % 24} h` : ''}`;
}

/** USD; small sums keep two digits that count. */
export function formatUsd(usd: number | undefined): string {
  if (usd === undefined) return UNKNOWN;
  if (usd === 0) return '$0';
  if (usd < 0.000_000_1) return '< $0.0000001';
  if (usd < 0.01)
    return `$${new Intl.NumberFormat('en', { maximumSignificantDigits: 2, maximumFractionDigits: 20 }).format(usd)}`;
  return `$${new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: usd < 1 ? 3 : 2 }).format(usd)}`;
}

/** Bytes in units of 1024. */
export function formatBytes(bytes: number | undefined): string {
  if (bytes === undefined) return UNKNOWN;
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${formatNumber(bytes / 1024 ** step)} ${units[step]}`;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const fullDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const fullTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** The time of day, with the day where the range spans several. */
export const formatTime = (ms: number, rangeMs = 0): string =>
  (rangeMs > 36 * 3_600_000 ? dayAndClock : clock).format(ms);
/** A day. */
export const formatDay = (ms: number): string => fullDay.format(ms);
/** Day and time. */
export const formatMoment = (ms: number | undefined): string => (ms === undefined ? UNKNOWN : fullTime.format(ms));

/** `in 12 s`, `3 min ago`. */
export function formatRelative(ms: number, now: number): string {
  const away = ms - now;
  return away >= 0 ? `in ${formatSpan(away)}` : Math.abs(away) < 1_000 ? 'just now' : `${formatSpan(-away)} ago`;
}

/** `therapeutic_narrative` → `therapeutic narrative`. */
export const inWords = (name: string): string => name.replace(/[_-]+/g, ' ');

/** `1 model`, `2 models`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
