import type { Guard, Logger, SafetyVerdict } from '@modelhaven/core';
import { createGuard } from '@modelhaven/safety';
import type { SafetyConfig } from './config/types.ts';

const nothingFound: SafetyVerdict = {
  level: 0,
  action: 'none',
  categories: [],
  findings: [],
  confidence: 0,
  resources: [],
  degraded: false,
};

/** A guard that looks at nothing: for those who screen elsewhere, and say so by handing it in. */
export const openGuard: Guard = {
  input: async (request) => ({ type: 'continue', request, verdict: nothingFound }),
  output: (events) => events,
};

/** The guard that a configuration asks for. What is switched off is said in the log. */
export function guardOf(safety: SafetyConfig, now: () => number, logger: Logger): Guard {
  const { enabled, crisisDetection, contentFiltering, rules } = safety;
  if (rules.length > 0) logger.warn({ rules: rules.length }, 'Safety rules of your own have no effect yet.');
  if (!enabled || (!crisisDetection && !contentFiltering)) {
    logger.warn({}, 'Therapeutic safety is switched off: nothing that goes in or comes out is looked at.');
    return openGuard;
  }
  if (!crisisDetection) logger.warn({}, 'Crisis detection is switched off: crises are recorded, and not acted on.');
  return createGuard({
    now,
    ...(crisisDetection ? {} : { respond: { check_in: 'observe', crisis: 'observe', emergency: 'observe' } }),
    ...(contentFiltering ? {} : { output: 'observe' }),
  });
}
