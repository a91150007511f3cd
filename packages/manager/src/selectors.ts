import { LlmError, type Logger, type Selector } from '@modelhaven/core';
import { ALGORITHMS, type Algorithm, createSelector, type SelectorOptions } from '@modelhaven/selection';
import type { ResolvedSettings } from './settings.ts';

/** The selectors that the settings ask for: one for the first choice, and another for the stand-ins where that differs. */
export function createSelectors(
  { selection, fallback }: Pick<ResolvedSettings, 'selection' | 'fallback'>,
  now: () => number,
  logger: Logger,
): { readonly selector: Selector; readonly fallbackSelector?: Selector } {
  const { weights, safetyScores, minQualityScore, minSafetyScore, maxLatencyMs } = selection;
  const options: SelectorOptions = {
    now,
    thresholds: {
      safety: minSafetyScore,
      ...(minQualityScore === undefined ? {} : { quality: minQualityScore }),
      ...(maxLatencyMs === undefined ? {} : { latencyMs: maxLatencyMs }),
    },
    ...(weights ? { weights } : {}),
    ...(safetyScores ? { safetyScores } : {}),
  };
  const algorithm = toAlgorithm(selection.algorithm, logger);
  const strategy = toAlgorithm(fallback.strategy ?? selection.algorithm, logger);
  return {
    selector: createSelector({ ...options, algorithm }),
    ...(strategy === algorithm ? {} : { fallbackSelector: createSelector({ ...options, algorithm: strategy }) }),
  };
}

function toAlgorithm(name = 'performance_based', logger: Logger): Algorithm {
  const known = ALGORITHMS.find((algorithm) => algorithm === name);
  if (known) return known;
  if (name !== 'adaptive') {
    const message = `There is no algorithm "${name}"; choose one of ${ALGORITHMS.join(', ')}.`;
    throw new LlmError('CONFIG_INVALID', message, { field: 'selection.algorithm' });
  }
  logger.warn({ algorithm: name }, 'The adaptive algorithm is not in this version; choosing by performance.');
  return 'performance_based';
}
