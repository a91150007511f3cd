import { randomUUID } from 'node:crypto';
import { LlmError, type SharedState } from '@modelhaven/core';
import type { RedisConnection } from './connection.ts';
import { ADD_SCRIPT, EXCHANGE_SCRIPT, LEASE_SCRIPT, RELEASE_SCRIPT } from './state-scripts.ts';

/** Shared state that tells of changes by itself. */
export interface ListeningState extends SharedState {
  /** Calls back when somebody wrote under a topic, and whenever that may have been missed. Returns what ends it. */
  listen(topic: string, listener: () => void): () => void;
}

/** State that several servers share, in Redis 6 or newer. `prefix` begins every key and names the slot in a cluster. */
export function createRedisState(connection: RedisConnection, prefix: string): ListeningState {
  const start = `{${prefix}}:`;
  const run = async (
    script: string,
    keys: readonly string[],
    values: readonly string[],
  ): Promise<readonly string[]> => {
    const answer = await connection.send(['EVAL', script, String(keys.length), ...keys, ...values]);
    if (!Array.isArray(answer)) {
      throw new LlmError('BAD_RESPONSE', 'Redis answered something that is not of our script.');
    }
    return answer.map(String);
  };
  const channelOf = (topic: string) => `${start}changed:${topic}`;
  return {
    async exchange(topic, entries, since = '') {
      const at = `${start}topic:${topic}:`;
      const keys = [`${at}values`, `${at}order`, `${at}ends`, `${at}life`];
      const written = entries.flatMap(({ key, value, ttlMs }) => [
        key,
        value,
        ttlMs === undefined ? '' : String(ttlMs),
      ]);
      const [cursor = '', ...rest] = await run(EXCHANGE_SCRIPT, keys, [
        since,
        randomUUID(),
        channelOf(topic),
        ...written,
      ]);
      const news = Array.from({ length: Math.floor(rest.length / 2) }, (_, index) => ({
        key: rest[2 * index] ?? '',
        value: rest[2 * index + 1] ?? '',
      }));
      return { entries: news, cursor };
    },
    async add(changes) {
      const keys = changes.map(({ key }) => `${start}counter:${key}`);
      const values = changes.flatMap(({ amount, limit, ttlMs }) => [
        String(amount),
        limit === undefined ? '' : String(limit),
        String(Math.max(1, Math.ceil(ttlMs))),
      ]);
      const [refused = '0', ...rest] = await run(ADD_SCRIPT, keys, values);
      const numbers = rest.map(Number);
      return {
        ...(refused === '0' ? {} : { refused: Number(refused) - 1 }),
        values: numbers.filter((_, index) => index % 2 === 0),
        expiresInMs: numbers.filter((_, index) => index % 2 === 1),
      };
    },
    async lease(name, holder, ttlMs) {
      const [got] = await run(LEASE_SCRIPT, [`${start}lease:${name}`], [holder, String(Math.max(1, Math.ceil(ttlMs)))]);
      return got === '1';
    },
    async release(name, holder) {
      await run(RELEASE_SCRIPT, [`${start}lease:${name}`], [holder]);
    },
    listen: (topic, listener) => connection.listen(channelOf(topic), listener),
    close: () => connection.close(),
  };
}
