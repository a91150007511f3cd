/** Share of the silence that a caller bears which may be spent on what an answer can do without. */
const SHARE = 0.5;

/** Waits for the last of a complete answer, and no longer than a moment in all. */
export interface EndGrace {
  /** What the read gives, or undefined once the moment is over. Rejects as the read does. */
  within<Result>(read: Promise<Result>): Promise<Result | undefined>;
}

/**
 * A moment that begins with the first wait. Signs of life do not make it longer: an answer whose connection is kept
 * open with pings is complete all the same. `idleMs` is the silence that the caller bears.
 */
export function createEndGrace(graceMs: number, idleMs = Number.POSITIVE_INFINITY): EndGrace {
  const allMs = Math.min(graceMs, idleMs * SHARE);
  let endsAt: number | undefined;
  return {
    async within(read) {
      endsAt ??= performance.now() + allMs;
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<undefined>((resolve) => {
        timer = setTimeout(resolve, Math.max(0, (endsAt ?? 0) - performance.now()), undefined);
      });
      try {
        return await Promise.race([read, over]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
