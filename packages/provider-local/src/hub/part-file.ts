import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { z } from 'zod';
import { addInterval, type Interval } from './intervals.ts';

/** What makes the bytes of a part usable again: where it comes from, and what it will be. */
export interface PartIdentity {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256?: string;
}

/** A file that is not whole yet, and what is known of it. */
export interface PartFile {
  /** Bytes that are here, sorted. */
  readonly done: readonly Interval[];
  /** The host's mark of the content that the bytes are of. */
  readonly etag: string | undefined;
  write(bytes: Uint8Array, position: number): Promise<void>;
  setEtag(etag: string | undefined): void;
  /** Forgets all bytes. */
  reset(): Promise<void>;
  /** Keeps what is known for another try. Never rejects: without it less is resumed, and nothing goes wrong. */
  save(): Promise<void>;
  /** Everything down to the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file for writing; replaced in tests of full disks. */
export type OpenFile = (path: string, flags: number) => Promise<FileHandle>;

// One block, written in place: it can be renewed on a disk that is full.
const STATE_BYTES = 4_096;
const { O_RDWR, O_CREAT } = constants;
// Windows has none, and makes no links without being asked to.
const O_NOFOLLOW: number = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

const stateSchema = z.looseObject({
  version: z.literal(1),
  repo: z.string(),
  commit: z.string(),
  path: z.string(),
  sizeBytes: z.int().nonnegative(),
  sha256: z.string().optional(),
  etag: z.string().optional(),
  done: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
});

/** Where the bytes and the notes of an unfinished file lie. */
export const partPaths = (path: string) => ({
  part: `${path}.part`,
  state: `${path}.part.json`,
  lock: `${path}.part.lock`,
});

/**
 * Opens what an earlier try left of a file, or begins anew where it left nothing or something of another file. Files
 * with the same checksum are the same, whatever commit they came from.
 */
export async function openPart(path: string, identity: PartIdentity, openFile: OpenFile = open): Promise<PartFile> {
  const paths = partPaths(path);
  // Links are not followed: what is written stays where it was meant to be.
  const file = await openFile(paths.part, O_RDWR | O_CREAT | O_NOFOLLOW);
  let state: FileHandle;
  try {
    state = await openFile(paths.state, O_RDWR | O_CREAT | O_NOFOLLOW);
  } catch (error) {
    await file.close();
    throw error;
  }
  const { size } = await file.stat();
  const before = await readState(state, identity, size);
  let { done, etag } = before;
  let saving: Promise<void> = Promise.resolve();

  const save = async () => {
    const text = JSON.stringify({ version: 1, ...identity, ...(etag === undefined ? {} : { etag }), done });
    const block = Buffer.alloc(STATE_BYTES, ' ');
    // With too many holes for one block the last bytes are fetched once more.
    if (block.write(text) < Buffer.byteLength(text)) return;
    await state.write(block, 0, STATE_BYTES, 0).catch(() => {});
  };
  // The block is taken while there is room: on a disk that fills up within moments there would be none for it.
  await save();
  return {
    get done() {
      return done;
    },
    get etag() {
      return etag;
    },
    async write(bytes, position) {
      let written = 0;
      while (written < bytes.length) {
        const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
        written += bytesWritten;
        done = addInterval(done, [position, position + written]);
      }
    },
    setEtag: (next) => {
      etag = next;
    },
    async reset() {
      done = [];
      etag = undefined;
      await file.truncate(0);
      await save();
    },
    save: () => (saving = saving.then(save)),
    sync: () => file.sync(),
    async close() {
      await saving;
      await Promise.allSettled([file.close(), state.close()]);
    },
  };
}

/** Removes what is left of a file that is whole, or not wanted any more. */
export async function removePart(path: string): Promise<void> {
  const { part, state } = partPaths(path);
  await rm(part, { force: true });
  await rm(state, { force: true });
}

/** What was noted of an unfinished file; undefined where nothing was, or nothing that can be read. */
export async function readPartState(path: string): Promise<z.output<typeof stateSchema> | undefined> {
  const file = await open(partPaths(path).state, 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    return await parseState(file);
  } finally {
    await file.close();
  }
}

async function readState(file: FileHandle, identity: PartIdentity, size: number) {
  const nothing: { done: readonly Interval[]; etag: string | undefined } = { done: [], etag: undefined };
  const state = await parseState(file);
  if (!state || state.sizeBytes !== identity.sizeBytes) return nothing;
  const isSame =
    identity.sha256 === undefined
      ? state.repo === identity.repo && state.commit === identity.commit && state.path === identity.path
      : state.sha256 === identity.sha256;
  if (!isSame) return nothing;
  // Notes of bytes that are not there are of no use.
  const most = Math.min(size, identity.sizeBytes);
  const done = state.done
    .map(([start, end]): Interval => [start, Math.min(end, most)])
    .reduce<readonly Interval[]>(addInterval, []);
  return { done, etag: state.etag };
}

async function parseState(file: FileHandle) {
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(STATE_BYTES), 0, STATE_BYTES, 0);
    return stateSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
  } catch {
    return undefined;
  }
}
