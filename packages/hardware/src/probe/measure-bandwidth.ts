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

const STEP_BYTES = 4 * 1024 * 1024;

/**
 * Bytes per second that one core reads and writes, by copying memory in steps of a few milliseconds with pauses in
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
  const half = Math.max(STEP_BYTES, Math.floor(bufferBytes / 2 / STEP_BYTES) * STEP_BYTES);
  const buffer = Buffer.allocUnsafe(half * 2);
  const copy = async (offset: number): Promise<number> => {
    const before = now();
    buffer.copy(buffer, half + offset, offset, offset + STEP_BYTES);
    const tookMs = now() - before;
    await pause();
    return tookMs;
  };
  // The first round only makes the pages real.
  for (let offset = 0; offset < half; offset += STEP_BYTES) await copy(offset);
  let [spentMs, best] = [0, 0];
  for (let offset = 0; spentMs < budgetMs; offset = (offset + STEP_BYTES) % half) {
    const tookMs = await copy(offset);
    // A clock that stands still must not keep us here for ever.
    spentMs += Math.max(tookMs, 0.01);
    if (tookMs > 0) best = Math.max(best, (2 * STEP_BYTES * 1000) / tookMs);
  }
  return best > 0 ? best : undefined;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
