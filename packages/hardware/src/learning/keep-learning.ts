import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createEstimateLearning, type EstimateLearning } from './estimate-learning.ts';

/** Learning that lasts: read from a file at the start, written to it soon after each measurement. */
export interface KeptLearning extends EstimateLearning {
  /** Writes what is not written yet. Never rejects. */
  flush(): Promise<void>;
}

/** Where what was learned of this machine is kept. */
export interface KeepLearningOptions {
  /** JSON file; its folder is not made. */
  readonly path: string;
  /** Told what went wrong with the file, in a sentence. */
  readonly onTrouble?: (message: string, error: unknown) => void;
  /** Milliseconds between a measurement and the file. Default 2,000. */
  readonly delayMs?: number;
}

const VERSION = 1;
const MOST_BYTES = 4 * 1024 * 1024;

/** Opens what was learned; a file that cannot be read counts as none. Never rejects. */
export async function keepLearning({ path, onTrouble, delayMs = 2000 }: KeepLearningOptions): Promise<KeptLearning> {
  const learning = createEstimateLearning({ state: await readState(path, onTrouble) });
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const write = async () => {
    const text = JSON.stringify({ version: VERSION, trends: learning.state() });
    const draft = `${path}.${randomUUID()}`;
    try {
      await writeFile(draft, text);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      // Without a home for it, nothing is kept.
      if (!isMissing(error)) onTrouble?.('What was measured of this machine could not be kept.', error);
    }
  };
  const flush = (): Promise<void> => {
    if (timer === undefined) return writing;
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  };

  return {
    ...learning,
    record(observation) {
      learning.record(observation);
      timer ??= setTimeout(() => void flush(), delayMs).unref();
    },
    flush,
  };
}

async function readState(path: string, onTrouble: KeepLearningOptions['onTrouble']): Promise<unknown> {
  try {
    const text = await readFile(path, 'utf8');
    if (text.length > MOST_BYTES) throw new RangeError('The file is too large.');
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null && 'trends' in kept ? kept.trends : undefined;
  } catch (error) {
    if (!isMissing(error))
      onTrouble?.('What was measured of this machine before cannot be read; it begins anew.', error);
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
