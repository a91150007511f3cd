/** Numbers as people read them, for the sentences of a plan. */
export const format = {
  /** `$0.0021`, `$0`, `less than $0.000001`. */
  usd(value: number): string {
    if (value === 0) return '$0';
    if (value < 1e-6) return 'less than $0.000001';
    // By hand, since `toLocaleString` takes ten microseconds and a plan has thousands of sentences.
    const decimals = Math.min(8, Math.max(0, 2 - Math.floor(Math.log10(value))));
    const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
    const digits = fraction.replace(/0+$/, '');
    return `$${withCommas(whole)}${digits === '' ? '' : `.${digits}`}`;
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
    return withCommas(String(Math.round(value)));
  },
  /** `97.5 %` of a fraction. */
  percent(fraction: number): string {
    return `${Number((fraction * 100).toFixed(1))} %`;
  },
};

function withCommas(digits: string): string {
  return digits.length < 4 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
