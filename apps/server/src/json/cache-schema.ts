import { z } from 'zod';

const count = z.int().min(0);

/** Answer of `GET /api/v1/cache`. */
export const cacheSchema = z
  .strictObject({
    hits: count,
    similar_hits: count.describe('Part of `hits` that was found by meaning.'),
    misses: count,
    bypasses: z
      .record(z.string(), count)
      .describe('Requests that were not looked for, by reason: caller, safety, sampling, tools, address.'),
    kept: count,
    saved_cost_usd: z.number().min(0).describe('What the models had cost, as far as prices are known.'),
    saved_input_tokens: count,
    saved_output_tokens: count,
    models: z.array(z.strictObject({ address: z.string(), hits: count, saved_cost_usd: z.number().min(0) })),
    size: z
      .strictObject({ entries: count, size_bytes: count })
      .optional()
      .describe('What is kept now; absent while the store does not answer.'),
  })
  .meta({ id: 'CacheStatistics' });

/** What became of one request at the cache. */
export const cacheOutcomeSchema = z
  .strictObject({
    status: z.enum(['hit', 'miss', 'bypass']),
    match: z.enum(['exact', 'similar']).optional(),
    similarity: z.number().optional(),
    age_ms: z.number().min(0).optional(),
    saved_cost_usd: z.number().min(0).optional(),
    reason: z.enum(['caller', 'safety', 'sampling', 'tools', 'address']).optional(),
  })
  .meta({ id: 'CacheOutcome' });
