import { type CounterChange, LlmError, type SharedEntry, type SharedState } from '@modelhaven/core';

interface Written {
  readonly value: string;
  readonly order: number;
  readonly expiresAt: number;
}

interface Counter {
  value: number;
  readonly expiresAt: number;
}

/** How often what has expired is cleared away at the most, in milliseconds. */
const SWEEP_MS = 60_000;

/** State that the managers of one process share, and the measure for stores that several processes share. */
export function createMemoryState({ now = Date.now }: { readonly now?: () => number } = {}): SharedState {
  const topics = new Map<string, Map<string, Written>>();
  const counters = new Map<string, Counter>();
  const leases = new Map<string, { readonly holder: string; readonly expiresAt: number }>();
  let order = 0;
  let sweptAt = now();
  let isClosed = false;

  const begin = () => {
    if (isClosed) throw new LlmError('UNAVAILABLE', 'The shared state is closed.');
    const at = now();
    if (at - sweptAt < SWEEP_MS) return at;
    sweptAt = at;
    for (const kept of [counters, leases, ...topics.values()]) {
      for (const [key, { expiresAt }] of kept) if (expiresAt <= at) kept.delete(key);
    }
    return at;
  };

  const counterOf = ({ key, ttlMs }: CounterChange, at: number): Counter => {
    const known = counters.get(key);
    return known && known.expiresAt > at ? known : { value: 0, expiresAt: at + ttlMs };
  };

  return {
    async exchange(topic, entries, since) {
      const at = begin();
      const written = topics.get(topic) ?? new Map<string, Written>();
      topics.set(topic, written);
      for (const entry of entries) write(written, entry, ++order, at);
      const seen = Number(since ?? 0);
      // A cursor of a life before this one knows nothing of this one.
      const from = seen > order ? 0 : seen;
      const news = [...written].filter(([, each]) => each.order > from && each.expiresAt > at);
      return { entries: news.map(([key, { value }]) => ({ key, value })), cursor: String(order) };
    },
    async add(changes) {
      const at = begin();
      // Two changes of one counter in one call add up before the limit is looked at.
      const after = new Map<string, Counter>();
      let refused: number | undefined;
      for (const [index, change] of changes.entries()) {
        const before = after.get(change.key) ?? counterOf(change, at);
        const value = before.value + change.amount;
        if (change.amount > 0 && change.limit !== undefined && value > change.limit) {
          refused = index;
          break;
        }
        after.set(change.key, { value, expiresAt: before.expiresAt });
      }
      if (refused === undefined) for (const [key, counter] of after) counters.set(key, counter);
      const held = changes
        .map(({ key }) => counters.get(key))
        .map((each) => (each && each.expiresAt > at ? each : undefined));
      return {
        ...(refused === undefined ? {} : { refused }),
        values: held.map((each) => each?.value ?? 0),
        expiresInMs: held.map((each) => (each ? each.expiresAt - at : 0)),
      };
    },
    async lease(name, holder, ttlMs) {
      const at = begin();
      const held = leases.get(name);
      if (held && held.holder !== holder && held.expiresAt > at) return false;
      leases.set(name, { holder, expiresAt: at + ttlMs });
      return true;
    },
    async release(name, holder) {
      begin();
      if (leases.get(name)?.holder === holder) leases.delete(name);
    },
    async close() {
      isClosed = true;
    },
  };
}

function write(written: Map<string, Written>, { key, value, ttlMs }: SharedEntry, order: number, at: number): void {
  // Set anew, so that a map's own order is the order of writing.
  written.delete(key);
  written.set(key, { value, order, expiresAt: ttlMs === undefined ? Number.POSITIVE_INFINITY : at + ttlMs });
}
