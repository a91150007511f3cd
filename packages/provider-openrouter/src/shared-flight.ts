import { untilAborted } from '@modelhaven/core';

/** Joins the work in progress, or begins it. Rejects with the caller's abort, or as the work does. */
export type SharedFlight<T> = (signal: AbortSignal | undefined) => Promise<T>;

/**
 * One piece of work for all who ask for it at the same time. One who leaves does not stop it for the others; when the
 * last one leaves, its signal fires.
 */
export function createSharedFlight<T>(begin: (signal: AbortSignal) => Promise<T>): SharedFlight<T> {
  let flight: { readonly work: Promise<T>; readonly controller: AbortController; waiting: number } | undefined;

  return async (signal) => {
    if (!flight || flight.controller.signal.aborted) {
      const controller = new AbortController();
      const started = { controller, waiting: 0, work: begin(controller.signal) };
      flight = started;
      const land = () => {
        if (flight === started) flight = undefined;
      };
      started.work.then(land, land);
    }
    const joined = flight;
    joined.waiting += 1;
    try {
      return await untilAborted(joined.work, signal);
    } finally {
      joined.waiting -= 1;
      if (joined.waiting === 0) joined.controller.abort();
    }
  };
}
