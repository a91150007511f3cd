const TINY_BYTES = 50 * 1024 * 1024;

/**
 * Threads to compute with. More than the usable cores make it many times slower, as the threads then wait for each
 * other in a spin; a tiny model has too little to do per step to gain from a second one.
 */
export function threadsFor(wanted: number | 'auto', weightBytes: number, cores: number): number {
  if (wanted !== 'auto') return wanted;
  return weightBytes < TINY_BYTES ? 1 : Math.max(1, cores);
}
