import type {
  Candidate,
  GenerateRequest,
  ModelInfo,
  Plan,
  RankedCandidate,
  RejectedCandidate,
  RejectionReason,
  Requirements,
  Selector,
} from '@modelhaven/core';
import type { Target } from './addressing.ts';
import { mergeRequirements } from './requirements.ts';
import type { ResolvedSettings } from './settings.ts';

/** A model in its place of the order, and whether the caller named it or the selector chose it. */
export interface PlannedRoute extends RankedCandidate {
  readonly isNamed: boolean;
}

/** The whole order over all that was asked for. */
export interface RoutePlan {
  readonly plan: Plan;
  readonly routes: readonly PlannedRoute[];
}

export interface PlanRoutesInput {
  readonly selector: Selector;
  /** Orders the stand-ins of `auto`, where that is another selector than the first. */
  readonly fallbackSelector?: Selector;
  readonly request: GenerateRequest;
  readonly requirements: Requirements;
  /** What was asked for, in order. */
  readonly targets: readonly Target[];
  readonly candidateOf: (model: ModelInfo) => Candidate;
  /** Every model there is, for `auto`. */
  readonly candidates: () => readonly Candidate[];
  readonly settings: ResolvedSettings['selection'];
}

/**
 * One plan over named models and `auto`, in the order they were asked for: each model once, at its first place.
 *
 * A model that the caller named is asked even where the selector doubts that it can (capabilities that nobody declared,
 * an estimate of the context, a resting circuit): the provider knows best, and the caller chose. What the caller
 * demanded in so many words holds for named models as well.
 */
export function planRoutes(input: PlanRoutesInput): RoutePlan {
  const { requirements, targets, settings } = input;
  const demanded = withSafetyFloor(requirements, settings);
  const routes = new Map<string, PlannedRoute>();
  const rejected = new Map<string, RejectedCandidate>();
  let head: Plan | undefined;
  const add = (plan: Plan, isNamed: boolean) => {
    head ??= plan;
    for (const candidate of plan.ranked) {
      if (!routes.has(candidate.address)) routes.set(candidate.address, { ...candidate, isNamed });
    }
    for (const candidate of plan.rejected) rejected.set(candidate.address, candidate);
  };

  for (const segment of segmentsOf(targets)) {
    if (segment.type === 'auto') {
      const wanted = withSafetyFloor(mergeRequirements(requirements, segment.requirements), settings);
      for (const plan of autoPlans(input, wanted)) add(plan, false);
    } else {
      const candidates = segment.models.map(input.candidateOf);
      const addresses = candidates.map(({ address }) => address);
      const plan = input.selector.plan(input.request, { ...demanded, models: addresses }, candidates);
      add(trustTheCaller(plan, demanded, candidates, addresses), true);
    }
  }
  const plan: Plan = {
    algorithm: head?.algorithm ?? 'none',
    requirements: demanded,
    promptTokens: head?.promptTokens ?? 0,
    ranked: [...routes.values()].map(({ isNamed: _, ...candidate }) => candidate),
    rejected: [...rejected.values()].filter(({ address }) => !routes.has(address)),
  };
  return { plan, routes: [...routes.values()] };
}

type Segment =
  | { readonly type: 'models'; readonly models: ModelInfo[] }
  | { readonly type: 'auto'; readonly requirements: Requirements };

// Neighbouring models are planned together, so that the selector sees the whole list.
function segmentsOf(targets: readonly Target[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const target of targets) {
    const last = segments.at(-1);
    if (target.type === 'auto') segments.push(target);
    else if (last?.type === 'models') last.models.push(target.model);
    else segments.push({ type: 'models', models: [target.model] });
  }
  return segments;
}

/** First those that meet the configured wishes, then all that meet the demands: a wish never leaves a caller unanswered. */
function* autoPlans(input: PlanRoutesInput, demanded: Requirements): Generator<Plan> {
  const { selector, fallbackSelector, request, settings } = input;
  const candidates = input.candidates();
  const preferFree = demanded.preferFree ?? settings.preferFree;
  const base: Requirements = preferFree ? { ...demanded, preferFree } : demanded;
  const wishes: Requirements = {
    ...(settings.minQualityScore === undefined ? {} : { minQualityScore: settings.minQualityScore }),
    ...(settings.maxLatencyMs === undefined ? {} : { maxLatencyMs: settings.maxLatencyMs }),
  };
  const requirementSets = Object.keys(wishes).length === 0 ? [base] : [{ ...wishes, ...base }, base];
  for (const requirements of requirementSets) {
    const plan = selector.plan(request, requirements, candidates);
    yield fallbackSelector ? reorderRest(plan, fallbackSelector.plan(request, requirements, candidates)) : plan;
  }
}

function reorderRest(plan: Plan, byFallback: Plan): Plan {
  const [first] = plan.ranked;
  if (!first) return plan;
  const known = new Set(plan.ranked.map(({ address }) => address));
  const rest = byFallback.ranked.filter(({ address }) => address !== first.address && known.has(address));
  return rest.length === plan.ranked.length - 1 ? { ...plan, ranked: [first, ...rest] } : plan;
}

function withSafetyFloor(requirements: Requirements, { minSafetyScore }: ResolvedSettings['selection']): Requirements {
  return requirements.therapeuticSafetyRequired && requirements.minSafetyScore === undefined
    ? { ...requirements, minSafetyScore }
    : requirements;
}

function trustTheCaller(
  plan: Plan,
  demanded: Requirements,
  candidates: readonly Candidate[],
  order: readonly string[],
): Plan {
  const modelOf = new Map(candidates.map((candidate) => [candidate.address, candidate.model]));
  const kept: RankedCandidate[] = [];
  const rejected: RejectedCandidate[] = [];
  for (const candidate of plan.rejected) {
    const model = modelOf.get(candidate.address);
    if (model && candidate.reasons.every((reason) => isOnlyDoubt(reason, demanded))) {
      const reasons = candidate.reasons.map(({ message }) => `Named by the caller, although: ${message}`);
      kept.push({ address: candidate.address, model, scores: { total: 0 }, reasons });
    } else rejected.push(candidate);
  }
  const ranked = [...plan.ranked, ...kept].sort((a, b) => order.indexOf(a.address) - order.indexOf(b.address));
  return { ...plan, ranked, rejected };
}

function isOnlyDoubt({ filter }: RejectionReason, demanded: Requirements): boolean {
  switch (filter) {
    case 'capability':
      return !demanded.requiredCapabilities?.length;
    case 'context':
      return demanded.contextLengthNeeded === undefined;
    case 'health':
    case 'expired':
      return true;
    default:
      return false;
  }
}
