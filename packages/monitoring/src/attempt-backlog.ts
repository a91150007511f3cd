import type { AttemptRecord } from '@modelhaven/core';
import type { MetricStore } from './stores/store.ts';

/** Attempts that wait to be written one by one, for stores that keep them so. */
export interface AttemptBacklog {
  /** Attempts that wait. */
  readonly size: number;
  /** Attempts that were given up, the oldest first, because too many waited. */
  readonly dropped: number;
  add(attempt: AttemptRecord): void;
  /** Writes all that wait. Rejects where the store does; nothing is lost by that. */
  write(): Promise<void>;
}

const MOST = 20_000;
const AT_ONCE = 500;

/** A bounded backlog. For a store that keeps sums only, it stays empty. */
export function createAttemptBacklog(store: Pick<MetricStore, 'putAttempts'>): AttemptBacklog {
  const waiting: AttemptRecord[] = [];
  let dropped = 0;

  return {
    get size() {
      return waiting.length;
    },
    get dropped() {
      return dropped;
    },
    add(attempt) {
      if (!store.putAttempts) return;
      waiting.push(attempt);
      if (waiting.length <= MOST) return;
      // Many at once, since moving the rest up costs the same for one as for many.
      dropped += waiting.splice(0, AT_ONCE).length;
    },
    async write() {
      while (store.putAttempts && waiting.length > 0) {
        const batch = waiting.slice(0, AT_ONCE);
        await store.putAttempts(batch);
        // While it was written, more may have come in, and the oldest may have been given up.
        const written = new Set(batch);
        let at = 0;
        while (at < waiting.length && written.has(waiting[at] as AttemptRecord)) at++;
        waiting.splice(0, at);
      }
    },
  };
}
