import type { Timers } from '@modelhaven/core';

/** A clock that stands still until somebody waits on it, and then jumps to the next timer. */
export interface VirtualTime {
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs whatever is due until the work settles. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Lets so many milliseconds pass. */
  pass(ms: number): Promise<void>;
}

/** A virtual clock for tests: no test waits for real time. */
export function createVirtualTime(start = 1_700_000_000_000): VirtualTime {
  let now = start;
  let nextId = 0;
  const pending = new Map<number, { at: number; callback: () => void }>();
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  const fireNext = (latest: number): boolean => {
    const [first] = [...pending].sort(([a, one], [b, other]) => one.at - other.at || a - b);
    if (!first || first[1].at > latest) return false;
    pending.delete(first[0]);
    now = Math.max(now, first[1].at);
    first[1].callback();
    return true;
  };

  return {
    now: () => now,
    timers: {
      now: () => now,
      set(callback, ms) {
        const id = nextId++;
        pending.set(id, { at: now + ms, callback });
        return id;
      },
      clear: (handle) => void pending.delete(handle as number),
    },
    async run(work) {
      let isSettled = false;
      work.finally(() => (isSettled = true)).catch(() => {});
      while (true) {
        await turn();
        if (isSettled) return work;
        fireNext(Number.POSITIVE_INFINITY);
      }
    },
    async pass(ms) {
      const end = now + ms;
      await turn();
      while (fireNext(end)) await turn();
      now = end;
    },
  };
}
