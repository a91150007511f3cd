import type { NamedBudget, Spending } from '@modelhaven/manager';
import type { Ledger, Meter } from '@modelhaven/monitoring';
import { forecast, periodOf } from '../limits/period.ts';
import { NANO } from '../limits/rules.ts';
import type { BudgetState } from './budget-schemas.ts';

/** A budget of one of those that it is for. */
export interface BudgetOf {
  readonly budget: Spending & Pick<NamedBudget, 'name' | 'per'>;
  /** Absent where all spend from it. */
  readonly of?: string;
  readonly meter: Meter;
}

/** How much is left of each, in one round trip. */
export async function budgetStates(
  ledger: Ledger,
  budgets: readonly BudgetOf[],
  now: number,
): Promise<readonly BudgetState[]> {
  const states = await ledger.read(budgets.map(({ meter }) => meter));
  return budgets.map(({ budget, of, meter }, index) => {
    const { used = 0, reserved = 0 } = states[index] ?? {};
    const period = periodOf(budget.period, now);
    const [usedUsd, reservedUsd] = [used / NANO, reserved / NANO];
    const expected = forecast(usedUsd, period, now);
    return {
      name: budget.name,
      per: budget.per,
      ...(of === undefined ? {} : { of }),
      period: budget.period,
      enforce: budget.enforce,
      usd: budget.usd,
      used_usd: usedUsd,
      reserved_usd: reservedUsd,
      remaining_usd: Math.max(0, budget.usd - usedUsd - reservedUsd),
      ...(expected === undefined ? {} : { forecast_usd: expected }),
      status: used >= meter.limit ? 'used_up' : usedUsd >= budget.usd * budget.warnAt ? 'near_end' : 'ok',
      resets_at: period.endsAt,
    };
  });
}
