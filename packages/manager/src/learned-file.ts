import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LlmError, type Logger } from '@modelhaven/core';
import type { LearnerSnapshot } from '@modelhaven/selection';

/** What was learned of models, beyond the life of a process. */
export interface LearnedStore {
  /** What an earlier process had learned; undefined where there was none, or it cannot be read. */
  readonly learned: LearnerSnapshot | undefined;
  /** Never rejects; what cannot be kept is said in the log. Later calls wait for earlier ones. */
  save(learned: LearnerSnapshot): Promise<void>;
}

/** A file with everything that was learned. One that is broken is put aside, and learning begins anew. */
export async function openLearnedFile(file: string, logger: Logger): Promise<LearnedStore> {
  let writing: Promise<void> = Promise.resolve();
  let count = 0;
  const write = async (learned: LearnerSnapshot) => {
    try {
      await mkdir(dirname(file), { recursive: true });
      // Whole or not at all, whenever the process ends.
      const unfinished = `${file}.${process.pid}-${++count}.tmp`;
      await writeFile(unfinished, JSON.stringify(learned), { mode: 0o600 });
      await rename(unfinished, file);
    } catch (thrown) {
      logger.warn({ error: LlmError.from(thrown).message }, 'What was learned from feedback could not be kept.');
    }
  };
  return {
    learned: await read(file, logger),
    save(learned) {
      writing = writing.then(() => write(learned));
      return writing;
    },
  };
}

async function read(file: string, logger: Logger): Promise<LearnerSnapshot | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') {
      logger.warn({ file }, 'What was learned from feedback cannot be read; beginning anew.');
    }
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isSnapshot(value)) return value;
  } catch {
    // Said below.
  }
  logger.warn({ file }, 'What was learned from feedback is broken or of another version; put aside, beginning anew.');
  await rename(file, `${file}.broken`).catch(() => {});
  return undefined;
}

/** As far as a selector does not look itself: numbers and sizes it checks. */
function isSnapshot(value: unknown): value is LearnerSnapshot {
  if (typeof value !== 'object' || value === null) return false;
  const { version, features, common, models } = value as Partial<LearnerSnapshot>;
  const isMemory = (memory: unknown): boolean => {
    const { agedAt, belief } = (memory ?? {}) as { agedAt?: unknown; belief?: Record<string, unknown> };
    return (
      typeof agedAt === 'number' &&
      typeof belief?.['evidence'] === 'number' &&
      typeof belief['precision'] === 'string' &&
      typeof belief['shift'] === 'string'
    );
  };
  return (
    version === 2 &&
    Array.isArray(features) &&
    isMemory(common) &&
    Array.isArray(models) &&
    models.every((each) => isMemory(each) && typeof each.address === 'string' && typeof each.sum === 'number')
  );
}
