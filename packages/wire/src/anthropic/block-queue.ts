import { isWholeInput } from './tool-input.ts';

/** An event of a streamed answer, ready to be written as SSE. */
export interface AnthropicEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly type: string };
}

type Fields = Readonly<Record<string, unknown>>;

interface PendingBlock {
  /** `text`, `thinking`, `redacted` or `tool:<index>`. */
  readonly key: string;
  readonly start: Fields;
  readonly deltas: Fields[];
  /** Arguments so far; undefined for what is no call. */
  input: string | undefined;
  isClosed: boolean;
}

/**
 * Content blocks in the one order that the dialect knows: each from start to stop, one after the other. The first block
 * is written as it comes; what belongs to later ones waits until it is complete.
 */
export interface BlockQueue {
  /** Adds to the open block of this key, or begins one; writes to `out` what may be written. */
  add(key: string, start: Fields, delta: Fields | undefined, out: AnthropicEvent[]): void;
  /** The last block takes nothing more. */
  close(): void;
  /** Writes all that is left. */
  end(out: AnthropicEvent[]): void;
}

/** An empty queue for one answer. */
export function createBlockQueue(): BlockQueue {
  const queue: PendingBlock[] = [];
  let written = 0;
  let isOpen = false;

  const advance = (isEnd: boolean, out: AnthropicEvent[]) => {
    for (let head = queue[0]; head; head = queue[0]) {
      if (!isOpen) {
        isOpen = true;
        out.push(eventOf('content_block_start', { index: written, content_block: head.start }));
      }
      for (const delta of head.deltas.splice(0)) out.push(eventOf('content_block_delta', { index: written, delta }));
      const isComplete = head.input === undefined || isWholeInput(head.input);
      if (!isEnd && !(queue.length > 1 && isComplete)) return;
      out.push(eventOf('content_block_stop', { index: written }));
      queue.shift();
      written += 1;
      isOpen = false;
    }
  };

  const find = (key: string): PendingBlock | undefined => {
    // Only a call may be taken up again after something else; everything else is a new block then.
    if (key.startsWith('tool:')) return queue.find((block) => block.key === key);
    const last = queue.at(-1);
    return last?.key === key && !last.isClosed ? last : undefined;
  };

  return {
    add(key, start, delta, out) {
      let block = find(key);
      if (!block) {
        const isCall = key.startsWith('tool:');
        // A piece of a call that is written already, or that never began: there is no place for it.
        if (isCall && start['id'] === undefined) return;
        block = { key, start, deltas: [], input: isCall ? '' : undefined, isClosed: false };
        queue.push(block);
      }
      const piece = delta?.['partial_json'];
      if (typeof piece === 'string') block.input = (block.input ?? '') + piece;
      if (delta && piece !== '') block.deltas.push(delta);
      advance(false, out);
    },
    close() {
      const last = queue.at(-1);
      if (last) last.isClosed = true;
    },
    end: (out) => advance(true, out),
  };
}

/** An event whose name and type are the same, as all of this dialect. */
export function eventOf(type: string, fields: Fields): AnthropicEvent {
  return { event: type, data: { type, ...fields } };
}
