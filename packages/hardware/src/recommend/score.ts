import type { Preference } from './request.ts';

const GIB = 1024 ** 3;

const WEIGHTS: Readonly<Record<Preference | 'all', { quality: number; speed: number; memory: number }>> = {
  all: { quality: 0.65, speed: 0.3, memory: 0.05 },
  quality: { quality: 0.9, speed: 0.1, memory: 0 },
  speed: { quality: 0.35, speed: 0.65, memory: 0 },
  memory: { quality: 0.45, speed: 0.15, memory: 0.4 },
};

// Slower than people read is a burden, and the slower the heavier.
const READING_TOKENS_PER_SECOND = 5;
const BURDEN_PER_TOKEN = 0.7;
// Nobody can tell more apart.
const FAST_TOKENS_PER_SECOND = 60;

/** What is weighed. */
export interface Merits {
  /** 0 to 10, the loss by the format taken off. */
  readonly quality: number;
  readonly tokensPerSecond: number;
  /** Bytes that it takes wherever it runs. */
  readonly memoryBytes: number;
}

/**
 * 0 to 10. Never falls with quality or speed, nor rises with memory taken: so more memory in a machine, which only adds
 * ways to run a model, never makes what is recommended worse.
 */
export function scoreOf({ quality, tokensPerSecond, memoryBytes }: Merits, prefer: Preference | undefined): number {
  const weights = WEIGHTS[prefer ?? 'all'];
  const pace = Math.max(0, tokensPerSecond);
  const speed = 10 * within01(Math.log(Math.max(1, pace)) / Math.log(FAST_TOKENS_PER_SECOND));
  const memory = 10 * (1 - within01(Math.log2(memoryBytes / (GIB / 2)) / 7));
  const burden = BURDEN_PER_TOKEN * Math.max(0, READING_TOKENS_PER_SECOND - pace);
  return Math.max(0, weights.quality * quality + weights.speed * speed + weights.memory * memory - burden);
}

const within01 = (value: number): number => Math.min(1, Math.max(0, value));
