import type { z } from 'zod';
import { withCamelCaseKeys } from './camel-case.ts';
import type { allLimitsSchema, budgetSchema, limitsSchema, spendingSchema } from './limit-schemas.ts';
import type { AllLimits, Budget, Limits, Spending } from './types.ts';

/** Limits as they are written → as apps take them. */
export function toLimitValues(written: z.input<typeof limitsSchema>): Limits {
  return withCamelCaseKeys(written) as Limits;
}

/** All limits of the configuration. */
export function toLimits({ per_key, per_user, per_model = {} }: z.input<typeof allLimitsSchema>): AllLimits {
  return {
    ...(per_key ? { perKey: toLimitValues(per_key) } : {}),
    ...(per_user ? { perUser: toLimitValues(per_user) } : {}),
    perModel: Object.entries(per_model).map(([pattern, limits]) => ({ pattern, limits: toLimitValues(limits) })),
  };
}

/** What may be spent, with the defaults of what is not written. */
export function toSpending(written: z.input<typeof spendingSchema>): Spending {
  const { period = 'month', usd, enforce = 'hard', warn_at: warnAt = 0.8 } = written;
  return { period, usd, enforce, warnAt };
}

/** The same, and whose spending it is. */
export function toBudget({ per = 'total', only, ...spending }: z.input<typeof budgetSchema>): Budget {
  return { per, ...(only ? { only } : {}), ...toSpending(spending) };
}
