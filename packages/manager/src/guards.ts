import type { Guard, GuardContext, Logger, SafetyDecision, SafetyVerdict, StreamEvent } from '@modelhaven/core';
import type { createGuard, GuardOptions, Safety } from '@modelhaven/safety';
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

/** The guard of whoever asks for none. Its tables are read with the first request, for those who only list models. */
export function defaultGuard(now: () => number): Guard {
  let opened: Guard | undefined;
  const open = async (): Promise<Guard> => {
    const { createDefaultGuard } = await import('./default-guard.ts');
    opened ??= createDefaultGuard(now);
    return opened;
  };
  return {
    input: async (request, context) => (opened ?? (await open())).input(request, context),
    output: (events, ...rest) =>
      opened?.output(events, ...rest) ?? late(open, (guard) => guard.output(events, ...rest)),
  };
}

async function* late(
  open: () => Promise<Guard>,
  output: (guard: Guard) => AsyncIterable<StreamEvent>,
): AsyncIterable<StreamEvent> {
  yield* output(await open());
}

/** What a guard that a configuration asks for is made with. */
export interface GuardParts {
  /** Makes the guard itself; handed in, since its tables are large and not always wanted. */
  readonly make: typeof createGuard;
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
export function guardOf({ make, safety, engine, now, logger, onDecision, record, opinions }: GuardParts): Guard {
  const { enabled, crisisDetection, contentFiltering, actions, outputMode, defaultCountry, defaultLocale } = safety;
  if (!enabled || (!crisisDetection && !contentFiltering)) {
    logger.warn({}, 'Therapeutic safety is switched off: nothing that goes in or comes out is looked at.');
    return openGuard;
  }
  if (!crisisDetection) logger.warn({}, 'Crisis detection is switched off: crises are recorded, and not acted on.');
  const guard = make({
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
