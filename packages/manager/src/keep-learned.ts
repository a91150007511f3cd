import type { Timers } from '@modelhaven/core';
import type { LearnerSnapshot } from '@modelhaven/selection';
import type { LearnedStore } from './learned-file.ts';

/** Writes what was learned now and then, and at the end. */
export interface Keeper {
  /** Says that something was learned. */
  changed(): void;
  /** Writes what is not written yet, and waits for what is being written. */
  flush(): Promise<void>;
}

/** A snapshot of many models is large; what a crash can cost is this much, in milliseconds. */
const EVERY_MS = 5_000;

export function createKeeper(
  store: LearnedStore | undefined,
  snapshot: () => LearnerSnapshot | undefined,
  timers: Timers,
): Keeper {
  let timer: unknown;
  let writing: Promise<void> | undefined;
  const flush = async () => {
    if (timer !== undefined) {
      timers.clear(timer);
      timer = undefined;
      const learned = snapshot();
      if (learned) writing = store?.save(learned);
    }
    await writing;
  };
  return {
    changed() {
      if (store) timer ??= timers.set(() => void flush(), EVERY_MS);
    },
    flush,
  };
}
