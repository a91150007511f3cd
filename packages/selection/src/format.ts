/** Numbers as people read them, for the sentences of a plan. */
export const format = {
  /** `$0.0021`, `$0`, `less than $0.000001`. */
  usd(value: number): string {
    if (value === 0) return '$0';
    if (value < 1e-6) return 'less than $0.000001';
    return `$${Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 8 })}`;
  },
  /** `850 ms`, `2.4 s`. */
  ms(value: number): string {
    return value < 1_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`;
  },
  /** `7.3`: a score from 0 to 10. */
  score(value: number): string {
    return value.toFixed(1);
  },
  /** `131,072`. */
  count(value: number): string {
    return Math.round(value).toLocaleString('en-US');
  },
  /** `97.5 %` of a fraction. */
  percent(fraction: number): string {
    return `${Number((fraction * 100).toFixed(1))} %`;
  },
};
