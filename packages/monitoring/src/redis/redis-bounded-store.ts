import { type BoundedStore, LlmError, type StoreBounds } from '@modelhaven/core';
import { DELETE_SCRIPT, ERASE_SCRIPT, GET_SCRIPT, PUT_SCRIPT, SIZE_SCRIPT } from './bounded-scripts.ts';
import type { RedisConnection } from './connection.ts';

const PARTS = ['texts', 'known', 'used', 'ends', 'bytes'] as const;

/**
 * A bounded store in Redis 6 or newer. `prefix` begins every key and names the slot in a cluster. Labels must hold no
 * spaces. Whoever put a text in decides on the bounds that are made room for.
 */
export function createRedisBoundedStore(
  connection: RedisConnection,
  prefix: string,
  { maxEntries, maxBytes }: StoreBounds,
): BoundedStore {
  const keys = PARTS.map((part) => `{${prefix}}:${part}`);
  const run = async (script: string, ...values: readonly string[]): Promise<readonly string[]> => {
    const answer = await connection.send(['EVAL', script, String(keys.length), ...keys, ...values]);
    if (Array.isArray(answer)) return answer.map(String);
    throw new LlmError('BAD_RESPONSE', 'Redis answered something that is not of our script.');
  };
  return {
    async get(key) {
      const [text, keptAt] = await run(GET_SCRIPT, key);
      return text === undefined ? undefined : { text, keptAt: Number(keptAt) };
    },
    async put(key, text, { ttlMs, labels = [] }) {
      const room = [maxEntries, maxBytes].map(String);
      await run(PUT_SCRIPT, key, text, String(Math.max(1, Math.ceil(ttlMs))), ...room, labels.join(' '));
    },
    async delete(key) {
      const [deleted] = await run(DELETE_SCRIPT, key);
      return deleted === '1';
    },
    async erase(label = '') {
      const [erased] = await run(ERASE_SCRIPT, label);
      return Number(erased);
    },
    async size() {
      const [entries, sizeBytes] = await run(SIZE_SCRIPT);
      return { entries: Number(entries), sizeBytes: Number(sizeBytes) };
    },
    close: () => connection.close(),
  };
}
