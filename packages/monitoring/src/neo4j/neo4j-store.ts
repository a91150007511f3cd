import { LlmError, type Logger, silentLogger } from '@modelhaven/core';
import type { Driver, RecordShape } from 'neo4j-driver';
import { countOf } from '../stores/count-of.ts';
import { decodeBlock, encodeBlock } from '../stores/encode-block.ts';
import { importDriver, within } from '../stores/import-driver.ts';
import type { BlockRange, MetricBlock, MetricStore } from '../stores/store.ts';
import { REPLACEMENTS, type Replacement, type ReplacementQuery } from './replacements.ts';
import { PRUNE_BLOCKS, PRUNE_REQUESTS, PUT_ATTEMPTS, PUT_BLOCKS, READ_BLOCKS, SCHEMA } from './schema.ts';
import { toAttemptRow } from './to-attempt-row.ts';

/** How numbers and attempts are kept in Neo4j. */
export interface Neo4jStoreOptions {
  /** `neo4j://user:password@host:port/database` or `bolt://…`, with TLS `neo4j+s://` or `bolt+s://`. */
  readonly url: string;
  /** Keeps the sums of several installations in one database apart. Default: `modelhaven`. */
  readonly space?: string;
  /** Milliseconds to wait for a connection or an answer. Default: 5,000. */
  readonly timeoutMs?: number;
  /** Milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number;
  readonly logger?: Logger;
}

/** A store that keeps every attempt as part of a graph, beside the sums. */
export interface Neo4jStore extends MetricStore {
  /** What replaced what, and why, the most frequent first. Rejects as the other methods do. */
  replacements(query?: ReplacementQuery): Promise<readonly Replacement[]>;
}

const ROWS_AT_ONCE = 200;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * A store that several servers share, in Neo4j 5 or newer. Constraints and indexes are made on first use. Rejects with
 * `DEPENDENCY_MISSING` without the package `neo4j-driver`, and with `CONFIG_INVALID` for an address that is none.
 */
export async function openNeo4jStore(options: Neo4jStoreOptions): Promise<Neo4jStore> {
  const { url, space = 'modelhaven', timeoutMs = 5_000, now = Date.now, logger = silentLogger } = options;
  const address = parseAddress(url);
  const { default: neo4j } = await importDriver('neo4j-driver', () => import('neo4j-driver'));
  const driver: Driver = neo4j.driver(address.server, address.user ? neo4j.auth.basic(...address.user) : undefined, {
    connectionTimeout: timeoutMs,
    connectionAcquisitionTimeout: timeoutMs,
    // The monitor repeats what failed, with newer numbers.
    maxTransactionRetryTime: 0,
    maxConnectionPoolSize: 4,
    // Every number here is below 2^53: plain numbers do.
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  });
  let migrated: Promise<void> | undefined;
  let closed = false;

  const query = async (text: string, parameters: RecordShape = {}): Promise<readonly RecordShape[]> => {
    const run = driver.executeQuery(text, parameters, {
      ...(address.database ? { database: address.database } : {}),
      transactionConfig: { timeout: timeoutMs },
    });
    return (await within(run, 2 * timeoutMs, 'Neo4j')).records.map((record) => record.toObject());
  };

  const migrate = async () => {
    try {
      for (const statement of SCHEMA) await query(statement);
      logger.debug({}, 'Neo4j has the constraints and indexes.');
    } catch (thrown) {
      migrated = undefined;
      throw thrown;
    }
  };

  const ask = async (text: string, parameters: RecordShape): Promise<readonly RecordShape[]> => {
    if (closed) throw new LlmError('UNAVAILABLE', 'The metric store is closed.');
    try {
      migrated ??= migrate();
      await migrated;
      return await query(text, parameters);
    } catch (thrown) {
      throw toError(thrown);
    }
  };

  const drain = async (statement: string, parameters: RecordShape) => {
    const limit = neo4j.int(1_000);
    for (let gone = 1; gone > 0; ) gone = Number((await ask(statement, { ...parameters, limit }))[0]?.['gone'] ?? 0);
  };

  const keyOf = ({ span, index, origin }: MetricBlock) =>
    `${space}:${span}:${String(index).padStart(12, '0')}:${origin}`;

  return {
    shared: true,
    async put(blocks) {
      // The last of several versions counts.
      const rows = new Map(blocks.map((block) => [keyOf(block), block]));
      const all = [...rows].map(([key, block]) => ({
        ...{ key, span: block.span, index: neo4j.int(block.index), origin: block.origin },
        ...{ count: countOf(block), text: encodeBlock(block) },
      }));
      for (let at = 0; at < all.length; at += ROWS_AT_ONCE) {
        await ask(PUT_BLOCKS, { space, blocks: all.slice(at, at + ROWS_AT_ONCE) });
      }
    },
    async putAttempts(attempts) {
      for (let at = 0; at < attempts.length; at += ROWS_AT_ONCE) {
        await ask(PUT_ATTEMPTS, { attempts: attempts.slice(at, at + ROWS_AT_ONCE).map(toAttemptRow) });
      }
    },
    async *read({ span, from, to }: BlockRange) {
      for (let after = ''; ; ) {
        const range = { space, span, from: neo4j.int(from), to: neo4j.int(to) };
        const rows = await ask(READ_BLOCKS, { ...range, after, limit: neo4j.int(ROWS_AT_ONCE) });
        for (const { block: text } of rows) {
          const block = decodeBlock(String(text));
          if (block && block.span === span && block.index >= from && block.index <= to) yield block;
        }
        if (rows.length < ROWS_AT_ONCE) return;
        after = String(rows.at(-1)?.['key']);
      }
    },
    async prune({ minute, hour }) {
      await drain(PRUNE_BLOCKS, { space, span: 'minute', before: neo4j.int(minute) });
      await drain(PRUNE_BLOCKS, { space, span: 'hour', before: neo4j.int(hour) });
      await drain(PRUNE_REQUESTS, { before: hour * HOUR_MS });
    },
    async replacements({ windowMs = DAY_MS, model, limit = 100 } = {}) {
      const parameters = { since: now() - windowMs, model: model ?? null, limit: neo4j.int(limit) };
      return (await ask(REPLACEMENTS, parameters)).map((row) => ({
        from: String(row['from']),
        to: String(row['to']),
        why: String(row['why']),
        count: Number(row['count']),
        answered: Number(row['answered']),
      }));
    },
    async close() {
      if (closed) return;
      closed = true;
      await driver.close();
    },
  };
}

interface Address {
  readonly server: string;
  readonly user?: readonly [string, string];
  readonly database?: string;
}

/** The driver takes no user, password or database in its address. */
function parseAddress(url: string): Address {
  if (!/^(neo4j|bolt)(\+s(sc)?)?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    throw new LlmError(
      'CONFIG_INVALID',
      'The address of Neo4j must be neo4j://user:password@host:port/database, or the same with bolt://.',
      { field: 'url' },
    );
  }
  const { protocol, host, username, password, pathname, search } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  return {
    server: `${protocol}//${host}${search}`,
    ...(username ? { user: [decodeURIComponent(username), decodeURIComponent(password)] } : {}),
    ...(database ? { database } : {}),
  };
}

function toError(thrown: unknown): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const code = codeOf(thrown);
  // Messages may quote the statement or the address, which holds a password: the code has to do.
  if (code.startsWith('Neo.ClientError.Security')) {
    return new LlmError('UNAUTHORIZED', `Neo4j refused the user or password (${code}); check the URL of the store.`);
  }
  return new LlmError('UNAVAILABLE', `Neo4j could not be reached or refused the statement (${code}).`);
}

function codeOf(thrown: unknown): string {
  const isCoded = typeof thrown === 'object' && thrown !== null && 'code' in thrown;
  return isCoded && typeof thrown.code === 'string' ? thrown.code : 'unknown';
}
