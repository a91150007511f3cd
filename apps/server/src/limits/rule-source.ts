import { toBudget } from '@modelhaven/manager';
import type { ServerOptions } from '../options.ts';
import type { RuleSource } from './rules.ts';

/** Limits and budgets of the configuration, with what was set while the server runs. */
export function ruleSource({
  usageLimits,
  budgets = [],
  keys,
}: Pick<ServerOptions, 'usageLimits' | 'budgets' | 'keys'>): RuleSource {
  const stored = keys?.document().budgets ?? [];
  // One that was set and removed again lets that of the configuration through.
  const names = new Set(stored.filter(({ removed }) => !removed).map(({ name }) => name));
  const set = stored.flatMap(({ name, removed, revision: _, ...written }) =>
    removed ? [] : [{ name, ...toBudget(written) }],
  );
  return {
    limits: usageLimits ?? { perModel: [] },
    budgets: [...budgets.filter(({ name }) => !names.has(name)), ...set],
  };
}
