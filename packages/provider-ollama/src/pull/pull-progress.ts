import type { StatusLine } from '../api/schemas.ts';

/** How far a download is. */
export interface PullProgress {
  add(step: StatusLine): void;
  /** 0 to 1; never falls, and is 1 only after `success`. */
  readonly fraction: number;
}

/** What is left for checking and writing when all bytes are there. */
const ALMOST = 0.99;

/** Adds up the layers of a model, of which Ollama tells one by one. */
export function createPullProgress(): PullProgress {
  const layers = new Map<string, { readonly completed: number; readonly total: number }>();
  let fraction = 0;
  return {
    add({ status, digest, total, completed }) {
      if (status === 'success') fraction = 1;
      if (!digest || !total || total <= 0) return;
      const known = layers.get(digest);
      const bytes = Math.min(total, Math.max(completed ?? 0, known?.completed ?? 0));
      layers.set(digest, { completed: bytes, total });
      const sum = { completed: 0, total: 0 };
      for (const layer of layers.values()) {
        sum.completed += layer.completed;
        sum.total += layer.total;
      }
      // A new layer makes the whole larger than was known; what was reported stands.
      fraction = Math.max(fraction, Math.min(ALMOST, sum.completed / sum.total));
    },
    get fraction() {
      return fraction;
    },
  };
}
