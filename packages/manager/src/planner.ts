import {
  LlmError,
  type MeasurementSource,
  type ModelInfo,
  type Plan,
  type RejectionReason,
  type Selector,
  systemTimers,
  type Timers,
} from '@modelhaven/core';
import { nearestMiss, suggestRelaxation } from '@modelhaven/selection';
import type { AcceptedRequest } from './accept-request.ts';
import { type AddressBook, expandName, type Leaf, lookUp, providersNeeded, type Target } from './addressing.ts';
import { andThen } from './and-then.ts';
import { type Candidates, createCandidates } from './candidates.ts';
import { type DifficultyRouting, routeByDifficulty } from './difficulty-routing.ts';
import type { ModelPool, ProviderModels } from './model-pool.ts';
import { planRoutes, type RoutePlan } from './plan-routes.ts';
import type { Registry } from './registry.ts';
import { mergeRequirements } from './requirements.ts';
import type { Circuits } from './resilience/circuits.ts';
import type { ResolvedSettings } from './settings.ts';
import { standingBounds } from './standing-bounds.ts';
import { createTokenCounts, PATIENCE_OF_SELECT_MS } from './token-counts.ts';

export interface PlannerParts {
  readonly registry: Registry;
  readonly pool: ModelPool;
  readonly selector: Selector;
  readonly fallbackSelector?: Selector;
  readonly circuits: Circuits;
  readonly measurements: MeasurementSource;
  readonly settings: ResolvedSettings;
  /** Default: the process's own. */
  readonly timers?: Timers;
  /** Whether a provider is known to be down; such are asked only where nobody else is left. Default: none is. */
  readonly isDown?: (provider: string) => boolean;
}

/** Finds out who could answer. */
export interface Planner {
  /** The plan, whoever it leaves. Rejects with `MODEL_NOT_FOUND` for an unknown name. */
  plan(accepted: AcceptedRequest, call?: PlanningCall): Promise<RoutePlan>;
  /**
   * The same, but not in a promise where everything is known that it needs; fails with `NO_CANDIDATE` or `CIRCUIT_OPEN`
   * where the plan leaves nobody.
   */
  planToAsk(accepted: AcceptedRequest, call?: PlanningCall): RoutePlan | Promise<RoutePlan>;
  /** What a name stands for. */
  targets(names: readonly string[], call?: PlanningCall): Promise<readonly Target[]>;
}

/** What planning needs to know of a call. */
export interface PlanningCall {
  readonly signal?: AbortSignal;
  /** Which models may be used, by address; absent: all. */
  readonly allows?: (address: string) => boolean;
  /** Milliseconds that counts of tokens may take. Default: what an answer waits for them. */
  readonly countingMs?: number;
  /** Told of the plan that is to be asked by, also of one that leaves nobody. */
  readonly onPlan?: (plan: Plan) => void;
}

/** What names came to, in these lists. */
interface Resolved {
  readonly names: readonly string[];
  readonly leaves: readonly (readonly Leaf[])[];
  /** Providers whose lists were needed; undefined: all. */
  readonly needed: readonly string[] | undefined;
  readonly lists: readonly ProviderModels[];
  readonly loadedBy: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  /** Each once, also those that a caller may not use. */
  readonly targets: readonly Target[];
}

/** Combinations of names that are remembered; there are a few in use. */
const MOST_KNOWN = 500;

const keyOf = (names: readonly string[]): string => (names.length === 1 ? (names[0] as string) : names.join('\n'));

