import type { AttemptTrace } from '@modelhaven/core';
import { headerSafe } from './header-safe.ts';

/** Attempts that are written out; the count in front is of all. */
const MAX_LISTED = 8;
/** An address that is longer is cut, so that no header outgrows what proxies take. */
const MAX_ADDRESS = 80;

/** An attempt that is still answering while the headers are sent. */
export interface OpenAttempt {
  readonly address: string;
}

/**
 * What `x-modelhaven-attempts` says: the number of attempts, then each as `address=OUTCOME:role:milliseconds` with `:USD`
 * where it cost something, and `ANSWERING` for who answers while the headers are sent. With three of them, say:
 * `3; big/a=UNAVAILABLE:first:120ms, big/a=TIMEOUT:retry:900ms, small/b=OK:fallback:300ms:0.0001`.
 */
export function attemptsHeader(count: number, trail: readonly AttemptTrace[] = [], open?: OpenAttempt): string {
  const entries = trail.map(toEntry);
  // A race that is under way is told of when it is over.
  if (open && count > trail.length) entries.push(`${addressOf(open)}=ANSWERING`);
  if (entries.length === 0) return String(count);
  const left = entries.length - MAX_LISTED;
  return `${count}; ${entries.slice(0, MAX_LISTED).join(', ')}${left > 0 ? `, +${left} more` : ''}`;
}

function toEntry(attempt: AttemptTrace): string {
  const { outcome, role, totalMs, costUsd } = attempt;
  const cost = costUsd === undefined ? '' : `:${formatUsd(costUsd)}`;
  return `${addressOf(attempt)}=${outcome}:${role}:${Math.round(totalMs)}ms${cost}`;
}

function addressOf({ address }: OpenAttempt): string {
  return headerSafe(address.slice(0, MAX_ADDRESS)).replace(/[,;=]/g, (character) => encodeURIComponent(character));
}

/** USD without exponent, and exact enough for a single token of the cheapest model. */
export function formatUsd(costUsd: number): string {
  return costUsd.toFixed(12).replace(/\.?0+$/, '');
}
