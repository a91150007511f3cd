import { LlmError, type Logger, silentLogger } from '@modelhaven/core';
import { countOf } from '../stores/count-of.ts';
import { decodeBlock, encodeBlock } from '../stores/encode-block.ts';
import { importDriver } from '../stores/import-driver.ts';
import type { MetricStore, Span } from '../stores/store.ts';

/** How numbers are kept in PostgreSQL. */
export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`, with the options that the package `pg` knows. */
  readonly url: string;
  /** Schema that the table is in; made where it is missing. Default: `modelhaven`. */
  readonly schema?: string;
  /** Connections held at most. Default: 2. */
  readonly maxConnections?: number;
  /** Milliseconds to wait for a connection or an answer. Default: 5,000. */
  readonly timeoutMs?: number;
  readonly logger?: Logger;
}

const SPANS: Readonly<Record<Span, number>> = { minute: 0, hour: 1 };
const ROWS_AT_ONCE = 500;
// Any number, as long as everybody who migrates takes the same one.
const MIGRATION_LOCK = 7_283_109_554;

/**
 * A store that several servers share, in PostgreSQL 13 or newer. The table is made on first use. Rejects with
 * `DEPENDENCY_MISSING` without the package `pg`, and with `CONFIG_INVALID` for a schema that is no plain name.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<MetricStore> {
  const { url, schema = 'modelhaven', maxConnections = 2, timeoutMs = 5_000, logger = silentLogger } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    throw new LlmError('CONFIG_INVALID', 'The schema must be small letters, digits and "_".', { field: 'schema' });
  }
  const { default: pg } = await importDriver('pg', () => import('pg'));
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    allowExitOnIdle: true,
  });
  // Without a listener, a server that goes away takes the process with it.
  pool.on('error', (error: unknown) => logger.debug({ code: codeOf(error) }, 'PostgreSQL connection lost.'));
  const table = `${schema}.metric_blocks`;
  let migrated: Promise<void> | undefined;
  let closed = false;

  const query = async (text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> => {
    if (closed) throw new LlmError('UNAVAILABLE', 'The metric store is closed.');
    try {
      migrated ??= migrate();
      await migrated;
      return (await pool.query(text, [...values])).rows as Record<string, unknown>[];
    } catch (thrown) {
      throw toError(thrown);
    }
  };

  const migrate = async () => {
    try {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
        await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
        await client.query(
          `CREATE TABLE IF NOT EXISTS ${table} (
             span smallint NOT NULL,
             index bigint NOT NULL,
             origin text NOT NULL,
             block text NOT NULL,
             PRIMARY KEY (span, index, origin)
           )`,
        );
        await client.query(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS count bigint NOT NULL DEFAULT 0`);
        await client.query('COMMIT');
        client.release();
      } catch (thrown) {
        client.release(true);
        throw thrown;
      }
    } catch (thrown) {
      migrated = undefined;
      throw thrown;
    }
  };

  return {
    shared: true,
    async put(blocks) {
      for (let at = 0; at < blocks.length; at += ROWS_AT_ONCE) {
        // The last of several versions counts, and one statement may name a row only once.
        const rows = new Map(
          blocks.slice(at, at + ROWS_AT_ONCE).map((block) => [`${block.span} ${block.index} ${block.origin}`, block]),
        );
        const all = [...rows.values()];
        await query(
          `INSERT INTO ${table} AS kept (span, index, origin, block, count)
           SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[])
           ON CONFLICT (span, index, origin) DO UPDATE SET block = excluded.block, count = excluded.count
           WHERE kept.count <= excluded.count`,
          [
            all.map(({ span }) => SPANS[span]),
            all.map(({ index }) => index),
            all.map(({ origin }) => origin),
            all.map(encodeBlock),
            all.map(countOf),
          ],
        );
      }
    },
    async *read({ span, from, to }) {
      let after: readonly [number | string, string] = [from - 1, ''];
      while (true) {
        const rows = await query(
          `SELECT index, origin, block FROM ${table}
           WHERE span = $1 AND index <= $2 AND (index, origin) > ($3::bigint, $4::text)
           ORDER BY index, origin LIMIT ${ROWS_AT_ONCE}`,
          [SPANS[span], to, after[0], after[1]],
        );
        for (const { block: text } of rows) {
          const block = decodeBlock(String(text));
          if (block && block.span === span && block.index >= from && block.index <= to) yield block;
        }
        const last = rows.at(-1);
        if (!last || rows.length < ROWS_AT_ONCE) return;
        after = [String(last['index']), String(last['origin'])];
      }
    },
    async prune({ minute, hour }) {
      await query(`DELETE FROM ${table} WHERE (span = 0 AND index < $1) OR (span = 1 AND index < $2)`, [minute, hour]);
    },
    async close() {
      if (closed) return;
      closed = true;
      await pool.end();
    },
  };
}

function toError(thrown: unknown): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const code = codeOf(thrown);
  // Messages of the server may quote what was asked, and the address holds a password: the code has to do.
  // Class 28 is about who may connect (PostgreSQL documentation, appendix A).
  if (code.startsWith('28') || code === '42501') {
    return new LlmError(
      'UNAUTHORIZED',
      `PostgreSQL refused the user or password (${code}); check the URL of the store.`,
    );
  }
  return new LlmError('UNAVAILABLE', `PostgreSQL could not be reached or refused the statement (${code}).`);
}

function codeOf(thrown: unknown): string {
  const isCoded = typeof thrown === 'object' && thrown !== null && 'code' in thrown;
  return isCoded && typeof thrown.code === 'string' ? thrown.code : 'unknown';
}
