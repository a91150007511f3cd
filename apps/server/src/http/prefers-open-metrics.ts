/**
 * Whether an `Accept` header prefers OpenMetrics to plain text. Prometheus sends both with their weights
 * (https://prometheus.io/docs/instrumenting/content_negotiation/).
 */
export function prefersOpenMetrics(accept = ''): boolean {
  const weights = new Map<string, number>();
  for (const range of accept.slice(0, 2_000).split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = written === undefined ? 1 : Number(written);
    if (weight > (weights.get(type) ?? 0)) weights.set(type, weight);
  }
  const open = weights.get('application/openmetrics-text') ?? 0;
  return open > 0 && open >= (weights.get('text/plain') ?? 0);
}
