import { rename } from 'node:fs/promises';
import { abortError, LlmError, type Logger, linkAbort, type Timers, throwIfAborted } from '@modelhaven/core';
import { isIntact } from './check-file.ts';
import type { HubBody, HubClient } from './hub-client.ts';
import type { HubFile } from './hub-files.ts';
import { bytesOf, gapsOf, type Interval } from './intervals.ts';
import { type OpenFile, openPart, type PartFile, partPaths, removePart } from './part-file.ts';
import { PATIENCE, type Patience, pause, waitAfter } from './patience.ts';

/** One file to fetch. */
export interface DownloadTask {
  readonly repo: string;
  readonly commit: string;
  readonly file: HubFile;
  /** Where it is put when it is whole. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Told how many bytes of this file are here, and what is done with them. */
  readonly onBytes: (phase: 'fetching' | 'checking', doneBytes: number) => void;
  /** Told of something whoever waits should know. */
  readonly onNote: (message: string) => void;
}

/** What fetching needs. */
export interface DownloadParts {
  readonly client: Pick<HubClient, 'open'>;
  readonly timers: Timers;
  readonly random: () => number;
  readonly logger: Logger;
  /** Connections at the same time. */
  readonly connections: number;
  readonly patience?: Patience;
  /** Bytes of one request; default 32 MiB. */
  readonly pieceBytes?: number;
  readonly openFile?: OpenFile;
}

/** The bytes we have are of another file than those that come now. */
class Changed extends Error {}

const PIECE_BYTES = 32 * 1024 * 1024;
const SAVE_EVERY_MS = 1_000;
/** Times that a file may turn out to be another one, or broken, before it is given up. */
const MOST_FRESH_STARTS = 2;

/**
 * Fetches a file over several connections, goes on where an earlier try ended, checks it and puts it in its place.
 * What came is kept on failure and on cancelling. Rejects with an `LlmError`, or as the file system does.
 */
export async function downloadFile(task: DownloadTask, parts: DownloadParts): Promise<void> {
  const { file, path, signal, onBytes, onNote } = task;
  const identity = {
    repo: task.repo,
    commit: task.commit,
    path: file.path,
    sizeBytes: file.sizeBytes,
    ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
  };
  const part = await openPart(path, identity, parts.openFile);
  try {
    for (let freshStarts = 0; ; freshStarts++) {
      try {
        await fill(part, task, parts);
        await part.sync();
        if (await isIntact(partPaths(path).part, file, signal, (bytes) => onBytes('checking', bytes))) break;
        if (freshStarts >= MOST_FRESH_STARTS) {
          await part.reset();
          throw broken(file);
        }
        onNote(`${file.path} came with a wrong checksum; it is fetched once more.`);
      } catch (error) {
        if (!(error instanceof Changed)) throw error;
        if (freshStarts >= MOST_FRESH_STARTS) throw changing(file);
        onNote(`${file.path} has changed at its source; it is fetched from its beginning.`);
      }
      await part.reset();
    }
  } catch (error) {
    await part.save();
    throw error;
  } finally {
    await part.close();
  }
  await rename(partPaths(path).part, path);
  await removePart(path);
}

/** Fetches what is missing. The first answer tells whether the host can send parts; then more connections join. */
async function fill(part: PartFile, task: DownloadTask, parts: DownloadParts): Promise<void> {
  const { file, signal, onBytes } = task;
  const { connections, pieceBytes = PIECE_BYTES } = parts;
  const pieces = gapsOf(part.done, file.sizeBytes, pieceBytes);
  onBytes('fetching', bytesOf(part.done));
  if (pieces.length === 0) return;
  // One that fails stops the others.
  const own = linkAbort(signal);
  const helpers: Promise<void>[] = [];
  let savedAt = parts.timers.now();
  let most = connections;
  let active = 0;

  const onProgress = () => {
    onBytes('fetching', bytesOf(part.done));
    if (parts.timers.now() - savedAt < SAVE_EVERY_MS) return;
    savedAt = parts.timers.now();
    void part.save();
  };
  const work = async (): Promise<void> => {
    active++;
    try {
      while (active <= most) {
        const piece = pieces.shift();
        if (!piece) return;
        await fetchPiece(piece, part, { ...task, signal: own.signal }, parts, { onProgress, onAnswer, onRefused });
      }
    } finally {
      active--;
    }
  };
  const guarded = () => {
    const end = work();
    // Looked at when all have ended; here it only stops the others.
    end.catch((error: unknown) =>
      own.abort(LlmError.is(error) ? error : new LlmError('ABORTED', 'Another part failed.')),
    );
    return end;
  };
  const onAnswer = (isPartial: boolean) => {
    if (!isPartial) pieces.length = 0;
    while (isPartial && pieces.length > 0 && active < most && !own.signal.aborted) helpers.push(guarded());
  };
  const onRefused = () => {
    // Who says "too many requests" is asked by one connection less from now on.
    most = Math.max(1, most - 1);
  };
  try {
    const first = await Promise.allSettled([guarded()]);
    const others = await Promise.allSettled(helpers);
    const failures = [...first, ...others].flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    if (signal.aborted) throw abortError(signal);
    const failure =
      failures.find((error) => error instanceof Changed) ?? failures.find((error) => !isOurStop(error)) ?? failures[0];
    if (failure !== undefined) throw failure;
  } finally {
    own.release();
  }
}

