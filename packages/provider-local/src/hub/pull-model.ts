import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type HardwareProfile, LlmError, type PullOptions } from '@modelhaven/core';
import { readHeaderFile } from '../weights/read-header-file.ts';
import { isIntact } from './check-file.ts';
import { choose, type FitVerdict } from './choose.ts';
import { toDiskError } from './disk-error.ts';
import { type DownloadParts, downloadFile } from './download-file.ts';
import { withFileLock } from './file-lock.ts';
import { acceptHubAddress, type HubAddress } from './hub-address.ts';
import type { HubClient } from './hub-client.ts';
import { type HubChoice, type HubFile, sortHubFiles } from './hub-files.ts';
import { checkRoom, type FreeBytes, freeBytesOf, placeFor, removeStaleParts } from './hub-folder.ts';
import { bytesOf } from './intervals.ts';
import { partPaths, readPartState, removePart } from './part-file.ts';
import { createPullProgress, type PullProgressReport } from './pull-progress.ts';
import { changeRecord, readRecord } from './pull-record.ts';
import { readRemoteHeader } from './read-remote-header.ts';
import { assertTrusted, type TrustedRevisions, trustedFor } from './trusted-revisions.ts';

/**
 * Says of models of these sizes whether they fit, given the first bytes of one of them; undefined where that cannot be
 * said. The apps hand it in; this package knows nothing of the machine.
 */
export type JudgeFit = (
  header: Uint8Array,
  sizesBytes: readonly number[],
  wish: FitWish,
) => Promise<readonly FitVerdict[] | undefined>;

/** How the models would be run. */
export interface FitWish {
  readonly contextLength: number;
  readonly sequences: number | 'auto';
  /** False: on the CPU alone. Default true. */
  readonly gpu?: boolean;
  /** Share of the free memory of a GPU that may be taken, 0 to 1. */
  readonly gpuMemoryFraction?: number;
  /** The machine as it may be looked at. Default: as the judge looks at it. */
  readonly profile?: () => Promise<HardwareProfile>;
}

/** What fetching a model needs. */
export interface PullParts extends Omit<DownloadParts, 'client'> {
  readonly client: HubClient;
  /** Absolute. */
  readonly modelsDir: string;
  /** The same as people wrote it, for messages. */
  readonly shownDir: string;
  readonly offline: boolean;
  readonly autoQuantization: boolean;
  readonly trusted: TrustedRevisions;
  /** How it would be run here. */
  readonly wish: FitWish;
  readonly now: () => number;
  readonly judgeFit?: JudgeFit | undefined;
  /** Id of a model on this machine that has all these files already, wherever it lies. */
  readonly findThere: (repo: string, commit: string, choice: HubChoice) => Promise<string | undefined>;
  /** Id of a model on this machine that an address means, without asking the hub. */
  readonly findOffline: (address: HubAddress) => Promise<string | undefined>;
  readonly freeBytes?: FreeBytes;
}

/** Fetches what an address names; nothing where it is here already. Rejects with `LlmError`. */
export async function pullModel(
  text: string,
  options: PullOptions & { readonly signal: AbortSignal },
  parts: PullParts,
): Promise<void> {
  const address = acceptHubAddress(text);
  const { repo } = address;
  const { client, trusted, timers } = parts;
  const { signal } = options;
  if (parts.offline) return pullOffline(address, options, parts);

  const asked = address.revision ?? trustedFor(trusted, repo)?.[0] ?? 'main';
  const commit = await client.commitOf(repo, asked, signal);
  assertTrusted(trusted, repo, commit, asked);
  const contents = sortHubFiles(await client.filesOf(repo, commit, signal));
  const judge = (choices: readonly HubChoice[]) => judgeChoices(choices, repo, commit, parts, signal);
  const { choice, reason } = await choose(address, contents, parts.autoQuantization, judge);
  const progress = createPullProgress(choice.files, options, timers);
  if (reason !== undefined) progress.note(reason);
  const { projectors } = contents;
  if (projectors.length > 0 && choice.label !== 'mmproj' && choice.format === 'gguf') {
    progress.note(`Its vision projector is left out; "${repo}/${projectors[0]?.path}" would fetch it.`);
  }

  // What lies in its own place comes before what others have.
  const isOwn = await areInPlace(join(parts.modelsDir, ...repo.split('/')), choice.files);
  const there = isOwn ? undefined : await parts.findThere(repo, commit, choice);
  if (there !== undefined) {
    progress.note(`It is on this machine already, as ${there}.`);
    return progress.done(there);
  }
  try {
    await fetchAll(repo, commit, choice, parts, progress, signal);
  } catch (error) {
    if (LlmError.is(error) && error.code === 'ABORTED') {
      throw new LlmError('ABORTED', `${error.message} What came is kept; the same command goes on with it.`, {
        cause: error,
      });
    }
    throw toDiskError(error, parts.shownDir);
  }
  progress.done(choice.format === 'onnx' ? `${repo}${choice.name}` : `${repo}/${choice.name}`);
}

