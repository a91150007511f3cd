import type { CacheWishes } from '@modelhaven/manager';

/**
 * What a `Cache-Control` header of a request wants of the response cache: `no-store` neither takes nor keeps,
 * `no-cache` and `max-age=0` ask anew and keep, `max-age=60` takes what is at most a minute old. Words that are not
 * known are passed over, as RFC 9111 (5.2) wants it; undefined where nothing is wanted.
 */
export function cacheWishes(header: string | undefined): CacheWishes | undefined {
  if (header === undefined) return undefined;
  const words = header
    .toLowerCase()
    .split(',')
    .map((word) => word.trim());
  if (words.includes('no-store')) return { read: false, write: false };
  const seconds = words.flatMap((word) => /^max-age="?(\d{1,10})"?$/.exec(word)?.[1] ?? [])[0];
  if (words.includes('no-cache') || seconds === '0') return { read: false };
  return seconds === undefined ? undefined : { maxAgeMs: Number(seconds) * 1_000 };
}
