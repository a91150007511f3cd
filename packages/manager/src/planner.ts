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
import { type AddressBook, expandName, lookUp, providersNeeded, type Target } from './addressing.ts';
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
  /** The same, but rejects with `NO_CANDIDATE` or `CIRCUIT_OPEN` where the plan leaves nobody. */
  planToAsk(accepted: AcceptedRequest, call?: PlanningCall): Promise<RoutePlan>;
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

/** Names → targets → candidates as they stand now → plan. */
export function createPlanner(parts: PlannerParts): Planner {
  const { registry, pool, circuits, settings, isDown = () => false } = parts;
  const hopeful = createCandidates(parts);
  const tokenCounts = createTokenCounts({ registry, timers: parts.timers ?? systemTimers });
  const candidates = createCandidates({
    ...parts,
    circuits: { isAvailable: (provider, address) => !isDown(provider) && circuits.isAvailable(provider, address) },
  });

  const find = async (
    names: readonly string[],
    { signal, allows }: PlanningCall,
    fields?: readonly string[],
    byDifficulty?: DifficultyRouting['byDifficulty'],
  ) => {
    const { aliases, taskTypes } = settings;
    const leaves = names.map((name) =>
      expandName(name, { aliases, taskTypes, ...(byDifficulty ? { byDifficulty } : {}) }),
    );
    const needed = providersNeeded(leaves.flat(), registry.ids);
    const lists = await pool.read({ ...(needed ? { providers: needed } : {}), ...(signal ? { signal } : {}) });
    const book = bookOf(parts, lists);
    const bounds = standingBounds(leaves);
    const found = leaves.flatMap((some, index) =>
      lookUp(some, book, fields?.[index]).map((target): Target => {
        const requirements = mergeRequirements(target.requirements, bounds[index] ?? {});
        return { ...target, requirements };
      }),
    );
    return { lists, targets: allowedOf(withoutRepeats(found), names, allows) };
  };

  /** A check may be wrong: where it leaves nobody, it is not heard. */
  const plan = async (accepted: AcceptedRequest, call: PlanningCall = {}): Promise<RoutePlan> => {
    const found = await planAmong(accepted, call, candidates);
    return found.plan.ranked.length > 0 || !registry.ids.some(isDown) ? found : planAmong(accepted, call, hopeful);
  };

  const planAmong = async (
    accepted: AcceptedRequest,
    call: PlanningCall,
    candidates: Candidates,
  ): Promise<RoutePlan> => {
    const routing = routeByDifficulty(accepted.request, accepted.requirements.taskType);
    const { lists, targets } = await find(accepted.names, call, accepted.nameFields, routing.byDifficulty);
    const loadedBy = new Map(lists.map(({ provider, loaded }) => [provider.id, loaded]));
    // Whoever demands free models first means those of every provider.
    const isDemanded = accepted.requirements.preferFree !== undefined;
    const aloof = new Set(
      isDemanded
        ? []
        : lists.flatMap(({ provider: { id, filter } }) => (filter?.get().preferFreeModels === false ? [id] : [])),
    );
    const candidateOf = (model: ModelInfo) =>
      candidates.of(model, loadedBy.get(model.provider), !aloof.has(model.provider));
    const isOpen = targets.some(({ type }) => type === 'auto');
    const mayBeAsked = isOpen
      ? lists.map(({ models = [] }) => models)
      : [targets.flatMap((target) => (target.type === 'model' ? [target.model] : []))];
    const counted = await tokenCounts.count(accepted.request, mayBeAsked, {
      signal: call.signal,
      patienceMs: call.countingMs,
    });
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
    const notes = [...routing.notes, ...counted.notes];
    return notes.length === 0 ? routePlan : { ...routePlan, plan: { ...routePlan.plan, notes } };
  };

  return {
    plan: (accepted, call) => plan(accepted, { countingMs: PATIENCE_OF_SELECT_MS, ...call }),
    async planToAsk(accepted, call) {
      await circuits.refresh();
      const routePlan = await plan(accepted, call);
      call?.onPlan?.(routePlan.plan);
      if (routePlan.plan.ranked.length > 0) return routePlan;
      throw nobodyLeft(routePlan.plan, circuits.retryAfterMs);
    },
    targets: async (names, call = {}) => (await find(names, call)).targets,
  };
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
