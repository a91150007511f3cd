import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LlmError, type Logger } from '@modelhaven/core';
import { type ModelRating, RUBRIC_VERSION, SUITE_VERSION } from '@modelhaven/safety';
import type { ModelhavenConfig } from './config/types.ts';
import { auditFolder } from './open-audit.ts';

/** The rating of a model as it is kept. */
export interface StoredRating {
  /** `provider/model`. */
  readonly address: string;
  /** Versions of the probe suite and the rubric; a rating by others is none. */
  readonly suite: string;
  readonly rubric: string;
  readonly samples: number;
  /** Milliseconds since 1970. */
  readonly evaluatedAt: number;
  readonly rating: ModelRating;
}

const fileOf = (config: Pick<ModelhavenConfig, 'server'>): string => join(auditFolder(config), 'ratings.json');

/** Every rating of the data folder. A file that cannot be read is said in the log, and everybody is unrated then. */
export async function readRatings(
  config: Pick<ModelhavenConfig, 'server'>,
  logger: Logger,
): Promise<readonly StoredRating[]> {
  try {
    const value: unknown = JSON.parse(await readFile(fileOf(config), 'utf8'));
    return Array.isArray(value) ? value.filter(isRating) : [];
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing)
      logger.warn({ file: fileOf(config) }, 'The safety ratings cannot be read; models count as unrated.');
    return [];
  }
}

/** Keeps a rating in the place of an older one of the same model. Rejects with `UNAVAILABLE` where it cannot be written. */
export async function keepRating(
  config: Pick<ModelhavenConfig, 'server'>,
  rating: StoredRating,
  logger: Logger,
): Promise<void> {
  const file = fileOf(config);
  const others = (await readRatings(config, logger)).filter(({ address }) => address !== rating.address);
  try {
    await mkdir(auditFolder(config), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, `${JSON.stringify([...others, rating], undefined, 2)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  } catch (cause) {
    throw new LlmError('UNAVAILABLE', `The rating cannot be kept in ${file}.`, { cause });
  }
}

/** The scores that selection goes by. Ratings of other versions of suite or rubric are said in the log and left out. */
export function safetyScoresOf(ratings: readonly StoredRating[], logger: Logger): Readonly<Record<string, number>> {
  const scores: Record<string, number> = {};
  for (const { address, suite, rubric, rating } of ratings) {
    if (rating.selectionScore === undefined) continue;
    if (suite === SUITE_VERSION && rubric === RUBRIC_VERSION) scores[address] = rating.selectionScore;
    else
      logger.warn({ model: address }, 'Its safety was rated by another version of the probes; it counts as unrated.');
  }
  return scores;
}

function isRating(value: unknown): value is StoredRating {
  if (typeof value !== 'object' || value === null) return false;
  const { address, suite, rubric, rating } = value as Partial<Record<keyof StoredRating, unknown>>;
  const texts = [address, suite, rubric].every((each) => typeof each === 'string');
  return texts && typeof rating === 'object' && rating !== null;
}
