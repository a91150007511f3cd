/** Parts of the measurement that can be handed in. */
export interface BandwidthMeasurement {
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** Lets other work run. */
  readonly pause?: () => Promise<void>;
  /** Milliseconds of copying after a first round over the buffer; pauses are not counted. Default 60. */
  readonly budgetMs?: number;
  /** Bytes that are copied to and fro; far more than caches hold. Default 128 MiB. */
  readonly bufferBytes?: number;
}

const PART_BYTES = 8 * 1024 * 1024;
const STEP_BYTES = 1024 * 1024;
const STEPS_PER_PART = PART_BYTES / STEP_BYTES;

/**
 * Bytes per second that one core reads and writes, by copying memory in steps of less than a millisecond with pauses in
 * between, so that nothing else waits for it. The best of several rounds counts, since a busy machine only makes it
 * slower. Machines with many memory channels have more than one core can take: it is a lower bound there.
 */
export async function measureBandwidth(measurement: BandwidthMeasurement = {}): Promise<number | undefined> {
  const {
    now = () => performance.now(),
    pause = nextTurn,
    budgetMs = 60,
    bufferBytes = 128 * 1024 * 1024,
  } = measurement;
  // In parts of a few megabytes: one large buffer would make the garbage collector look at everything at once.
  const parts: Buffer[] = [];
  for (let size = 0; size < Math.max(2 * PART_BYTES, bufferBytes); size += PART_BYTES) {
    parts.push(Buffer.allocUnsafe(PART_BYTES));
    await pause();
  }
  const copy = async (step: number): Promise<number> => {
    const from = Math.floor(step / STEPS_PER_PART) % parts.length;
    const offset = (step % STEPS_PER_PART) * STEP_BYTES;
    const target = parts[(from + Math.floor(parts.length / 2)) % parts.length];
    const before = now();
    if (target) parts[from]?.copy(target, offset, offset, offset + STEP_BYTES);
    const tookMs = now() - before;
    await pause();
    return tookMs;
  };
  // The first round only makes the pages real.
  const steps = parts.length * STEPS_PER_PART;
  for (let step = 0; step < steps; step++) await copy(step);
  let [spentMs, best] = [0, 0];
  for (let step = 0; spentMs < budgetMs; step++) {
    const tookMs = await copy(step);
    // A clock that stands still must not keep us here for ever.
    spentMs += Math.max(tookMs, 0.01);
    if (tookMs > 0) best = Math.max(best, (2 * STEP_BYTES * 1000) / tookMs);
  }
  return best > 0 ? best : undefined;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
