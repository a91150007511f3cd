import type { ObservedValue } from '@modelhaven/monitoring';
import { type BudgetRouteParts, visibleBudgets } from './budget-routes.ts';
import { budgetStates } from './budget-states.ts';

/** The part of each budget that is used, 0 to 1 and beyond, for alerts. Names are `budget`, or `budget of whom`. */
export async function readBudgetUse(parts: BudgetRouteParts): Promise<readonly ObservedValue[]> {
  const states = await budgetStates(parts.ledger, visibleBudgets(parts, undefined), parts.now());
  return states.map(({ name, of, usd, used_usd: usedUsd }) => ({
    name: of === undefined ? name : `${name} of ${of}`,
    value: usedUsd / usd,
  }));
}
