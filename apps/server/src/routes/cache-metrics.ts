import type { CacheCounts } from '@modelhaven/manager';
import type { MetricFamily } from '@modelhaven/monitoring';

/** What the response cache did, for Prometheus. */
export function cacheFamilies(counts: CacheCounts): readonly MetricFamily[] {
  const counter = (
    name: string,
    help: string,
    samples: Extract<MetricFamily, { type: 'counter' | 'gauge' }>['samples'],
  ): MetricFamily => ({ type: 'counter', name: `modelhaven_cache_${name}`, help, samples });
  const bypassed = Object.values(counts.bypasses).reduce((sum, each) => sum + each, 0);
  const results = { hit: counts.hits, miss: counts.misses, bypass: bypassed };
  return [
    counter(
      'requests',
      'Requests at the response cache, by result.',
      Object.entries(results).map(([result, value]) => ({ labels: { result }, value })),
    ),
    counter('similar_hits', 'Hits that were found by meaning.', [{ labels: {}, value: counts.similarHits }]),
    counter('kept', 'Answers that were kept.', [{ labels: {}, value: counts.kept }]),
    counter('saved_usd', 'What the models had cost whose answers were given again, as far as prices are known.', [
      { labels: {}, value: counts.savedCostUsd },
    ]),
    counter('saved_tokens', 'Tokens that no model had to read or write.', [
      { labels: { gen_ai_token_type: 'input' }, value: counts.savedInputTokens },
      { labels: { gen_ai_token_type: 'output' }, value: counts.savedOutputTokens },
    ]),
  ];
}
