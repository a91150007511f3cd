import type { PackedAnswer } from './packed-answer.ts';
import type { BypassReason, CacheCounts, CacheOutcome } from './types.ts';

/** Counts what became of requests at the cache. */
export interface CacheCounters {
  add(outcome: CacheOutcome, answer?: PackedAnswer): void;
  addKept(): void;
  counts(): CacheCounts;
}

/** Models that are told apart; answers of others count in the sums only. */
const MOST_MODELS = 1_000;

/** All counters at 0. */
export function createCacheCounters(): CacheCounters {
  const models = new Map<string, { hits: number; savedCostUsd: number }>();
  const bypasses = new Map<BypassReason, number>();
  const sums = {
    hits: 0,
    similarHits: 0,
    misses: 0,
    kept: 0,
    savedCostUsd: 0,
    savedInputTokens: 0,
    savedOutputTokens: 0,
  };

  const addSaved = ({ address, costUsd = 0, events }: PackedAnswer) => {
    sums.savedCostUsd += costUsd;
    const last = events.at(-1);
    if (last?.type === 'finish') {
      sums.savedInputTokens += last.usage.inputTokens ?? 0;
      sums.savedOutputTokens += last.usage.outputTokens ?? 0;
    }
    const known = models.get(address) ?? { hits: 0, savedCostUsd: 0 };
    if (models.size >= MOST_MODELS && !models.has(address)) return;
    models.set(address, { hits: known.hits + 1, savedCostUsd: known.savedCostUsd + costUsd });
  };

  return {
    add({ status, match, reason }, answer) {
      if (status === 'hit') sums.hits++;
      if (status === 'miss') sums.misses++;
      if (match === 'similar') sums.similarHits++;
      if (reason !== undefined) bypasses.set(reason, (bypasses.get(reason) ?? 0) + 1);
      if (answer) addSaved(answer);
    },
    addKept: () => void sums.kept++,
    counts: () => ({ ...sums, bypasses: Object.fromEntries(bypasses), models: Object.fromEntries(models) }),
  };
}
