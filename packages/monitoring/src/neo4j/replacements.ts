/** Which replacements are asked for. */
export interface ReplacementQuery {
  /** Milliseconds that are looked back. Default: 24 hours. */
  readonly windowMs?: number;
  /** Only what replaced this model (`provider/model`). */
  readonly model?: string;
  /** Longest list, the most frequent first. Default: 100. */
  readonly limit?: number;
}

/** One model that took over from another. */
export interface Replacement {
  /** Addresses (`provider/model`). */
  readonly from: string;
  readonly to: string;
  /** Error code of the attempt that was replaced. */
  readonly why: string;
  /** How often. */
  readonly count: number;
  /** How often the one that took over answered. */
  readonly answered: number;
}

/** What replaced what, and why. */
export const REPLACEMENTS = `
MATCH (to:Model)<-[:ASKED]-(later:Attempt)-[x:REPLACED]->(earlier:Attempt)-[:ASKED]->(from:Model)
WHERE later.startedAt >= $since AND ($model IS NULL OR from.address = $model)
RETURN from.address AS from, to.address AS to, x.why AS why, count(*) AS count,
       sum(CASE WHEN later.outcome = 'OK' THEN 1 ELSE 0 END) AS answered
ORDER BY count DESC, from, to, why LIMIT $limit`;
