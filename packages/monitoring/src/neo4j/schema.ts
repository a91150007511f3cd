/** What makes writes repeatable and look-ups quick; each statement may be run again and again. */
export const SCHEMA: readonly string[] = [
  'CREATE CONSTRAINT modelhaven_block IF NOT EXISTS FOR (b:MetricBlock) REQUIRE b.key IS UNIQUE',
  'CREATE INDEX modelhaven_block_range IF NOT EXISTS FOR (b:MetricBlock) ON (b.space, b.span, b.index)',
  'CREATE CONSTRAINT modelhaven_provider IF NOT EXISTS FOR (p:Provider) REQUIRE p.id IS UNIQUE',
  'CREATE CONSTRAINT modelhaven_model IF NOT EXISTS FOR (m:Model) REQUIRE m.address IS UNIQUE',
  'CREATE CONSTRAINT modelhaven_task IF NOT EXISTS FOR (t:Task) REQUIRE t.type IS UNIQUE',
  'CREATE CONSTRAINT modelhaven_request IF NOT EXISTS FOR (r:Request) REQUIRE r.id IS UNIQUE',
  'CREATE INDEX modelhaven_request_time IF NOT EXISTS FOR (r:Request) ON (r.startedAt)',
  'CREATE CONSTRAINT modelhaven_attempt IF NOT EXISTS FOR (a:Attempt) REQUIRE a.key IS UNIQUE',
];

/** Blocks, each replacing an earlier version of itself, which counted less. */
export const PUT_BLOCKS = `
UNWIND $blocks AS block
MERGE (b:MetricBlock {key: block.key})
WITH b, block WHERE coalesce(b.count, 0) <= block.count
SET b.count = block.count, b.space = $space, b.span = block.span, b.index = block.index, b.origin = block.origin, b.block = block.text`;

export const READ_BLOCKS = `
MATCH (b:MetricBlock {space: $space, span: $span})
WHERE b.index >= $from AND b.index <= $to AND b.key > $after
RETURN b.key AS key, b.block AS block ORDER BY b.key LIMIT $limit`;

/**
 * Attempts with what they belong to. Two of one request that follow each other are linked where the earlier one failed:
 * `REPLACED` where another model took over, `RETRIED` where the same one was asked again. Attempts are written when they
 * end, so either of the two may be there first.
 */
export const PUT_ATTEMPTS = `
UNWIND $attempts AS row
MERGE (p:Provider {id: row.provider})
MERGE (m:Model {address: row.address})
MERGE (m)-[:SERVED_BY]->(p)
MERGE (r:Request {id: row.requestId})
  ON CREATE SET r.startedAt = row.startedAt, r.operation = row.operation, r.streamed = row.streamed
SET r.startedAt = CASE WHEN row.startedAt < r.startedAt THEN row.startedAt ELSE r.startedAt END
FOREACH (type IN row.tasks | MERGE (t:Task {type: type}) MERGE (r)-[:FOR]->(t))
MERGE (a:Attempt {key: row.key})
SET a += row.facts
MERGE (r)-[:TRIED]->(a)
MERGE (a)-[:ASKED]->(m)
WITH DISTINCT r
MATCH (r)-[:TRIED]->(earlier:Attempt)-[:ASKED]->(from:Model), (r)-[:TRIED]->(later:Attempt)-[:ASKED]->(to:Model)
WHERE later.ordinal = earlier.ordinal + 1 AND earlier.outcome <> 'OK'
FOREACH (_ IN CASE WHEN from = to THEN [] ELSE [1] END | MERGE (later)-[x:REPLACED]->(earlier) SET x.why = earlier.outcome)
FOREACH (_ IN CASE WHEN from = to THEN [1] ELSE [] END | MERGE (later)-[x:RETRIED]->(earlier) SET x.why = earlier.outcome)`;

/** Forgets a part of what is older; to be run until it says 0. */
export const PRUNE_BLOCKS = `
MATCH (b:MetricBlock {space: $space, span: $span}) WHERE b.index < $before
WITH b LIMIT $limit DETACH DELETE b RETURN count(*) AS gone`;

export const PRUNE_REQUESTS = `
MATCH (r:Request) WHERE r.startedAt < $before
WITH r LIMIT $limit OPTIONAL MATCH (r)-[:TRIED]->(a:Attempt) DETACH DELETE a, r RETURN count(DISTINCT r) AS gone`;
