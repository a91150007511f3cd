import { LlmError, type Logger, silentLogger } from '@modelhaven/core';
import type { z } from 'zod';
import type { KeyFile } from './key-file.ts';
import { EMPTY_DOCUMENT, type KeyDocument, type KeyRecord, type keySettings, mergeDocuments } from './key-record.ts';
import { createKeyId, createSecret, formatKey, hasHash, hashSecret, parseKey } from './key-secret.ts';

type Written = { readonly [Key in keyof typeof keySettings]: z.output<(typeof keySettings)[Key]> };
type Optional = { readonly [Key in keyof Written as undefined extends Written[Key] ? Key : never]?: Written[Key] };

/** What its maker decides about a key. */
export type KeySettings = Pick<Written, 'name' | 'scopes'> & Optional;

/** A key that was just made, with its text, which nobody can be told again. */
export interface CreatedKey {
  readonly key: string;
  readonly record: KeyRecord;
}

/** What became of a key that somebody showed. */
export type KeyCheck =
  | { readonly outcome: 'known'; readonly record: KeyRecord }
  | { readonly outcome: 'unknown' | 'expired' | 'revoked'; readonly record?: KeyRecord };

/** All keys, as this process knows them, kept in a file that others may write too. */
export interface KeyStore {
  /** Everything, also what was revoked. */
  document(): KeyDocument;
  /** True from the first key on, also after all of them were revoked: a server that had keys never opens itself again. */
  isGuarded(): boolean;
  /** Whose key this is, and whether it still counts. Reads what others wrote before it answers. */
  check(key: string): Promise<KeyCheck>;
  /** The same by what is known now. */
  checkKnown(key: string): KeyCheck;
  /** Whether what others wrote was read so short a time ago that nobody need wait for another look. */
  isFresh(): boolean;
  create(settings: KeySettings): Promise<CreatedKey>;
  /** Ends it at once, everywhere that reads the file. Throws `INVALID_REQUEST` for one that is not there. */
  revoke(id: string): Promise<KeyRecord>;
  /** A new secret; the present one counts for `graceMs` more. Throws `INVALID_REQUEST` for one that no longer counts. */
  rotate(id: string, graceMs: number): Promise<CreatedKey>;
  /** Changes the file, whatever it is. */
  update(change: (document: KeyDocument) => KeyDocument): Promise<void>;
  /** Takes in what another server has. */
  merge(document: KeyDocument): Promise<void>;
  /** Calls back after every change, also by others. Returns what ends it. */
  subscribe(listener: (document: KeyDocument) => void): () => void;
  /** Looks for what others wrote. */
  refresh(): Promise<void>;
  close(): void;
}

/** What a key store is opened with. */
export interface KeyStoreOptions {
  readonly file: KeyFile;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger?: Logger;
  /** Milliseconds between looks at the file while nobody comes. 0: none. Default: 1,000. */
  readonly refreshMs?: number;
}

/** For so long a look at the file is good for everybody who comes, in milliseconds. */
const FRESH_MS = 20;
const NOBODY = hashSecret('nobody');

