/** What waits to be sent to one listener. */
export interface EventQueue<Event> {
  /** Adds at the end. Where the queue is full, the oldest is let go of. */
  push(event: Event): void;
  /** The next one, as soon as there is one; undefined once the signal has fired. */
  next(): Promise<Event | undefined>;
  /** How many were let go of since this was last asked. */
  takeLost(): number;
}

/** A queue of at most so many events, for one reader. */
export function createEventQueue<Event>(capacity: number, signal: AbortSignal): EventQueue<Event> {
  let waiting: Event[] = [];
  let lost = 0;
  let wake: (() => void) | undefined;
  signal.addEventListener('abort', () => wake?.(), { once: true });
  return {
    push(event) {
      // Cut rarely and by half: a slow reader must not make each event cost a copy.
      if (waiting.length >= capacity) {
        const kept = waiting.slice(Math.ceil(capacity / 2));
        lost += waiting.length - kept.length;
        waiting = kept;
      }
      waiting.push(event);
      wake?.();
    },
    async next() {
      while (waiting.length === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return signal.aborted ? undefined : waiting.shift();
    },
    takeLost() {
      const before = lost;
      lost = 0;
      return before;
    },
  };
}
