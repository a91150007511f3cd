import { toBudget } from '@modelhaven/manager';
import type { ServerOptions } from '../options.ts';
import type { RuleSource } from './rules.ts';

/** Reads them anew only where something changed: every request asks several times. */
export function createRuleSource(options: Parameters<typeof ruleSource>[0]): () => RuleSource {
  let seen: readonly unknown[] = [];
  let source: RuleSource | undefined;
  return () => {
    const found = [options.usageLimits, options.budgets, options.keys?.document()];
    if (!source || found.some((each, index) => each !== seen[index])) {
      seen = found;
      source = ruleSource(options);
    }
    return source;
  };
}

/** Limits and budgets of the configuration, with what was set while the server runs. */
function ruleSource({
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
