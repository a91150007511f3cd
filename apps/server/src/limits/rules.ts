import type { AllLimits, Limits, NamedBudget, Spending } from '@modelhaven/manager';
import type { Meter } from '@modelhaven/monitoring';
import { matchesModel, matchesPattern } from '../keys/model-patterns.ts';
import { periodOf } from './period.ts';

/** Billionths of a USD: whole numbers, so that sums are exact. */
export const NANO = 1_000_000_000;

/** Who is limited. */
export interface Subject {
  /** `anonymous` where the server has no keys. */
  readonly keyId: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly limits?: Limits;
  readonly budgets?: readonly Spending[];
}

/** A limit or budget as it holds for one request. */
export interface Rule {
  readonly meter: Meter;
  readonly unit: 'requests' | 'tokens' | 'cost' | 'slots';
  /** True where another model could be asked instead. */
  readonly isOfModel: boolean;
  /** What it is, in words: `60 requests a minute for this key`. */
  readonly label: string;
  /** Name of the budget; absent for limits. */
  readonly budget?: string;
}

/** What the operator has set. */
export interface RuleSource {
  readonly limits: AllLimits;
  readonly budgets: readonly NamedBudget[];
}

const WINDOWS = [
  ['Minute', 60_000],
  ['Hour', 3_600_000],
  ['Day', 86_400_000],
] as const;
const UNITS = [
  ['requests', 'requests', 1],
  ['tokens', 'tokens', 1],
  ['cost', 'costUsd', NANO],
] as const;

/** Every limit and budget that does not ask for the model. `now` is milliseconds since 1970. */
export function rulesOf(source: RuleSource, subject: Subject, now: number): readonly Rule[] {
  if (isUnlimited(source, subject)) return [];
  const { keyId, tenant, user } = subject;
  const who = user === undefined ? undefined : tenant === undefined ? user : `${tenant}/${user}`;
  return [
    ...limitRules(subject.limits ?? source.limits.perKey ?? {}, `key:${keyId}`, 'this key', false),
    ...(who === undefined ? [] : limitRules(source.limits.perUser ?? {}, `user:${who}`, 'this user', false)),
    ...(subject.budgets ?? []).map((spending) =>
      budgetRule(
        spending,
        `key ${keyId} ${spending.period}`,
        `own:${keyId}:${spending.period}`,
        'this key',
        false,
        now,
      ),
    ),
    ...source.budgets.flatMap((budget): Rule[] => {
      const name = { total: '', key: keyId, tenant, user: who, model: undefined }[budget.per];
      if (name === undefined || !isMeant(budget, name)) return [];
      const whose = budget.per === 'total' ? 'everybody' : `this ${budget.per}`;
      return [budgetRule(budget, budget.name, meterName(budget, name), whose, false, now)];
    }),
  ];
}

/** Most servers limit nobody: every request asks, so that is told without making anything. */
function isUnlimited({ limits: { perKey, perUser }, budgets }: RuleSource, subject: Subject): boolean {
  return budgets.length === 0 && !perKey && !perUser && !subject.limits && !subject.budgets;
}

/** Every limit and budget of a model, by its address. */
export function modelRulesOf(source: RuleSource, address: string, now: number): readonly Rule[] {
  return [
    ...source.limits.perModel.flatMap(({ pattern, limits }) =>
      matchesModel([pattern], address) ? limitRules(limits, `model:${address}`, address, true) : [],
    ),
    ...source.budgets.flatMap((budget) =>
      budget.per === 'model' && (budget.only === undefined || matchesModel(budget.only, address))
        ? [budgetRule(budget, budget.name, meterName(budget, address), address, true, now)]
        : [],
    ),
  ];
}

/** Whether anything at all is set for models. */
export function hasModelRules({ limits, budgets }: RuleSource): boolean {
  return limits.perModel.length > 0 || budgets.some(({ per }) => per === 'model');
}

/** The meter of a budget for one of those that it is for; `total` has one of no name. */
export function budgetMeter(budget: NamedBudget, name: string, now: number): Meter {
  return budgetRule(budget, budget.name, meterName(budget, name), '', false, now).meter;
}

/** Whether a budget is for this key, user or tenant. */
export function isMeant({ only, per }: NamedBudget, name: string): boolean {
  if (only === undefined || per === 'total') return true;
  return per === 'model' ? matchesModel(only, name) : only.some((pattern) => matchesPattern(pattern, name));
}

function meterName({ name: budget, per, period }: NamedBudget, name: string): string {
  return `budget:${budget}:${period}:${per}:${name}`;
}

function limitRules(limits: Limits, name: string, whose: string, isOfModel: boolean): readonly Rule[] {
  const windows = UNITS.flatMap(([unit, field, factor]) =>
    WINDOWS.flatMap(([length, windowMs]): Rule[] => {
      const limit = limits[`${field}Per${length}`];
      if (limit === undefined) return [];
      const meter: Meter = {
        key: `${name}:${unit}:${length}`,
        kind: 'window',
        limit: Math.floor(limit * factor),
        windowMs,
      };
      const amount = unit === 'cost' ? `${limit} USD` : `${limit} ${unit}`;
      return [{ meter, unit, isOfModel, label: `${amount} a ${length.toLowerCase()} for ${whose}` }];
    }),
  );
  const { concurrentRequests: slots } = limits;
  if (slots === undefined) return windows;
  const meter: Meter = { key: `${name}:slots`, kind: 'slots', limit: slots };
  return [...windows, { meter, unit: 'slots', isOfModel, label: `${slots} requests at once for ${whose}` }];
}

function budgetRule(
  { period, usd, enforce }: Spending,
  budget: string,
  name: string,
  whose: string,
  isOfModel: boolean,
  now: number,
): Rule {
  const { id, endsAt } = periodOf(period, now);
  const meter: Meter = {
    key: `${name}:${id}`,
    kind: 'spending',
    limit: Math.floor(usd * NANO),
    endsAt,
    ...(enforce === 'soft' ? { isSoft: true } : {}),
  };
  return { meter, unit: 'cost', isOfModel, budget, label: `${usd} USD a ${period} for ${whose}` };
}
