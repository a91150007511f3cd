/** Speed over the last seconds, and what it means for the rest. */
export interface SpeedMeter {
  /** So many bytes are here at this time (milliseconds, any clock that never goes back). */
  add(doneBytes: number, atMs: number): void;
  /** Bytes per second; undefined while nothing can be said. */
  bytesPerSecond(atMs: number): number | undefined;
}

const WINDOW_MS = 8_000;
const LEAST_MS = 400;

/** A meter that has seen nothing. What was here before the first call counts for nothing. */
export function createSpeedMeter(): SpeedMeter {
  let samples: { readonly bytes: number; readonly atMs: number }[] = [];
  return {
    add(bytes, atMs) {
      const last = samples.at(-1);
      // A file that is begun anew has fewer bytes than before.
      if (last && bytes < last.bytes) samples = [];
      if (last && samples.length > 1 && atMs - last.atMs < 100) samples.pop();
      samples.push({ bytes, atMs });
      while (samples.length > 2 && atMs - (samples[1]?.atMs ?? atMs) > WINDOW_MS) samples.shift();
    },
    bytesPerSecond(atMs) {
      const [first] = samples;
      const last = samples.at(-1);
      if (!first || !last || atMs - first.atMs < LEAST_MS) return undefined;
      // Silence counts: the speed falls while nothing comes.
      return ((last.bytes - first.bytes) / (atMs - first.atMs)) * 1_000;
    },
  };
}
