import { LlmError, type Logger, silentLogger } from '@modelhaven/core';
import { decodeBlock, encodeBlock } from '../stores/encode-block.ts';
import { importDriver, within } from '../stores/import-driver.ts';
import type { BlockRange, MetricStore, Span } from '../stores/store.ts';

/** How numbers are kept in Redis. */
export interface RedisStoreOptions {
  /** `redis://` or, with TLS, `rediss://`; may hold user and password. */
  readonly url: string;
  /** Begins every key. Default: `modelhaven:metrics`. */
  readonly prefix?: string;
  /** Milliseconds to wait for an answer. Default: 5,000. */
  readonly timeoutMs?: number;
  readonly logger?: Logger;
}

// A hash for each hour of minutes and each day of hours: few keys to ask for, and whole ones to expire.
const PER_KEY: Readonly<Record<Span, number>> = { minute: 60, hour: 24 };
const SECONDS: Readonly<Record<Span, number>> = { minute: 60, hour: 3_600 };
const KEEP_SECONDS: Readonly<Record<Span, number>> = { minute: 27 * 3_600, hour: 32 * 86_400 };
const KEYS_AT_ONCE = 32;

/**
 * A store that several servers share, in Redis 6 or newer (or what speaks its protocol). Blocks expire by themselves, after
 * a day and 32 days. Rejects with `DEPENDENCY_MISSING` without the package `redis`.
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<MetricStore> {
  const { url, prefix = 'modelhaven:metrics', timeoutMs = 5_000, logger = silentLogger } = options;
  const { createClient } = await importDriver('redis', () => import('redis'));
  const client = createClient({
    url,
    // What cannot be written now is kept by the monitor, which knows better than a queue what replaces what.
    disableOfflineQueue: true,
    socket: { connectTimeout: timeoutMs, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 5_000) },
  });
  client.on('error', (error: unknown) => logger.debug({ code: codeOf(error) }, 'Redis connection lost.'));
  let closed = false;
  let connecting: Promise<unknown> | undefined;

  const send = async (command: string[]): Promise<unknown> => {
    if (closed) throw new LlmError('UNAVAILABLE', 'The metric store is closed.');
    try {
      if (!client.isReady) {
        connecting ??= client.connect().finally(() => {
          connecting = undefined;
        });
        await within(connecting, timeoutMs, 'Redis');
      }
      return await within(client.sendCommand(command), timeoutMs, 'Redis');
    } catch (thrown) {
      throw toError(thrown);
    }
  };

  const keyOf = (span: Span, index: number) => `${prefix}:${span}:${Math.floor(index / PER_KEY[span])}`;

  return {
    shared: true,
    async put(blocks) {
      const byKey = new Map<string, { readonly expireAt: number; readonly fields: string[] }>();
      for (const block of blocks) {
        const { span, index, origin } = block;
        const key = keyOf(span, index);
        const end = (Math.floor(index / PER_KEY[span]) + 1) * PER_KEY[span] * SECONDS[span];
        const group = byKey.get(key) ?? { expireAt: end + KEEP_SECONDS[span], fields: [] };
        group.fields.push(`${index}:${origin}`, encodeBlock(block));
        byKey.set(key, group);
      }
      await Promise.all(
        [...byKey].flatMap(([key, { expireAt, fields }]) => [
          send(['HSET', key, ...fields]),
          send(['EXPIREAT', key, String(expireAt)]),
        ]),
      );
    },
    async *read(range: BlockRange) {
      const { span, from, to } = range;
      const numbers = await knownNumbers(send, `${prefix}:${span}:`);
      const wanted = numbers.filter(
        (number) => number >= Math.floor(from / PER_KEY[span]) && number <= Math.floor(to / PER_KEY[span]),
      );
      for (let at = 0; at < wanted.length; at += KEYS_AT_ONCE) {
        const keys = wanted.slice(at, at + KEYS_AT_ONCE).map((number) => `${prefix}:${span}:${number}`);
        for (const values of await Promise.all(keys.map((key) => send(['HVALS', key])))) {
          if (!Array.isArray(values)) continue;
          for (const value of values) {
            const block = typeof value === 'string' ? decodeBlock(value) : undefined;
            if (block && block.span === span && block.index >= from && block.index <= to) yield block;
          }
        }
      }
    },
    async prune({ minute, hour }) {
      for (const [span, before] of [
        ['minute', minute],
        ['hour', hour],
      ] as const) {
        const old = (await knownNumbers(send, `${prefix}:${span}:`)).filter(
          (number) => (number + 1) * PER_KEY[span] <= before,
        );
        for (const number of old) await send(['UNLINK', `${prefix}:${span}:${number}`]);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      client.destroy();
    },
  };
}

/** Numbers of the keys that there are, newest first. */
async function knownNumbers(send: (command: string[]) => Promise<unknown>, start: string): Promise<number[]> {
  const numbers = new Set<number>();
  let cursor = '0';
  do {
    const page = await send(['SCAN', cursor, 'MATCH', `${escapeGlob(start)}*`, 'COUNT', '1000']);
    if (!Array.isArray(page) || !Array.isArray(page[1])) {
      throw new LlmError('BAD_RESPONSE', 'Redis answered SCAN with something else than a cursor and keys.');
    }
    cursor = String(page[0]);
    for (const key of page[1]) {
      const number = Number(String(key).slice(start.length));
      if (Number.isInteger(number)) numbers.add(number);
    }
  } while (cursor !== '0');
  return [...numbers].sort((a, b) => b - a);
}

function escapeGlob(text: string): string {
  return text.replace(/[*?[\]\\]/g, '\\$&');
}

function toError(thrown: unknown): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const code = codeOf(thrown);
  // The address may hold a password: neither it nor what the driver says of it goes into the message.
  if (code === 'WRONGPASS' || code === 'NOAUTH' || code === 'NOPERM') {
    return new LlmError('UNAUTHORIZED', `Redis refused the user or password (${code}); check the URL of the store.`);
  }
  return new LlmError('UNAVAILABLE', `Redis could not be reached or refused the command (${code}).`);
}

/** `ECONNREFUSED`, or the first word of what Redis answered: `WRONGPASS`. */
function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return 'unknown';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  const word = 'message' in thrown ? /^[A-Z]{4,12}\b/.exec(String(thrown.message))?.[0] : undefined;
  return word ?? thrown.constructor.name;
}
