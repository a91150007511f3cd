import { LlmError } from '@modelhaven/core';
import { type NamedBudget, toSpending } from '@modelhaven/manager';
import type { Ledger, Monitor } from '@modelhaven/monitoring';
import { z } from 'zod';
import { RefusedRequest } from '../errors/refused-request.ts';
import { toSnakeCase } from '../json/snake-case.ts';
import type { Caller } from '../keys/caller.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Governor } from '../limits/governor.ts';
import { budgetMeter, isMeant } from '../limits/rules.ts';
import type { AnyRequest, App } from '../server-types.ts';
import { budgetListSchema, setBudgetSchema, storedBudgetAnswer } from './budget-schemas.ts';
import { type BudgetOf, budgetStates } from './budget-states.ts';

/** What the routes of budgets look at. */
export interface BudgetRouteParts {
  readonly ledger: Ledger;
  readonly governor: Governor;
  readonly keys?: KeyStore;
  readonly monitor: Pick<Monitor, 'breakdown'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Names of one budget that are shown at most, the most used first. */
const MOST_NAMES = 200;
const MONTH_MS = 31 * 86_400_000;

/** `/api/v1/budgets`: what may be spent, and what was. */
export function addBudgetRoutes(app: App, parts: BudgetRouteParts): void {
  const { ledger, keys, now } = parts;
  const audit = (request: AnyRequest, action: string, budget: string) =>
    request.log.info({ audit: `budget ${action}`, budget, by: request.caller?.keyId ?? 'local' }, `budget ${action}`);
  const store = (): KeyStore => {
    if (keys) return keys;
    throw new LlmError('UNSUPPORTED', 'This server keeps no budgets of its own: write them into its configuration.');
  };

  app.get(
    '/api/v1/budgets',
    {
      config: {
        operation: {
          id: 'listBudgets',
          tag: 'Access',
          summary: 'Show budgets, and what is left of them',
          description:
            'Of the configuration, of this API and of keys. Keys without the scope `admin` see those that they spend from.',
          responses: { 200: { description: 'The budgets.', schema: budgetListSchema } },
        },
      },
    },
    async ({ caller }) => ({
      budgets: await budgetStates(ledger, visibleBudgets(parts, caller), now()),
      shared_state: toSnakeCase(ledger.status()),
    }),
  );

  app.post(
    '/api/v1/budgets',
    {
      schema: { body: setBudgetSchema },
      config: {
        operation: {
          id: 'setBudget',
          tag: 'Access',
          summary: 'Set a budget',
          description:
            'Holds at once, survives a restart, and takes the place of one of the same name in the configuration.',
          bodyExample: { name: 'team', per: 'tenant', usd: 50, period: 'month' },
          responses: { 200: { description: 'It holds.', schema: storedBudgetAnswer } },
        },
      },
    },
    async (request) => {
      const { name, only, ...rule } = request.body;
      await store().update((found) => {
        const revision = (found.budgets.find((each) => each.name === name)?.revision ?? 0) + 1;
        const budget = { name, ...rule, ...(only ? { only } : {}), revision };
        return { ...found, budgets: [...found.budgets.filter((each) => each.name !== name), budget] };
      });
      audit(request, 'set', name);
      return { name, ...rule, ...(only ? { only } : {}) };
    },
  );

  app.delete(
    '/api/v1/budgets/:name',
    {
      config: {
        operation: {
          id: 'removeBudget',
          tag: 'Access',
          summary: 'Remove a budget that was set here',
          path: '/api/v1/budgets/{name}',
          parameters: { name: 'Its name.' },
          responses: { 200: { description: 'It is gone.', schema: z.strictObject({ name: z.string() }) } },
        },
      },
    },
    async (request) => {
      const { name } = request.params as { readonly name: string };
      if (!keys?.document().budgets.some((each) => each.name === name && !each.removed)) {
        throw new RefusedRequest(
          404,
          'No budget of this name was set here. Those of the configuration are changed there.',
        );
      }
      await keys.update((found) => ({
        ...found,
        budgets: found.budgets.map((each) =>
          each.name === name ? { ...each, removed: true, revision: each.revision + 1 } : each,
        ),
      }));
      audit(request, 'removed', name);
      return { name };
    },
  );
}

/** Every budget that a caller may see, with whom it is of. */
export function visibleBudgets(
  { governor, keys, monitor, now }: BudgetRouteParts,
  caller: Caller | undefined,
): readonly BudgetOf[] {
  const at = now();
  const seesAll = caller?.isAdmin ?? true;
  const all = keys?.document().keys ?? [];
  const shown = all.filter(({ id, tenant }) => seesAll || (tenant ?? id) === caller?.tenant);
  const own = shown.flatMap(({ id, budgets = [] }) =>
    budgets.map((written): BudgetOf => {
      const spending = toSpending(written);
      const name = `key ${id} ${spending.period}`;
      const rule = governor.rules({ keyId: id, budgets: [spending] }).find(({ budget }) => budget === name);
      return {
        budget: { ...spending, name, per: 'key' },
        of: id,
        meter: rule?.meter ?? { key: name, kind: 'spending', limit: 0 },
      };
    }),
  );
  const names = (budget: NamedBudget): readonly string[] => {
    switch (budget.per) {
      case 'total':
        return [''];
      case 'key':
        return shown.length > 0 ? shown.map(({ id }) => id) : seesAll ? ['anonymous'] : [];
      case 'tenant':
        return [...new Set(shown.map(({ id, tenant }) => tenant ?? id))];
      case 'user': {
        const used = monitor.breakdown('user', MONTH_MS).map(({ name }) => name);
        return seesAll ? used : used.filter((name) => name.startsWith(`${caller?.tenant}/`));
      }
      case 'model':
        return seesAll ? monitor.breakdown('model', MONTH_MS).map(({ name }) => name) : [];
    }
  };
  const set = governor.source().budgets.flatMap((budget) =>
    names(budget)
      .filter((name) => isMeant(budget, name))
      .slice(0, MOST_NAMES)
      .map(
        (name): BudgetOf => ({ budget, ...(name === '' ? {} : { of: name }), meter: budgetMeter(budget, name, at) }),
      ),
  );
  // What all spend from together is for who looks after all.
  return [...set.filter(({ budget }) => seesAll || budget.per !== 'total'), ...own];
}