/** Names → targets → candidates as they stand now → plan. */
export function createPlanner(parts: PlannerParts): Planner {
  const { registry, pool, circuits, settings, isDown = () => false } = parts;
  const hopeful = createCandidates(parts);
  const tokenCounts = createTokenCounts({ registry, timers: parts.timers ?? systemTimers });
  const candidates = createCandidates({
    ...parts,
    circuits: { isAvailable: (provider, address) => !isDown(provider) && circuits.isAvailable(provider, address) },
  });

  // Names are resolved anew only when a list has changed: aliases and task types stay what they are.
  const known = new Map<string, Resolved>();

  const resolve = (
    names: readonly string[],
    fields: readonly string[] | undefined,
    { leaves, needed }: Pick<Resolved, 'leaves' | 'needed'>,
    lists: readonly ProviderModels[],
  ): Resolved => {
    const book = bookOf(parts, lists);
    const bounds = standingBounds(leaves);
    const found = leaves.flatMap((some, index) =>
      lookUp(some, book, fields?.[index]).map((target): Target => {
        const requirements = mergeRequirements(target.requirements, bounds[index] ?? {});
        return { ...target, requirements };
      }),
    );
    const loadedBy = new Map(lists.map(({ provider, loaded }) => [provider.id, loaded]));
    return { names, leaves, needed, lists, loadedBy, targets: withoutRepeats(found) };
  };

  /** What is known of these names, where the lists are still those that they were looked up in. */
  const recall = (names: readonly string[]): Resolved | undefined => {
    const last = known.get(keyOf(names));
    // A name may hold what stands between two names.
    const isSame = last?.names.length === names.length && last.names.every((name, index) => name === names[index]);
    return last && isSame && last.lists === pool.peek(last.needed) ? last : undefined;
  };

  const find = async (
    names: readonly string[],
    signal: AbortSignal | undefined,
    fields?: readonly string[],
    routing?: DifficultyRouting,
  ): Promise<Resolved> => {
    const { aliases, taskTypes } = settings;
    const byDifficulty = routing ? { byDifficulty: routing.byDifficulty } : {};
    const leaves = names.map((name) => expandName(name, { aliases, taskTypes, ...byDifficulty }));
    const needed = providersNeeded(leaves.flat(), registry.ids);
    const read = await pool.read({ ...(needed ? { providers: needed } : {}), ...(signal ? { signal } : {}) });
    const peeked = pool.peek(needed);
    const resolved = resolve(names, fields, { leaves, needed }, peeked ?? read);
    // What goes by the difficulty of a prompt holds for that prompt alone.
    if (peeked && routing?.notes.length === 0) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(keyOf(names), resolved);
    }
    return resolved;
  };

  /** A check may be wrong: where it leaves nobody, it is not heard. */
  const plan = (accepted: AcceptedRequest, call: PlanningCall = {}): RoutePlan | Promise<RoutePlan> =>
    andThen(planAmong(accepted, call, candidates), (found) =>
      found.plan.ranked.length > 0 || !registry.ids.some(isDown) ? found : planAmong(accepted, call, hopeful),
    );

  const planAmong = (
    accepted: AcceptedRequest,
    call: PlanningCall,
    candidates: Candidates,
  ): RoutePlan | Promise<RoutePlan> => {
    const routing = routeByDifficulty(accepted.request, accepted.requirements.taskType);
    const resolved = recall(accepted.names) ?? find(accepted.names, call.signal, accepted.nameFields, routing);
    return andThen(resolved, (known) => planWithin(known, routing, accepted, call, candidates));
  };

  const planWithin = (
    resolved: Resolved,
    routing: DifficultyRouting,
    accepted: AcceptedRequest,
    call: PlanningCall,
    candidates: Candidates,
  ): RoutePlan | Promise<RoutePlan> => {
    const { lists, loadedBy } = resolved;
    const targets = allowedOf(resolved.targets, accepted.names, call.allows);
    // Whoever demands free models first means those of every provider.
    const aloof = accepted.requirements.preferFree === undefined ? aloofOf(lists) : undefined;
    const candidateOf = (model: ModelInfo) =>
      candidates.of(model, loadedBy.get(model.provider), !aloof?.has(model.provider));
    const isOpen = targets.some(({ type }) => type === 'auto');
    const mayBeAsked = isOpen
      ? lists.map(({ models = [] }) => models)
      : [targets.flatMap((target) => (target.type === 'model' ? [target.model] : []))];
    const counting = tokenCounts.count(accepted.request, mayBeAsked, {
      signal: call.signal,
      patienceMs: call.countingMs,
    });
    return andThen(counting, (counted) => {
      const routePlan = planRoutes({
        facts: counted.facts,
        selector: parts.selector,
        ...(parts.fallbackSelector ? { fallbackSelector: parts.fallbackSelector } : {}),
        request: accepted.request,
        requirements: accepted.requirements,
        targets,
        ...(accepted.providerOrder ? { providerOrder: accepted.providerOrder } : {}),
        candidateOf,
        candidates: () => {
          const all = lists.flatMap(({ models }) => (models ?? []).map(candidateOf));
          const { allows } = call;
          return allows ? all.filter(({ address }) => allows(address)) : all;
        },
        settings: settings.selection,
      });
      if (routing.notes.length === 0 && counted.notes.length === 0) return routePlan;
      return { ...routePlan, plan: { ...routePlan.plan, notes: [...routing.notes, ...counted.notes] } };
    });
  };

  return {
    plan: async (accepted, call) => plan(accepted, { countingMs: PATIENCE_OF_SELECT_MS, ...call }),
    planToAsk(accepted, call) {
      return andThen(circuits.refresh(), () =>
        andThen(plan(accepted, call), (routePlan) => {
          call?.onPlan?.(routePlan.plan);
          if (routePlan.plan.ranked.length > 0) return routePlan;
          throw nobodyLeft(routePlan.plan, circuits.retryAfterMs);
        }),
      );
    },
    targets: async (names, { signal, allows } = {}) => allowedOf((await find(names, signal)).targets, names, allows),
  };
}

