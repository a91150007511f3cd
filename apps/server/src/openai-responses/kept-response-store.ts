import { createHash, hkdfSync } from 'node:crypto';
import type { BoundedStore } from '@modelhaven/core';
import { openSealedText, sealText } from '@modelhaven/monitoring';
import { z } from 'zod';
import type { ResponseStore, StoredResponse } from './response-store.ts';

/** What a store of responses over a bounded one is made of. */
export interface KeptResponseStoreOptions {
  readonly store: BoundedStore;
  /** Milliseconds that a response is kept. */
  readonly ttlMs: number;
  /** Told where a response could not be kept; its answer is given all the same. */
  readonly onLost: (error: unknown) => void;
}

/** Whose responses; of all that are named, each. */
export interface ResponseErasure {
  readonly keyId?: string;
  /** `user`, or `tenant/user`. */
  readonly user?: string;
}

/** A store of responses whose content can be taken away by whom it belongs to. */
export interface KeptResponseStore extends ResponseStore {
  /** Resolves to how many were erased. Rejects with `UNAVAILABLE` while the store is away. */
  erase(whose: ResponseErasure): Promise<number>;
  close(): Promise<void>;
}

/** Loose: it was written by us. */
const schema = z.looseObject({
  response: z.record(z.string(), z.unknown()),
  messages: z.array(z.looseObject({ role: z.string() })),
});

/**
 * Keeps responses where they outlive the process, each sealed with its own id. Only its client has that: whoever reads
 * the store reads no conversation, and servers that share one need no secret in common.
 */
export function createKeptResponseStore({ store, ttlMs, onLost }: KeptResponseStoreOptions): KeptResponseStore {
  return {
    async get(id) {
      const name = nameOf(id);
      const kept = await store.get(name);
      const text = kept && openSealedText(kept.text, name, secretOf(id));
      return text === undefined ? undefined : fromText(text);
    },
    async put(id, stored) {
      const name = nameOf(id);
      const sealed = sealText(JSON.stringify(stored), name, secretOf(id));
      await store.put(name, sealed, { ttlMs, labels: labelsOf(stored) }).catch(onLost);
    },
    delete: (id) => store.delete(nameOf(id)),
    async erase({ keyId, user }) {
      const labels = [
        ...(keyId === undefined ? [] : [label('key', keyId)]),
        ...(user === undefined ? [] : [label('user', user)]),
      ];
      let erased = 0;
      for (const each of labels) erased += await store.erase(each);
      return erased;
    },
    close: () => store.close(),
  };
}

/** Tells nothing of the id. */
function nameOf(id: string): string {
  return createHash('sha256').update('modelhaven response: name\0').update(id).digest('base64url');
}

/** Ids of ours are 122 random bits, so that nobody finds the secret by trying. */
function secretOf(id: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', id, '', 'modelhaven response: seal', 32));
}

function labelsOf({ owner, tenant, user }: StoredResponse): readonly string[] {
  return [
    ...(owner === undefined ? [] : [label('key', owner)]),
    ...(user === undefined ? [] : [label('user', user)]),
    ...(user === undefined || tenant === undefined ? [] : [label('user', `${tenant}/${user}`)]),
  ];
}

/** Names are what somebody else wrote, and labels are short and hold no spaces. */
function label(kind: string, name: string): string {
  return `${kind}:${createHash('sha256').update(name).digest('base64url')}`;
}

function fromText(text: string): StoredResponse | undefined {
  try {
    // Written by `put` from such a value.
    return schema.parse(JSON.parse(text)) as unknown as StoredResponse;
  } catch {
    return undefined;
  }
}
