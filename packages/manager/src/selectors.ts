import { LlmError } from '@modelhaven/core';
import {
  ALGORITHMS,
  type Algorithm,
  createSelector,
  type LearnerSnapshot,
  type LearningSelector,
  type SelectorOptions,
} from '@modelhaven/selection';
import type { ResolvedSettings } from './settings.ts';

/** The selectors that the settings ask for: one for the first choice, and another for the stand-ins where that differs. */
export function createSelectors(
  { selection, fallback }: Pick<ResolvedSettings, 'selection' | 'fallback'>,
  now: () => number,
  /** 0 to 1, exclusive; what `adaptive` explores by. */
  random: () => number,
  learned?: LearnerSnapshot,
): { readonly selector: LearningSelector; readonly fallbackSelector?: LearningSelector } {
  const { weights, safetyScores, minQualityScore, minSafetyScore, maxLatencyMs } = selection;
  const options: SelectorOptions = {
    now,
    random,
    ...(learned ? { learned } : {}),
    thresholds: {
      safety: minSafetyScore,
      ...(minQualityScore === undefined ? {} : { quality: minQualityScore }),
      ...(maxLatencyMs === undefined ? {} : { latencyMs: maxLatencyMs }),
    },
    ...(weights ? { weights } : {}),
    ...(safetyScores ? { safetyScores } : {}),
  };
  const algorithm = toAlgorithm(selection.algorithm);
  const strategy = toAlgorithm(fallback.strategy ?? selection.algorithm);
  return {
    selector: createSelector({ ...options, algorithm }),
    ...(strategy === algorithm ? {} : { fallbackSelector: createSelector({ ...options, algorithm: strategy }) }),
  };
}

function toAlgorithm(name = 'performance_based'): Algorithm {
  const known = ALGORITHMS.find((algorithm) => algorithm === name);
  if (known) return known;
  const message = `There is no algorithm "${name}"; choose one of ${ALGORITHMS.join(', ')}.`;
  throw new LlmError('CONFIG_INVALID', message, { field: 'selection.algorithm' });
}
