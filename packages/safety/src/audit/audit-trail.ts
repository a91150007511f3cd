import { createHash } from 'node:crypto';
import type { SafetyAction, SafetyVerdict } from '@modelhaven/core';

/** One decision, without a word of the text that it was about. */
export interface AuditRecord {
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  readonly lexicon: string;
  readonly action: SafetyAction;
  readonly level: number;
  readonly categories: readonly string[];
  readonly rules: readonly string[];
  readonly subjects: readonly string[];
  readonly degraded: boolean;
  /** Hash of the record before; of the first one, 64 zeros, or what a removed past ended with. */
  readonly previous: string;
  readonly hash: string;
}

/** Where records are kept. Append-only, but for `dropBefore`. */
export interface AuditStore {
  append(record: AuditRecord): Promise<void>;
  all(): AsyncIterable<AuditRecord>;
  /** Removes the records before this sequence number. */
  dropBefore(sequence: number): Promise<void>;
}

export interface AuditOptions {
  readonly store: AuditStore;
  readonly now?: () => number;
  /** Days that records are kept; default: for ever. */
  readonly retentionDays?: number;
}

/** Whether the chain holds, and where it breaks. */
export type AuditCheck =
  | { readonly ok: true; readonly records: number }
  | { readonly ok: false; readonly brokenAt: number };

/** An append-only, hash-chained record of decisions. */
export interface AuditTrail {
  record(requestId: string, verdict: SafetyVerdict): Promise<AuditRecord>;
  /** Recomputes every hash. */
  verify(): Promise<AuditCheck>;
  /** Removes what is older than the retention; the rest still verifies. */
  expire(): Promise<void>;
}

const START = '0'.repeat(64);
const DAY_MS = 86_400_000;

/** Version of the built-in rules, for the records. */
export const LEXICON_VERSION = '1.0.0';

/** Opens a trail over a store; takes the chain up where the store ends. */
export function createAuditTrail({ store, now = Date.now, retentionDays }: AuditOptions): AuditTrail {
  let last: Promise<Pick<AuditRecord, 'sequence' | 'hash'>> | undefined;
  const tail = async (): Promise<Pick<AuditRecord, 'sequence' | 'hash'>> => {
    let end: Pick<AuditRecord, 'sequence' | 'hash'> = { sequence: 0, hash: START };
    for await (const record of store.all()) end = record;
    return end;
  };
  return {
    record(requestId, verdict) {
      const before = last ?? tail();
      const appended = before.then(async ({ sequence, hash }) => {
        const record = seal({
          sequence: sequence + 1,
          time: now(),
          requestId,
          lexicon: LEXICON_VERSION,
          action: verdict.action,
          level: verdict.level,
          categories: verdict.categories,
          rules: verdict.findings.map(({ rule }) => rule),
          subjects: [...new Set(verdict.findings.map(({ subject }) => subject))],
          degraded: verdict.degraded,
          previous: hash,
        });
        await store.append(record);
        return record;
      });
      // A record that could not be written is not part of the chain; the next one follows the last that was.
      last = appended.catch(() => before);
      return appended;
    },
    async verify() {
      let previous: AuditRecord | undefined;
      let records = 0;
      for await (const record of store.all()) {
        const { hash: _hash, ...rest } = record;
        const follows = !previous || (record.previous === previous.hash && record.sequence === previous.sequence + 1);
        const begins = previous !== undefined || record.sequence > 1 || record.previous === START;
        if (!follows || !begins || seal(rest).hash !== record.hash) return { ok: false, brokenAt: record.sequence };
        previous = record;
        records++;
      }
      return { ok: true, records };
    },
    async expire() {
      if (retentionDays === undefined) return;
      const oldest = now() - retentionDays * DAY_MS;
      let keepFrom: number | undefined;
      let end = 0;
      for await (const record of store.all()) {
        if (record.time >= oldest) keepFrom ??= record.sequence;
        end = record.sequence;
      }
      // The newest record always stays: the chain goes on from it.
      await store.dropBefore(keepFrom ?? end);
    },
  };
}

function seal(record: Omit<AuditRecord, 'hash'>): AuditRecord {
  const { sequence, time, requestId, lexicon, action, level, categories, rules, subjects, degraded, previous } = record;
  const plain = JSON.stringify([
    sequence,
    time,
    requestId,
    lexicon,
    action,
    level,
    categories,
    rules,
    subjects,
    degraded,
    previous,
  ]);
  return { ...record, hash: createHash('sha256').update(plain).digest('hex') };
}

/** Keeps records in memory: for tests and for processes without a disk. */
export function createMemoryAuditStore(): AuditStore {
  let records: AuditRecord[] = [];
  return {
    async append(record) {
      records.push(record);
    },
    async *all() {
      yield* records;
    },
    async dropBefore(sequence) {
      records = records.filter((record) => record.sequence >= sequence);
    },
  };
}
