import { LlmError } from '@modelhaven/core';

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the part that follows; absent on the last. */
  readonly next?: string;
}

/**
 * The part of a list that begins after the cursor's item. Cursors name an item and not a place, so a list that grew
 * in the meantime repeats nothing. `INVALID_REQUEST` where the item is no longer there.
 */
export function paginate<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Page<T> {
  const from = cursor === undefined ? 0 : indexAfter(list, keyOf, cursor);
  const items = list.slice(from, from + limit);
  const last = items.at(-1);
  const hasMore = from + items.length < list.length;
  return { items, ...(hasMore && last !== undefined ? { next: encode(keyOf(last)) } : {}) };
}

const encode = (key: string) => Buffer.from(key).toString('base64url');

function indexAfter<T>(list: readonly T[], keyOf: (item: T) => string, cursor: string): number {
  const key = Buffer.from(cursor, 'base64url').toString();
  const index = list.findIndex((item) => keyOf(item) === key);
  if (index === -1) {
    throw new LlmError(
      'INVALID_REQUEST',
      'The list has changed and this cursor leads nowhere. Start again without it.',
      {
        field: 'cursor',
      },
    );
  }
  return index + 1;
}
