import type { GenerateRequest } from '@modelhaven/core';
import { createDifficultyRouter } from '@modelhaven/selection';
import type { ExpandOptions } from './addressing.ts';

/** What decides between the lists of aliases for one prompt, and says so. */
export interface DifficultyRouting {
  readonly byDifficulty: NonNullable<ExpandOptions['byDifficulty']>;
  /** One sentence for each alias that was decided. */
  readonly notes: readonly string[];
}

/** Nothing is estimated before an alias asks for it. */
export function routeByDifficulty(request: GenerateRequest, taskType: string | undefined): DifficultyRouting {
  const notes: string[] = [];
  return {
    notes,
    byDifficulty(alias, { easy, hard, threshold }) {
      const router = createDifficultyRouter({
        cheap: easy,
        strong: hard,
        ...(threshold === undefined ? {} : { threshold }),
      });
      const { route, models, reason } = router.route(request, taskType);
      notes.push(`"${alias}" sends it to its ${route === 'cheap' ? 'easy' : 'hard'} models first. ${reason}`);
      return models;
    },
  };
}
