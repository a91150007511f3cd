/** Counts who uses something, so that it is not taken away from under them. */
export interface Leases {
  /** Users now. */
  readonly count: number;
  /** Adds a user; the returned function lets go, however often it is called. */
  take(): () => void;
  /** Resolves as soon as nobody uses it; at once where nobody does. */
  idle(): Promise<void>;
}

/** Leases that nobody holds yet. `onIdle` is called each time the last one is let go. */
export function createLeases(onIdle: () => void = () => {}): Leases {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    get count() {
      return count;
    },
    take() {
      count++;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        count--;
        if (count > 0) return;
        const resolve = waiting;
        waiting = [];
        for (const wake of resolve) wake();
        onIdle();
      };
    },
    idle() {
      return count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
