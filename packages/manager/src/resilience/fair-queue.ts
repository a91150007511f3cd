/** Waiters of several parties, served in turns: one each, whoever has how many. */
export interface FairQueue<Waiter> {
  readonly size: number;
  /**
   * Queues up. Where the queue is full, the party with the most waiters loses its newest one, which is returned; that is
   * the newcomer itself unless its party has fewer.
   */
  add(party: string, waiter: Waiter): Waiter | undefined;
  /** Takes out whose turn it is. */
  next(): Waiter | undefined;
  /** Takes one out who no longer wants to wait. */
  remove(party: string, waiter: Waiter): void;
}

/**
 * Round robin over first-in-first-out lines, bounded as a whole by dropping from the longest line
 * ("longest queue drop": Suter, Lakshman, Stiliadis, Choudhury, 1998), so that nobody can keep the others out.
 */
export function createFairQueue<Waiter>(capacity: number): FairQueue<Waiter> {
  // A map keeps its order: the first line is the one whose turn it is.
  const lines = new Map<string, Waiter[]>();
  let size = 0;

  const longest = (): readonly [string, Waiter[]] | undefined => {
    let most: readonly [string, Waiter[]] | undefined;
    for (const line of lines) if (!most || line[1].length > most[1].length) most = line;
    return most;
  };

  return {
    get size() {
      return size;
    },
    add(party, waiter) {
      const own = lines.get(party);
      if (size >= capacity) {
        const most = longest();
        if (!most || (own?.length ?? 0) + 1 >= most[1].length) return waiter;
        const dropped = most[1].pop();
        lines.set(party, [...(own ?? []), waiter]);
        return dropped;
      }
      size++;
      if (own) own.push(waiter);
      else lines.set(party, [waiter]);
      return undefined;
    },
    next() {
      const [first] = lines;
      if (!first) return undefined;
      const [party, line] = first;
      const waiter = line.shift();
      size--;
      // To the end of the round.
      lines.delete(party);
      if (line.length > 0) lines.set(party, line);
      return waiter;
    },
    remove(party, waiter) {
      const line = lines.get(party);
      const place = line?.indexOf(waiter) ?? -1;
      if (!line || place === -1) return;
      line.splice(place, 1);
      size--;
      if (line.length === 0) lines.delete(party);
    },
  };
}
