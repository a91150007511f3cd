import { untilAborted } from '@modelhaven/core';

/** Does work for one key after the other, in the order in which it was asked for. */
export interface InTurn {
  /** Settles as the work does; whoever is cancelled while waiting rejects at once and does nothing. */
  run<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return {
    async run(key, signal, work) {
      const before = last.get(key) ?? Promise.resolve();
      const mine = before.then(
        () => (signal?.aborted ? undefined : work()),
        () => (signal?.aborted ? undefined : work()),
      );
      last.set(key, mine);
      const leave = () => {
        if (last.get(key) === mine) last.delete(key);
      };
      mine.then(leave, leave);
      return (await untilAborted(mine, signal)) as Awaited<ReturnType<typeof work>>;
    },
  };
}
