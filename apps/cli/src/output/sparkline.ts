const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A bar for each value, as high as it is beside the highest; a dot for nothing. */
export function formatSparkline(values: readonly number[]): string {
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  return values
    .map((value) => (value > 0 ? BARS[Math.min(BARS.length - 1, Math.floor((value / highest) * BARS.length))] : '·'))
    .join('');
}