/** Providers that were told not to put free models first. */
function aloofOf(lists: readonly ProviderModels[]): ReadonlySet<string> | undefined {
  let aloof: Set<string> | undefined;
  for (const { provider } of lists) {
    if (provider.filter?.get().preferFreeModels !== false) continue;
    aloof ??= new Set();
    aloof.add(provider.id);
  }
  return aloof;
}

function bookOf({ registry, settings }: PlannerParts, lists: readonly ProviderModels[]): AddressBook {
  const known = lists.flatMap(({ provider, models }) =>
    models && models.length > 0 ? [[provider.id, models] as const] : [],
  );
  return {
    aliases: settings.aliases,
    taskTypes: settings.taskTypes,
    providers: registry.ids,
    models: new Map(known),
    defaultProvider: settings.defaultProvider,
  };
}

/** Those that may be used. Throws `UNAUTHORIZED` where none of those that were named may. */
function allowedOf(
  targets: readonly Target[],
  names: readonly string[],
  allows: PlanningCall['allows'],
): readonly Target[] {
  if (!allows) return targets;
  const left = targets.filter((target) => target.type === 'auto' || allows(target.address));
  if (left.length > 0 || targets.length === 0) return left;
  const message = `The key may not use ${names.join(', ')}. GET /v1/models lists what it may use.`;
  throw new LlmError('UNAUTHORIZED', message, { status: 403, field: 'model' });
}

function withoutRepeats(targets: readonly Target[]): readonly Target[] {
  const seen = new Set<string>();
  return targets.filter((target) => {
    if (target.type === 'auto') return true;
    const isNew = !seen.has(target.address);
    seen.add(target.address);
    return isNew;
  });
}

/** Rejections that are spelled out in an error; the plan has them all. */
const MOST_ISSUES = 50;

/** Says why nobody is left, and which demand is nearest to being met. */
export function nobodyLeft(plan: Plan, retryAfterMs: (address: string) => number | undefined): LlmError {
  const issues = plan.rejected.slice(0, MOST_ISSUES).map(({ address, reasons }) => ({
    path: address,
    message: reasons.map(({ message }) => message).join(' '),
  }));
  const isResting = (reasons: readonly RejectionReason[]) => reasons.every(({ filter }) => filter === 'health');
  const resting = plan.rejected.filter(({ reasons }) => isResting(reasons));
  if (resting.length > 0) {
    const waits = resting.flatMap(({ address }) => retryAfterMs(address) ?? []);
    return new LlmError('CIRCUIT_OPEN', 'Every model that could answer failed lately and rests. Try again shortly.', {
      issues,
      ...(waits.length > 0 ? { retryAfterMs: Math.min(...waits) } : {}),
    });
  }
  if (plan.rejected.length === 0) {
    const message = 'There is no model to ask. Switch a provider on, or look at its health.';
    return new LlmError('NO_CANDIDATE', message);
  }
  const suggestion = suggestRelaxation(plan)?.message ?? nearestMiss(plan) ?? '';
  return new LlmError('NO_CANDIDATE', `No model meets the requirements. ${suggestion}`, { issues });
}
