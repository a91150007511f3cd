import { LlmError, type Logger } from '@modelhaven/core';
import type { ListeningState } from '@modelhaven/monitoring/redis';
import { type KeyDocument, keyRecordSchema, storedBudgetSchema } from './key-record.ts';
import type { KeyStore } from './key-store.ts';

const TOPIC = 'keys';
/** Notices come at once; this is for those that were missed. Milliseconds. */
const LOOK_MS = 2_000;

/**
 * Keeps the keys of several servers the same, though each has a file of its own: what one changes the others are told at
 * once. While the store is away each goes on with what it knows, and what was changed meets afterwards. Returns what
 * ends it, and when they met for the first time, or could not.
 */
export function shareKeys(
  keys: KeyStore,
  state: Pick<ListeningState, 'exchange' | 'listen'>,
  logger: Logger,
): { readonly met: Promise<void>; readonly end: () => void } {
  let cursor: string | undefined;
  let isOver = false;
  let isAway = false;
  /** What the store was told, or told us, by its key. */
  const told = new Map<string, string>();
  let working: Promise<void> = Promise.resolve();

  const exchange = async (): Promise<void> => {
    if (isOver) return;
    const mine = entriesOf(keys.document()).filter(({ key, value }) => told.get(key) !== value);
    try {
      const news = await state.exchange(TOPIC, mine, cursor);
      for (const { key, value } of mine) told.set(key, value);
      cursor = news.cursor;
      if (isAway) logger.info({}, 'Keys are shared again.');
      isAway = false;
      const document = documentOf(news.entries);
      if (document.keys.length + document.budgets.length === 0) return;
      await keys.merge(document);
      // What is newer here than there, or revoked, is told the next time.
      for (const { key, value } of news.entries) told.set(key, value);
    } catch (thrown) {
      if (!isAway) {
        const { message } = LlmError.from(thrown);
        logger.warn({ error: message }, 'Keys are not shared; each server goes on with those that it knows.');
      }
      isAway = true;
      // A store that lost its memory has to be told everything.
      cursor = undefined;
      told.clear();
    }
  };
  const look = () => {
    working = working.then(exchange);
  };

  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  const ends = [keys.subscribe(look), state.listen(TOPIC, look)];
  look();
  return {
    met: working,
    end() {
      isOver = true;
      clearInterval(timer);
      for (const end of ends) end();
    },
  };
}

/** Read through their schemas, so that what is the same is the same text. */
function entriesOf({ keys, budgets }: KeyDocument): readonly { readonly key: string; readonly value: string }[] {
  return [
    ...keys.map((key) => ({ key: `key ${key.id}`, value: JSON.stringify(keyRecordSchema.parse(key)) })),
    ...budgets.map((budget) => ({
      key: `budget ${budget.name}`,
      value: JSON.stringify(storedBudgetSchema.parse(budget)),
    })),
  ];
}

/** What others wrote, as far as it is what it should be. */
function documentOf(entries: readonly { readonly key: string; readonly value: string }[]): KeyDocument {
  const values = entries.flatMap(({ key, value }) => {
    try {
      return [{ key, value: JSON.parse(value) as unknown }];
    } catch {
      return [];
    }
  });
  const read = <Item>(start: string, parse: (value: unknown) => { readonly data?: Item | undefined }): Item[] =>
    values.flatMap(({ key, value }) => (key.startsWith(start) ? (parse(value).data ?? []) : [])) as Item[];
  return {
    version: 1,
    keys: read('key ', (value) => keyRecordSchema.safeParse(value)),
    budgets: read('budget ', (value) => storedBudgetSchema.safeParse(value)),
  };
}
