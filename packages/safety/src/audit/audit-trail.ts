import type { SafetyDecision } from '@modelhaven/core';
import { type AuditKeys, createMemoryAuditKeys } from './audit-keys.ts';
import { type AuditRecord, CHAIN_START, isIntact, toAuditRecord } from './audit-record.ts';
import type { AuditStore, ChainEnd } from './audit-store.ts';

/** Where decisions are recorded, with which keys and for how long. */
export interface AuditOptions {
  readonly store: AuditStore;
  /** Keys of the conversations; default: in memory, so that nobody can find a conversation after the process. */
  readonly keys?: AuditKeys;
  readonly now?: () => number;
  /** Days that records are kept; default: for ever. */
  readonly retentionDays?: number;
}

/** Whether the chain holds, and where it breaks. */
export type AuditCheck =
  | { readonly ok: true; readonly records: number }
  | {
      readonly ok: false;
      /** Sequence number of the first record that does not fit; of the first that is missing, where the end is cut off. */
      readonly brokenAt: number;
      readonly reason: 'unreadable' | 'altered' | 'out_of_order' | 'end_missing';
    };

/** An append-only, hash-chained record of decisions. */
export interface AuditTrail {
  /** Rejects where the store does; the chain goes on from the last record that was kept. */
  record(decision: SafetyDecision): Promise<AuditRecord>;
  /** Recomputes every hash. */
  verify(): Promise<AuditCheck>;
  /** Removes what is older than the retention; the rest still verifies. */
  expire(): Promise<void>;
  /** The records of a conversation, oldest first; none once it was erased. */
  find(conversationId: string): Promise<readonly AuditRecord[]>;
  /** Shreds the key of a conversation: its records stay in the chain, and nobody can tell any more whose they are. */
  erase(conversationId: string): Promise<boolean>;
}

const DAY_MS = 86_400_000;

/** Opens a trail over a store; takes the chain up where the store ends. */
export function createAuditTrail(options: AuditOptions): AuditTrail {
  const { store, keys = createMemoryAuditKeys(), now = Date.now, retentionDays } = options;
  let last: Promise<ChainEnd> | undefined;
  const tail = async (): Promise<ChainEnd> => {
    let end: ChainEnd = { sequence: 0, hash: CHAIN_START };
    for await (const record of store.all()) if (record) end = record;
    return end;
  };
  return {
    record(decision) {
      // A failed look at the store must not be the last one.
      const before = (last ?? tail()).catch(tail);
      const appended = before.then(async ({ sequence, hash }) => {
        const { conversationId } = decision;
        const conversation = conversationId === undefined ? undefined : await keys.pseudonym(conversationId);
        const record = toAuditRecord(decision, {
          sequence: sequence + 1,
          previous: hash,
          ...(conversation === undefined ? {} : { conversation }),
        });
        await store.append(record);
        return record;
      });
      // A record that could not be written is not part of the chain; the next one follows the last that was.
      last = appended.catch(() => before);
      last.catch(() => {});
      return appended;
    },
    async verify() {
      let previous: AuditRecord | undefined;
      let records = 0;
      for await (const record of store.all()) {
        const expected = (previous?.sequence ?? 0) + 1;
        if (!record) return { ok: false, brokenAt: expected, reason: 'unreadable' };
        const follows = !previous || (record.previous === previous.hash && record.sequence === expected);
        const begins = previous !== undefined || record.sequence > 1 || record.previous === CHAIN_START;
        if (!follows || !begins) return { ok: false, brokenAt: record.sequence, reason: 'out_of_order' };
        if (!isIntact(record)) return { ok: false, brokenAt: record.sequence, reason: 'altered' };
        previous = record;
        records++;
      }
      const noted = await store.noted?.();
      if (noted && noted.sequence > (previous?.sequence ?? 0)) {
        return { ok: false, brokenAt: (previous?.sequence ?? 0) + 1, reason: 'end_missing' };
      }
      return { ok: true, records };
    },
    async expire() {
      if (retentionDays === undefined) return;
      const oldest = now() - retentionDays * DAY_MS;
      let keepFrom: number | undefined;
      let end = 0;
      for await (const record of store.all()) {
        if (!record) continue;
        if (record.time >= oldest) keepFrom ??= record.sequence;
        end = record.sequence;
      }
      // The newest record always stays: the chain goes on from it.
      await store.dropBefore(keepFrom ?? end);
    },
    async find(conversationId) {
      const pseudonym = await keys.pseudonym(conversationId, false);
      const found: AuditRecord[] = [];
      if (pseudonym === undefined) return found;
      for await (const record of store.all()) if (record?.conversation === pseudonym) found.push(record);
      return found;
    },
    erase: (conversationId) => keys.shred(conversationId),
  };
}
