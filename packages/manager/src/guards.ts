import type { Guard, GuardContext, Logger, SafetyDecision, SafetyVerdict } from '@modelhaven/core';
import { createGuard, type GuardOptions, type Safety } from '@modelhaven/safety';
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

/** What a guard that a configuration asks for is made with. */
export interface GuardParts {
  readonly safety: SafetyConfig;
  /** The engine with the rules of the application; asked at every call. */
  readonly engine: () => Safety;
  readonly now: () => number;
  readonly logger: Logger;
  readonly onDecision?: (decision: SafetyDecision) => void;
  readonly opinions?: NonNullable<GuardOptions['opinions']>;
  readonly record?: (decision: SafetyDecision) => Promise<void>;
}

/** The guard that a configuration asks for. What is switched off is said in the log. */
export function guardOf({ safety, engine, now, logger, onDecision, record, opinions }: GuardParts): Guard {
  const { enabled, crisisDetection, contentFiltering, actions, outputMode, defaultCountry, defaultLocale } = safety;
  if (!enabled || (!crisisDetection && !contentFiltering)) {
    logger.warn({}, 'Therapeutic safety is switched off: nothing that goes in or comes out is looked at.');
    return openGuard;
  }
  if (!crisisDetection) logger.warn({}, 'Crisis detection is switched off: crises are recorded, and not acted on.');
  const guard = createGuard({
    safety: engine,
    now,
    respond: crisisDetection ? actions : { check_in: 'observe', crisis: 'observe', emergency: 'observe' },
    output: contentFiltering ? outputMode : 'observe',
    ...(onDecision ? { onDecision } : {}),
    ...(record ? { record } : {}),
    ...(opinions ? { opinions } : {}),
  });
  if (defaultCountry === undefined && defaultLocale === undefined) return guard;
  const settle = (context: GuardContext): GuardContext => ({
    ...(defaultCountry === undefined ? {} : { country: defaultCountry }),
    ...(defaultLocale === undefined ? {} : { locale: defaultLocale }),
    ...context,
  });
  return {
    input: (request, context) => guard.input(request, settle(context)),
    output: (events, request, context, report) => guard.output(events, request, settle(context), report),
  };
}
