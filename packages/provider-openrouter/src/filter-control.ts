import { LlmError, type Logger, type ModelFilter, type ModelFilterCapability } from '@modelhaven/core';
import { z } from 'zod';
import { dataFile, readJsonFileSync, writeJsonFile } from './json-file.ts';

const changeSchema = z.strictObject({
  showFreeOnly: z.boolean().optional(),
  preferFreeModels: z.boolean().optional(),
  maxCostPerToken: z.number().nonnegative().nullable().optional(),
});

const storedSchema = z.looseObject({
  version: z.literal(1),
  showFreeOnly: z.boolean(),
  preferFreeModels: z.boolean(),
  maxCostPerToken: z.number().nonnegative().optional(),
});

export interface FilterControlOptions {
  readonly id: string;
  /** What the config says; holds until the filter is changed for the first time. */
  readonly initial: ModelFilter;
  readonly logger: Logger;
  readonly dataDir?: string;
}

/** A filter that begins as it was last set, or as the config says. */
export function createFilterControl({ id, initial, logger, dataDir }: FilterControlOptions): ModelFilterCapability {
  const path = dataDir === undefined ? undefined : dataFile(dataDir, id, 'filter');
  let filter = (path === undefined ? undefined : readStored(path)) ?? initial;
  let saving: Promise<void> = Promise.resolve();

  const save = (next: ModelFilter) => {
    if (path === undefined) return saving;
    // One after the other: the last change must be the one that stays.
    saving = saving
      .then(() => writeJsonFile(path, { version: 1, ...next }))
      .catch((error: unknown) => {
        logger.warn({ path, code: (error as NodeJS.ErrnoException).code }, 'filter not kept on disk');
      });
    return saving;
  };

  return {
    get: () => filter,
    async set(change) {
      const read = changeSchema.safeParse(change);
      if (!read.success) {
        const [issue] = read.error.issues;
        const field = issue?.path.join('.') || 'filter';
        throw new LlmError('INVALID_REQUEST', `The filter is wrong at "${field}": ${issue?.message}.`, {
          provider: id,
          field,
        });
      }
      const { maxCostPerToken: known, ...rest } = filter;
      const { maxCostPerToken = known, showFreeOnly, preferFreeModels } = read.data;
      filter = {
        showFreeOnly: showFreeOnly ?? rest.showFreeOnly,
        preferFreeModels: preferFreeModels ?? rest.preferFreeModels,
        ...(maxCostPerToken === undefined || maxCostPerToken === null ? {} : { maxCostPerToken }),
      };
      await save(filter);
      return filter;
    },
  };
}

function readStored(path: string): ModelFilter | undefined {
  const read = storedSchema.safeParse(readJsonFileSync(path));
  if (!read.success) return undefined;
  const { showFreeOnly, preferFreeModels, maxCostPerToken } = read.data;
  return { showFreeOnly, preferFreeModels, ...(maxCostPerToken === undefined ? {} : { maxCostPerToken }) };
}
