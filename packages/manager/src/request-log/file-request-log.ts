import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LlmError, type Logger, type Timers } from '@modelhaven/core';
import { fromLine, isOf, type LogEntry, type RequestEntry } from './request-entry.ts';
import type { LoggedRequest, RequestFilter, RequestLog, RequestLogWriter } from './request-log.ts';

export interface FileRequestLogOptions {
  readonly folder: string;
  readonly content: RequestLogWriter['content'];
  /** Days after which a file is removed. */
  readonly retentionDays: number;
  /** Bytes after which another file of the same day is begun. */
  readonly maxFileBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
  readonly logger: Logger;
}

const DAY_MS = 86_400_000;
const FLUSH_MS = 500;
/** What waits for a disk that does not answer; more is dropped. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
const NAME = /^requests-(\d{4}-\d{2}-\d{2})(?:\.(\d{1,6}))?\.jsonl$/;

/** A log in files of JSON lines, one or more for each day of UTC, for this process alone to write. */
export function openFileRequestLog(options: FileRequestLogOptions): RequestLog {
  const { folder, content, retentionDays, maxFileBytes, now, timers, logger } = options;
  let waiting: string[] = [];
  let waitingBytes = 0;
  let dropped = 0;
  let timer: unknown;
  let isClosed = false;
  let current: { readonly day: string; readonly part: number; bytes: number } | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work).catch((thrown: unknown) => {
      throw toError(thrown);
    });
    turn = done.catch(() => {});
    return done;
  };

  const fileFor = async (day: string): Promise<NonNullable<typeof current>> => {
    if (current?.day === day && current.bytes < maxFileBytes) return current;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const known = await filesIn(folder);
    const last = known.filter((file) => file.day === day).at(-1);
    const { size } = last ? await stat(join(folder, last.name)) : { size: 0 };
    const part = last ? (size < maxFileBytes ? last.part : last.part + 1) : 0;
    current = { day, part, bytes: last && part === last.part ? size : 0 };
    await removeOld();
    return current;
  };

  const removeOld = () => removeOldRequests(folder, retentionDays, now());

  const writeWaiting = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const [lines, bytes] = [waiting, waitingBytes];
    waiting = [];
    waitingBytes = 0;
    try {
      const file = await fileFor(dayOf(now()));
      await appendFile(join(folder, nameOf(file)), lines.join(''), { mode: 0o600 });
      file.bytes += bytes;
    } catch (thrown) {
      dropped += lines.length;
      current = undefined;
      throw thrown;
    }
  };

  const flush = () => inTurn(writeWaiting);

  const schedule = () => {
    if (timer !== undefined || isClosed) return;
    timer = timers.set(() => {
      timer = undefined;
      flush().catch((thrown: unknown) => {
        logger.error({ error: LlmError.from(thrown).message, dropped }, 'Requests could not be written to their log.');
      });
    }, FLUSH_MS);
    if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
      timer.unref();
  };

  const read = () =>
    inTurn(async () => {
      await writeWaiting();
      const requests = new Map<string, LoggedRequest>();
      await removeOld();
      const files = await filesIn(folder);
      for (const { name } of files) {
        for await (const line of linesOf(join(folder, name))) add(requests, fromLine(line));
      }
      return requests;
    });

  return {
    content,
    write(entry) {
      const line = `${JSON.stringify(entry)}\n`;
      if (isClosed || waitingBytes + line.length > MAX_WAITING_BYTES) {
        dropped += 1;
        return;
      }
      waiting.push(line);
      waitingBytes += Buffer.byteLength(line);
      schedule();
    },
    async list(filter = {}, limit = 100) {
      const all = [...(await read()).values()].filter((entry) => fits(entry, filter));
      return all.sort((a, b) => b.time - a.time).slice(0, limit);
    },
    find: async (id) => (await read()).get(id),
    erase: (user) =>
      inTurn(async () => {
        await writeWaiting();
        // Feedback names a request only, so requests are looked for first.
        const ids = new Set<string>();
        const files = await filesIn(folder);
        for (const { name } of files) {
          for await (const line of linesOf(join(folder, name))) {
            const entry = fromLine(line);
            if (entry?.type === 'request' && isOf(entry, user)) ids.add(entry.id);
          }
        }
        for (const { name } of files) await keepOnly(join(folder, name), ({ id }) => !ids.has(id));
        current = undefined;
        return ids.size;
      }),
    get dropped() {
      return dropped;
    },
    flush,
    async close() {
      if (isClosed) return;
      isClosed = true;
      timers.clear(timer);
      await flush();
    },
  };
}

/** Removes the files of days that ended longer ago than requests are kept. They are never written to. Rejects as the folder does. */
export async function removeOldRequests(folder: string, retentionDays: number, nowMs: number): Promise<void> {
  const first = dayOf(nowMs - retentionDays * DAY_MS);
  for (const { name, day } of await filesIn(folder)) {
    if (day < first) await rm(join(folder, name), { force: true });
  }
}

interface LogFile {
  readonly name: string;
  readonly day: string;
  readonly part: number;
}

/** The oldest first. */
async function filesIn(folder: string): Promise<readonly LogFile[]> {
  const names = await readdir(folder).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  const files = names.flatMap((name): LogFile[] => {
    const [, day, part] = NAME.exec(name) ?? [];
    return day === undefined ? [] : [{ name, day, part: Number(part ?? 0) }];
  });
  return files.sort((a, b) => (a.day === b.day ? a.part - b.part : a.day < b.day ? -1 : 1));
}

function nameOf({ day, part }: Pick<LogFile, 'day' | 'part'>): string {
  return `requests-${day}${part === 0 ? '' : `.${part}`}.jsonl`;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}

/** Writes the file anew with the lines that stay, where that changes anything. Lines that cannot be read go too. */
async function keepOnly(path: string, stays: (entry: LogEntry) => boolean): Promise<void> {
  const kept: string[] = [];
  let isChanged = false;
  for await (const line of linesOf(path)) {
    const entry = fromLine(line);
    if (entry && stays(entry)) kept.push(`${line}\n`);
    else isChanged = true;
  }
  if (!isChanged) return;
  if (kept.length === 0) {
    await rm(path, { force: true });
    return;
  }
  await writeFile(`${path}.new`, kept.join(''), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function add(requests: Map<string, LoggedRequest>, entry: LogEntry | undefined): void {
  if (entry?.type === 'request') requests.set(entry.id, entry);
  if (entry?.type !== 'feedback') return;
  const request = requests.get(entry.id);
  if (request) requests.set(entry.id, { ...request, score: entry.score });
}

function fits(entry: RequestEntry, { user, model, outcome, since }: RequestFilter): boolean {
  return (
    (user === undefined || isOf(entry, user)) &&
    (model === undefined || entry.model === model || entry.attempts.some((attempt) => attempt.model === model)) &&
    (outcome === undefined || (outcome === 'failed' ? entry.outcome !== 'OK' : entry.outcome === outcome)) &&
    (since === undefined || entry.time >= since)
  );
}

function toError(thrown: unknown): LlmError {
  if (LlmError.is(thrown)) return thrown;
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code ?? 'unknown';
  return new LlmError('UNAVAILABLE', `The request log cannot use its folder (${code}).`, { cause: thrown });
}
