/** Places that many parties share. */
export interface FairShare {
  /** Places that are taken. */
  readonly taken: number;
  /** Takes a place and returns what gives it back, once; undefined where there is none for this party. */
  take(party: string): (() => void) | undefined;
}

/** How many times the places that are free one party may hold. */
const TIMES_FREE = 4;

/**
 * So many places, of which each party gets no more than four times as many as are free: one alone gets four fifths of
 * them, several get equal parts, and whoever comes anew always finds some ("dynamic thresholds": Choudhury and Hahne,
 * IEEE/ACM Transactions on Networking, 1998).
 */
export function createFairShare(places: number): FairShare {
  const held = new Map<string, number>();
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    take(party) {
      const own = held.get(party) ?? 0;
      const free = places - taken;
      if (free <= 0 || own >= Math.max(1, free * TIMES_FREE)) return undefined;
      taken++;
      held.set(party, own + 1);
      let isGivenBack = false;
      return () => {
        if (isGivenBack) return;
        isGivenBack = true;
        taken--;
        const left = (held.get(party) ?? 1) - 1;
        if (left === 0) held.delete(party);
        else held.set(party, left);
      };
    },
  };
}
