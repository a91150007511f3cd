import { appendFile, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError, type Logger } from '@modelhaven/core';

/** One action of somebody who manages the server. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Operation of the API document, `reload` for what came by signal or file. */
  readonly action: string;
  /** Id of the key; `local` where the server asks for none. */
  readonly by: string;
  /** Where the request came from. */
  readonly ip?: string;
  readonly requestId?: string;
  /** HTTP status: whether it was done. */
  readonly status: number;
  /** What it was about, without secrets. */
  readonly target?: Readonly<Record<string, unknown>>;
}

/** Keeps management actions; nothing is ever changed or removed in it. */
export interface AuditLog {
  /** Adds at the end. Never throws; what cannot be written is said in the log. */
  add(entry: AuditEntry): void;
  /** The latest, newest first. */
  latest(limit: number): Promise<readonly AuditEntry[]>;
  /** Resolves when everything is written. */
  flush(): Promise<void>;
}

const FILE = 'management.jsonl';
/** Read from the end; far more than a page of the newest ones. */
const TAIL_BYTES = 4 * 1024 * 1024;

/** The log of a data folder: a file of JSON lines that only its owner may read. */
export function openAuditLog(dataDir: string, logger: Logger): AuditLog {
  const folder = join(dataDir, 'audit');
  const file = join(folder, FILE);
  let writing: Promise<void> = Promise.resolve();
  return {
    add(entry) {
      const line = `${JSON.stringify(entry)}\n`;
      writing = writing
        .then(async () => {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          await appendFile(file, line, { mode: 0o600 });
        })
        .catch((thrown: unknown) => {
          const error = LlmError.from(thrown).message;
          logger.error({ error, action: entry.action, by: entry.by }, 'A management action could not be recorded.');
        });
    },
    async latest(limit) {
      await writing;
      return parseTail(await readTail(file), limit);
    },
    flush: () => writing,
  };
}

async function readTail(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    const handle = await open(file, 'r');
    try {
      const length = Math.min(size, TAIL_BYTES);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await handle.close();
    }
  } catch {
    // Nothing was recorded yet.
    return '';
  }
}

function parseTail(text: string, limit: number): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const line of text.split('\n').reverse()) {
    if (entries.length >= limit) break;
    try {
      if (line !== '') entries.push(JSON.parse(line) as AuditEntry);
    } catch {
      // The first line of the tail may be half of one.
    }
  }
  return entries;
}
