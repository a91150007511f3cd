const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * A bar for each value, as high as it is beside the highest; a dot for nothing. Where there are more values than `most`,
 * neighbours are added up.
 */
export function formatSparkline(counts: readonly number[], most = counts.length): string {
  const size = Math.ceil(counts.length / Math.max(1, most));
  const values = size > 1 ? addUp(counts, size) : counts;
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  return values
    .map((value) => (value > 0 ? BARS[Math.min(BARS.length - 1, Math.floor((value / highest) * BARS.length))] : '·'))
    .join('');
}

/** From the end on, so that the latest group is whole. */
function addUp(counts: readonly number[], size: number): readonly number[] {
  const sums: number[] = [];
  for (let end = counts.length; end > 0; end -= size) {
    sums.unshift(counts.slice(Math.max(0, end - size), end).reduce((sum, count) => sum + count, 0));
  }
  return sums;
}