async function pullOffline(
  address: HubAddress,
  options: PullOptions,
  { findOffline, timers }: PullParts,
): Promise<void> {
  const there = await findOffline(address);
  if (there !== undefined) return createPullProgress([], options, timers).done(there);
  throw new LlmError(
    'UNAVAILABLE',
    `${address.repo} is not on this machine, and offline mode is on. Switch it off (offline, HF_HUB_OFFLINE) to fetch it.`,
    {
      field: 'model',
    },
  );
}

async function judgeChoices(
  choices: readonly HubChoice[],
  repo: string,
  commit: string,
  parts: PullParts,
  signal: AbortSignal,
) {
  const { judgeFit, client, wish, logger } = parts;
  // The first part of a split model lists its own tensors only.
  const sample = choices.find(({ files }) => files.length === 1) ?? choices[0];
  const file = sample?.files[0];
  if (!judgeFit || !file) return undefined;
  let header: Uint8Array | undefined;
  try {
    header = await readRemoteHeader(client, { repo, commit, path: file.path }, file.sizeBytes, signal);
  } catch (error) {
    // Who may not read the file shall hear it now; a header that does not come is no reason not to try the file.
    if (signal.aborted || (LlmError.is(error) && !error.traits.retry)) throw error;
    logger.debug({ error }, 'The header did not come; whether the model fits is not known.');
  }
  if (!header) return undefined;
  const sizes = choices.map(({ sizeBytes }) => sizeBytes);
  return judgeFit(header, sizes, wish).catch((error: unknown) => {
    logger.debug({ error }, 'Whether the model fits could not be estimated.');
    return undefined;
  });
}

async function fetchAll(
  repo: string,
  commit: string,
  choice: HubChoice,
  parts: PullParts,
  progress: PullProgressReport,
  signal: AbortSignal,
) {
  const { modelsDir, shownDir, timers, now, logger } = parts;
  const removed = await removeStaleParts(modelsDir, now());
  if (removed > 0) logger.info({ removed }, 'Unfinished downloads that were two weeks old were removed.');
  const places = await Promise.all(
    choice.files.map(async (file) => ({ file, path: await placeFor(modelsDir, `${repo}/${file.path}`) })),
  );
  let neededBytes = 0;
  for (const { file, path } of places) neededBytes += await missingBytes(file, path);
  await checkRoom(modelsDir, shownDir, neededBytes, parts.freeBytes ?? freeBytesOf);

  const folder = join(modelsDir, ...repo.split('/'));
  for (const { file, path } of places) {
    let waited = false;
    const onWait = () => {
      if (!waited) progress.note(`${file.path} is being fetched by somebody else; waiting for it.`);
      waited = true;
      // How far the other one is, as it noted.
      void readPartState(path).then((state) => state && progress.bytes(file.path, 'fetching', bytesOf(state.done)));
    };
    await withFileLock(partPaths(path).lock, { timers, signal, onWait }, async () => {
      const onBytes = (phase: 'fetching' | 'checking', bytes: number) => progress.bytes(file.path, phase, bytes);
      if (await isHere(folder, repo, file, path, signal, (bytes) => onBytes('checking', bytes))) {
        onBytes('fetching', file.sizeBytes);
      } else {
        await downloadFile({ repo, commit, file, path, signal, onBytes, onNote: progress.note }, parts);
        if (/\.gguf$/i.test(file.path)) await assertGguf(path);
      }
      const { sizeBytes, sha256 } = file;
      const entry = { commit, sizeBytes, sha256, fetchedAt: now() };
      await withFileLock(join(folder, '.modelhaven.lock'), { timers, signal }, () =>
        changeRecord(folder, repo, { [file.path]: entry }),
      );
      await removePart(path);
    });
  }
}

/** A file that lies in its place counts where its record says so, or where its checksum is right. */
async function isHere(
  folder: string,
  repo: string,
  file: HubFile,
  path: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<boolean> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry || entry.size !== file.sizeBytes) return false;
  const record = await readRecord(folder);
  const noted = record?.repo === repo ? record.files[file.path] : undefined;
  if (noted && file.sha256 !== undefined && noted.sha256 === file.sha256 && entry.mtimeMs <= noted.fetchedAt + 1_000)
    return true;
  return isIntact(path, file, signal, onBytes);
}

async function areInPlace(folder: string, files: readonly HubFile[]): Promise<boolean> {
  for (const { path, sizeBytes } of files) {
    const entry = await stat(join(folder, ...path.split('/'))).catch(() => undefined);
    if (entry?.size !== sizeBytes) return false;
  }
  return true;
}

async function missingBytes({ sizeBytes, sha256 }: HubFile, path: string): Promise<number> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.size === sizeBytes) return 0;
  const state = await readPartState(path);
  const isSame = state?.sizeBytes === sizeBytes && state.sha256 === sha256;
  return isSame ? Math.max(0, sizeBytes - bytesOf(state.done)) : sizeBytes;
}

async function assertGguf(path: string): Promise<void> {
  const found = await readHeaderFile(path);
  if (found.ok) return;
  await rm(path, { force: true });
  throw new LlmError('BAD_RESPONSE', `The file in the repository is no usable model. ${found.reason}`, {
    field: 'model',
  });
}
