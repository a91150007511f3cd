import type { ModelList } from '@modelhaven/manager';
import { z } from 'zod';
import { paginate } from './paginate.ts';
import { numberText } from './query-schemas.ts';
import { toSnakeCase } from './snake-case.ts';
import { addressOf, toModel } from './to-model.ts';

/** Which part of a long list is wanted. */
export const pageQuery = {
  limit: numberText(z.int().min(1).max(1000)).default(100).describe('Models per page.'),
  cursor: z.string().max(2048).optional().describe('`next_cursor` of the page before.'),
};

/** One page of a list of models, and who could not be asked. */
export function toModelPage(
  { models, unavailable }: ModelList,
  part: { readonly limit: number; readonly cursor?: string | undefined },
): unknown {
  const { items, next } = paginate(models, addressOf, part);
  return {
    models: items.map(toModel),
    total: models.length,
    ...(next === undefined ? {} : { next_cursor: next }),
    unavailable: toSnakeCase(unavailable),
  };
}