const isOurStop = (error: unknown): boolean => LlmError.is(error) && error.code === 'ABORTED';

interface PieceHooks {
  readonly onProgress: () => void;
  readonly onAnswer: (isPartial: boolean) => void;
  readonly onRefused: () => void;
}

/** Fetches one piece, again and again from where it broke off; tries that brought bytes do not count. */
async function fetchPiece(
  piece: Interval,
  part: PartFile,
  task: DownloadTask,
  parts: DownloadParts,
  hooks: PieceHooks,
) {
  const { file, signal } = task;
  const { client, timers, random, logger, patience = PATIENCE } = parts;
  let [position, end] = piece;
  let failures = 0;
  while (position < end) {
    const before: number = position;
    try {
      throwIfAborted(signal);
      const isWhole = position === 0 && end === file.sizeBytes;
      const range: Interval | undefined = isWhole && part.etag === undefined ? undefined : [position, end];
      const body = await client.open({ ...task, path: file.path }, range, part.etag, signal);
      checkBody(body, file, part);
      if (!body.isPartial) {
        // Without parts there is only the whole file, from its beginning.
        if (position > 0) await part.reset();
        position = 0;
        end = file.sizeBytes;
      }
      hooks.onAnswer(body.isPartial);
      if (body.isPartial && body.start !== position) throw wrongRange(file);
      for await (const bytes of body.bytes) {
        const useful = bytes.subarray(0, end - position);
        await part.write(useful, position);
        position += useful.length;
        hooks.onProgress();
        if (position >= end) break;
      }
      if (position < end) throw cut(file);
    } catch (thrown) {
      if (thrown instanceof Changed) throw thrown;
      if (signal.aborted) throw abortError(signal);
      if (!LlmError.is(thrown)) throw thrown;
      failures = position > before ? 1 : failures + 1;
      if (thrown.code === 'RATE_LIMITED') hooks.onRefused();
      const wait = waitAfter(thrown, failures, random(), patience);
      if (wait === undefined) throw thrown;
      await part.save();
      logger.debug({ code: thrown.code, failures, waitMs: wait }, 'A download broke off; going on with it.');
      await pause(wait, timers, signal);
    }
  }
}

/** Throws where the answer is of another file than the one we want, or than the one we have the beginning of. */
function checkBody(body: HubBody, file: HubFile, part: PartFile): void {
  const { etag, linkedEtag, totalBytes } = body;
  if (linkedEtag !== undefined && file.sha256 !== undefined && /^[0-9a-f]{64}$/i.test(linkedEtag)) {
    if (linkedEtag.toLowerCase() !== file.sha256) throw changing(file);
  }
  if (part.done.length > 0 && part.etag !== undefined && etag !== undefined && etag !== part.etag) throw new Changed();
  if (totalBytes !== undefined && totalBytes !== file.sizeBytes) {
    throw new LlmError(
      'BAD_RESPONSE',
      `${file.path} is listed with ${file.sizeBytes} bytes, and ${totalBytes} are offered.`,
    );
  }
  if (etag !== undefined) part.setEtag(etag);
}

const cut = ({ path }: HubFile) =>
  new LlmError(
    'STREAM_INTERRUPTED',
    `The download of ${path} broke off. What came is kept; the same command goes on with it.`,
  );
const wrongRange = ({ path }: HubFile) =>
  new LlmError('BAD_RESPONSE', `The host sends other parts of ${path} than were asked for.`);
const broken = ({ path }: HubFile) =>
  new LlmError(
    'BAD_RESPONSE',
    `${path} came with a wrong checksum again and again. What came was thrown away: it is not what the repository lists.`,
  );
const changing = ({ path }: HubFile) =>
  new LlmError(
    'BAD_RESPONSE',
    `${path} is not what the repository lists: its checksum changes at the source. Try again.`,
  );
