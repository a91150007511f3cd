import { ERROR_TABLE, type ErrorCode } from './error-table.ts';

/** How often each code came. */
export type ErrorCounts = Readonly<Partial<Record<ErrorCode, number>>>;

/** Attempts that failed by the doing of the model, its provider or this house: those of codes whose trait is `failure`. */
export function countFailures(errors: ErrorCounts): number {
  let failures = 0;
  for (const code in errors) {
    // Another version may have counted codes that this one does not know.
    if ((ERROR_TABLE as Partial<typeof ERROR_TABLE>)[code as ErrorCode]?.failure === true) {
      failures += errors[code as ErrorCode] ?? 0;
    }
  }
  return failures;
}

/** 0 to 1: successes among successes and failures (`countFailures`); undefined where there were neither. */
export function successRate(successes: number, errors: ErrorCounts): number | undefined {
  const judged = successes + countFailures(errors);
  return judged > 0 ? successes / judged : undefined;
}
