import type { AuditRecord } from './audit-record.ts';

/** The end of a chain. */
export type ChainEnd = Pick<AuditRecord, 'sequence' | 'hash'>;

/** Where records are kept. Append-only, but for `dropBefore`. */
export interface AuditStore {
  /** Rejects where the record cannot be kept; nothing of it is there then. */
  append(record: AuditRecord): Promise<void>;
  /** Oldest first. What cannot be read as a record comes as undefined. */
  all(): AsyncIterable<AuditRecord | undefined>;
  /** Removes the records before this sequence number. */
  dropBefore(sequence: number): Promise<void>;
  /** The end as it was noted apart from the records, which shows when their last ones are missing. */
  noted?(): Promise<ChainEnd | undefined>;
}

/** Keeps records in memory: for tests and for processes without a disk. Keeps the latest `capacity`; default all. */
export function createMemoryAuditStore(capacity = Number.POSITIVE_INFINITY): AuditStore {
  let records: AuditRecord[] = [];
  return {
    async append(record) {
      records.push(record);
      if (records.length > capacity * 1.5) records = records.slice(-capacity);
    },
    async *all() {
      yield* records;
    },
    async dropBefore(sequence) {
      records = records.filter((record) => record.sequence >= sequence);
    },
  };
}
