import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

/** What the process is short of. */
export interface Pressure {
  /** What there is too little of, as the end of a sentence; undefined where all is well. */
  reason(): string | undefined;
  stop(): void;
}

const SAMPLE_MS = 1_000;
const RESOLUTION_MS = 20;
/** Of the heap that V8 allows: beyond it the process is about to spend its time on collecting, and then to die. */
const MOST_HEAP = 0.95;

/** One pause, as the loading of a model can make, is no overload; so many late seconds in a row are. */
const LATE_LOOKS = 3;

/** Looks once a second at how late the event loop is, on average and for some seconds, and how full the heap. */
export function watchPressure(maxLoopDelayMs: number): Pressure {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let reason: string | undefined;
  let lateLooks = 0;
  const look = () => {
    // Nanoseconds, and what it waits by intention is in it.
    const delayMs = delays.mean / 1e6 - RESOLUTION_MS;
    delays.reset();
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    lateLooks = delayMs > maxLoopDelayMs ? lateLooks + 1 : 0;
    if (lateLooks >= LATE_LOOKS) reason = 'computing time';
    else reason = used > limit * MOST_HEAP ? 'memory' : undefined;
  };
  const timer = setInterval(look, SAMPLE_MS);
  timer.unref();
  return {
    reason: () => reason,
    stop() {
      clearInterval(timer);
      delays.disable();
    },
  };
}
