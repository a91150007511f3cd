import { abortError, LlmError } from '@modelhaven/core';

/** A fixed number of slots with a fair queue in front: who asks first is served first. */
export interface Slots<Slot> {
  /** Waits for a slot; among several free ones the highest score wins. Rejects with `ABORTED`. */
  acquire(score: (slot: Slot) => number, signal: AbortSignal): Promise<Slot>;
  release(slot: Slot): void;
  /** Resolves as soon as every slot is free. */
  idle(): Promise<void>;
  /** Callers that wait now. */
  readonly waiting: number;
}

interface Waiter<Slot> {
  readonly score: (slot: Slot) => number;
  readonly resolve: (slot: Slot) => void;
}

/** Slots that are all free. */
export function createSlots<Slot>(slots: readonly Slot[]): Slots<Slot> {
  const free = new Set(slots);
  const queue: Waiter<Slot>[] = [];
  let idlers: (() => void)[] = [];

  const take = (score: (slot: Slot) => number): Slot => {
    const [first, ...others] = free;
    const best = others.reduce((a, b) => (score(b) > score(a) ? b : a), first as Slot);
    free.delete(best);
    return best;
  };

  return {
    get waiting() {
      return queue.length;
    },
    acquire(score, signal) {
      if (signal.aborted) return Promise.reject(abortError(signal));
      if (free.size > 0) return Promise.resolve(take(score));
      return new Promise<Slot>((resolve, reject) => {
        const waiter: Waiter<Slot> = {
          score,
          resolve: (slot) => {
            signal.removeEventListener('abort', leave);
            resolve(slot);
          },
        };
        const leave = () => {
          queue.splice(queue.indexOf(waiter), 1);
          reject(abortError(signal));
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.push(waiter);
      });
    },
    release(slot) {
      if (free.has(slot)) throw new LlmError('INTERNAL', 'A slot was given back twice.');
      free.add(slot);
      const next = queue.shift();
      if (next) next.resolve(take(next.score));
      else if (free.size === slots.length) {
        const wake = idlers;
        idlers = [];
        for (const resolve of wake) resolve();
      }
    },
    idle() {
      return free.size === slots.length ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve));
    },
  };
}