/** Opens the keys of a file. Rejects with `CONFIG_INVALID` where it is damaged. */
export async function openKeyStore(options: KeyStoreOptions): Promise<KeyStore> {
  const { file, now, logger = silentLogger, refreshMs = 1_000 } = options;
  const listeners = new Set<(document: KeyDocument) => void>();
  let stamp = await file.stamp();
  let document = (await file.read()) ?? EMPTY_DOCUMENT;
  let byId = new Map(document.keys.map((key) => [key.id, key]));
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  let complaint: string | undefined;

  const take = (next: KeyDocument) => {
    if (JSON.stringify(next) === JSON.stringify(document)) return;
    document = next;
    byId = new Map(document.keys.map((key) => [key.id, key]));
    for (const listener of [...listeners]) listener(document);
  };

  const look = async (): Promise<void> => {
    const seen = await file.stamp();
    if (seen === stamp) return;
    try {
      // What was known stays: a file that was damaged or deleted under us must not let anybody in, or back in.
      const found = await file.read();
      stamp = seen;
      complaint = undefined;
      take(found ? mergeDocuments(document, found) : document);
      if (!found) logger.error({}, `The keys in ${file.path} are gone; those that were known still count.`);
    } catch (thrown) {
      const { message } = LlmError.from(thrown);
      if (complaint !== message) logger.error({}, `${message} Until then the keys that were known count.`);
      complaint = message;
    }
  };

  const refresh = (): Promise<void> => {
    looking ??= look().finally(() => {
      lookedAt = performance.now();
      looking = undefined;
    });
    return looking;
  };

  const update = async (change: (known: KeyDocument) => KeyDocument): Promise<void> => {
    const written = await file.update((found) => change(mergeDocuments(document, found)));
    take(mergeDocuments(document, written));
    stamp = await file.stamp();
  };

  const known = (id: string): KeyRecord => {
    const record = byId.get(id);
    if (record) return record;
    throw new LlmError('INVALID_REQUEST', `There is no key of the id "${id}". List them to see their ids.`, {
      field: 'id',
    });
  };

  const replace = (record: KeyRecord) =>
    update((found) => ({
      ...found,
      keys: [...found.keys.filter(({ id }) => id !== record.id), record].sort((a, b) => a.created_at - b.created_at),
    }));

  const isFresh = () => performance.now() - lookedAt <= FRESH_MS;

  const checkKnown = (text: string): KeyCheck => {
    const parsed = parseKey(text);
    const record = parsed && byId.get(parsed.id);
    // A secret is always compared, so that the time does not tell which ids there are.
    if (!parsed || !record) {
      hasHash(text, NOBODY);
      return { outcome: 'unknown' };
    }
    const at = now();
    const grace = (record.previous ?? []).filter(({ until }) => until > at);
    const hashes = [record.hash, ...grace.map(({ hash }) => hash)];
    if (!hashes.map((hash) => hasHash(parsed.secret, hash)).includes(true)) return { outcome: 'unknown' };
    if (record.revoked_at !== undefined) return { outcome: 'revoked', record };
    if (record.expires_at !== undefined && record.expires_at <= at) return { outcome: 'expired', record };
    return { outcome: 'known', record };
  };

  const timer = refreshMs > 0 ? setInterval(() => void refresh(), refreshMs) : undefined;
  timer?.unref();

  return {
    document: () => document,
    isGuarded: () => document.keys.length > 0,
    async check(text) {
      if (!isFresh()) await refresh();
      return checkKnown(text);
    },
    checkKnown,
    isFresh,
    async create(settings) {
      await refresh();
      const secret = createSecret();
      const record: KeyRecord = {
        id: createKeyId(),
        ...settings,
        hash: hashSecret(secret),
        created_at: now(),
        revision: 1,
      };
      await replace(record);
      return { key: formatKey({ id: record.id, secret }), record };
    },
    async revoke(id) {
      await refresh();
      const record = known(id);
      if (record.revoked_at !== undefined) return record;
      const { previous: _, ...rest } = record;
      const revoked = { ...rest, revoked_at: now(), revision: record.revision + 1 };
      await replace(revoked);
      return revoked;
    },
    async rotate(id, graceMs) {
      await refresh();
      const { previous = [], ...record } = known(id);
      const at = now();
      if (record.revoked_at !== undefined || (record.expires_at ?? at + 1) <= at) {
        throw new LlmError('INVALID_REQUEST', 'This key no longer counts. Create a new one.', { field: 'id' });
      }
      const secret = createSecret();
      // Whoever rotates without grace ends every older secret too.
      const kept =
        graceMs > 0 ? [...previous.filter(({ until }) => until > at), { hash: record.hash, until: at + graceMs }] : [];
      const rotated: KeyRecord = {
        ...record,
        hash: hashSecret(secret),
        revision: record.revision + 1,
        ...(kept.length > 0 ? { previous: kept.slice(-10) } : {}),
      };
      await replace(rotated);
      return { key: formatKey({ id, secret }), record: rotated };
    },
    update,
    merge: async (other) => {
      const merged = mergeDocuments(document, other);
      if (JSON.stringify(merged) !== JSON.stringify(document)) await update((found) => mergeDocuments(found, other));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh,
    close: () => clearInterval(timer),
  };
}
