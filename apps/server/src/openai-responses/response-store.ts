import type { Message } from '@modelhaven/core';

/** A response that can be continued. */
export interface StoredResponse {
  /** As it was answered. */
  readonly response: Readonly<Record<string, unknown>>;
  /** The conversation up to its end, without instructions, which hold for one answer only. */
  readonly messages: readonly Message[];
  /** Id of the key that it was made with; nobody else gets it. Absent: made without a key. */
  readonly owner?: string;
  /** Whose key it is, and who is behind it, where that is known. */
  readonly tenant?: string;
  readonly user?: string;
}

/** Keeps responses for `previous_response_id`. What it may forget is its own to decide. */
export interface ResponseStore {
  get(id: string): Promise<StoredResponse | undefined>;
  put(id: string, stored: StoredResponse): Promise<void>;
  /** True where there was one. */
  delete(id: string): Promise<boolean>;
  /** Erases what belongs to somebody; absent where that is not needed. Resolves to how many there were. */
  erase?(whose: { readonly keyId?: string; readonly user?: string }): Promise<number>;
}

/** Bounds of the store in memory. */
export interface MemoryResponseStoreOptions {
  /** Responses at a time; default 1 000. */
  readonly maxResponses?: number;
  /** Characters of all conversations together, each counted whole; default 32 Mi. */
  readonly maxCharacters?: number;
  /** Milliseconds since a response was made, after which it is forgotten; default an hour. */
  readonly maxAgeMs?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Entry {
  readonly stored: StoredResponse;
  readonly characters: number;
  readonly at: number;
}

/** A store that forgets at the end of the process, and the oldest first once it is full. */
export function createMemoryResponseStore(options: MemoryResponseStoreOptions): ResponseStore {
  const { maxResponses = 1_000, maxCharacters = 32 * 1024 * 1024, maxAgeMs = 3_600_000, now } = options;
  const entries = new Map<string, Entry>();
  let total = 0;

  const forget = (id: string): boolean => {
    total -= entries.get(id)?.characters ?? 0;
    return entries.delete(id);
  };
  const isOld = ({ at }: Entry) => now() - at > maxAgeMs;

  return {
    async get(id) {
      const entry = entries.get(id);
      if (!entry) return undefined;
      if (!isOld(entry)) return entry.stored;
      forget(id);
      return undefined;
    },
    async put(id, stored) {
      forget(id);
      const characters = JSON.stringify(stored).length;
      entries.set(id, { stored, characters, at: now() });
      total += characters;
      for (const [oldest, entry] of entries) {
        if (entries.size <= maxResponses && total <= maxCharacters && !isOld(entry)) break;
        forget(oldest);
      }
    },
    delete: async (id) => forget(id),
  };
}
