import type { MeasurementSource, ModelMeasurements } from '@modelhaven/core';

/** Attempts from which one more changes no figure that anybody would act upon. */
const ENOUGH_ATTEMPTS = 256;
/** Of so many attempts one is let go by before the figures are summed up again. */
const SHARE = 64;
/** Figures are never older than so many milliseconds. */
const MOST_MS = 1_000;
/** Models whose figures are remembered; beyond that everything is forgotten. */
const MOST_KNOWN = 1_000;

interface Known {
  readonly measured: ModelMeasurements;
  readonly at: number;
  /** How often they may still be given out. */
  left: number;
}

/**
 * The same figures, summed up anew only where that can change anything: of a model with hundreds of attempts in its
 * window, every sixty-fourth part of them, and once a second. Every request asks for them several times.
 */
export function calmMeasurements(source: MeasurementSource, now: () => number): MeasurementSource {
  const known = new Map<string, Known>();
  return {
    model(address, windowMs) {
      if (windowMs !== undefined) return source.model(address, windowMs);
      const last = known.get(address);
      if (last && last.left > 0) {
        const at = now();
        // A clock that was set back must not keep them.
        if (at >= last.at && at - last.at < MOST_MS) {
          last.left--;
          return last.measured;
        }
      }
      const measured = source.model(address);
      if (measured && measured.requests >= ENOUGH_ATTEMPTS) {
        if (known.size >= MOST_KNOWN) known.clear();
        known.set(address, { measured, at: now(), left: Math.floor(measured.requests / SHARE) });
      } else if (last) known.delete(address);
      return measured;
    },
  };
}
