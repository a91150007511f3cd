import type { LogEntry, RequestEntry } from './request-entry.ts';

/** Takes entries. Never throws, never blocks. */
export interface RequestLogWriter {
  /** What texts are kept: none, redacted ones, or as they were. */
  readonly content: 'none' | 'redacted' | 'plain';
  write(entry: LogEntry): void;
}

/** Which requests. */
export interface RequestFilter {
  /** `user`, or `tenant/user`. */
  readonly user?: string;
  /** Address of the model that answered, or was tried. */
  readonly model?: string;
  /** `OK`, the code of an error, or `failed` for all of them. */
  readonly outcome?: string;
  /** Milliseconds since 1970, inclusive. */
  readonly since?: number;
}

/** A request with what was said of its answer. */
export interface LoggedRequest extends RequestEntry {
  /** 0 to 10. */
  readonly score?: number;
}

/** Keeps requests. Everything but `write` rejects with `UNAVAILABLE` where the folder cannot be used. */
export interface RequestLog extends RequestLogWriter {
  /** The newest first. */
  list(filter?: RequestFilter, limit?: number): Promise<readonly LoggedRequest[]>;
  find(id: string): Promise<LoggedRequest | undefined>;
  /** Removes all that is kept of a user. Resolves to the number of requests. */
  erase(user: string): Promise<number>;
  /** Entries that could not be written. */
  readonly dropped: number;
  /** Writes what waits. */
  flush(): Promise<void>;
  /** Writes what waits and stops. Idempotent. */
  close(): Promise<void>;
}
