import { decodeBlock, encodeBlock } from './encode-block.ts';
import type { MetricStore } from './store.ts';

/** A store that forgets with its process: for tests, and to let several monitors of one process see each other. */
export function createMemoryStore(): MetricStore {
  const blocks = new Map<string, { readonly span: string; readonly index: number; readonly text: string }>();
  return {
    shared: true,
    async put(added) {
      for (const block of added) {
        const { span, index, origin } = block;
        blocks.set(`${span} ${index} ${origin}`, { span, index, text: encodeBlock(block) });
      }
    },
    async *read({ span, from, to }) {
      for (const stored of [...blocks.values()]) {
        if (stored.span !== span || stored.index < from || stored.index > to) continue;
        const block = decodeBlock(stored.text);
        if (block) yield block;
      }
    },
    async prune({ minute, hour }) {
      for (const [key, { span, index }] of blocks) {
        if (index < (span === 'minute' ? minute : hour)) blocks.delete(key);
      }
    },
    async close() {},
  };
}
