import type {
  Candidate,
  GenerateRequest,
  ModelInfo,
  Plan,
  PlanFacts,
  RankedCandidate,
  RejectedCandidate,
  RejectionReason,
  Requirements,
  Selector,
} from '@modelhaven/core';
import type { Target } from './addressing.ts';
import { mergeRequirements } from './requirements.ts';
import type { ResolvedSettings } from './settings.ts';

/** The whole order over all that was asked for. */
export interface RoutePlan {
  readonly plan: Plan;
  /** Whether the caller named this model, rather than the selector choosing it. */
  readonly isNamed: (address: string) => boolean;
  /** USD that the request may cost with this model, by the request or the alias that led to it; undefined: any. */
  readonly maxCostUsdOf: (address: string) => number | undefined;
}

export interface PlanRoutesInput {
  readonly selector: Selector;
  /** Orders the stand-ins of `auto`, where that is another selector than the first. */
  readonly fallbackSelector?: Selector;
  readonly request: GenerateRequest;
  readonly requirements: Requirements;
  /** What was asked for, in order. */
  readonly targets: readonly Target[];
  /** Providers whose models come first in `auto`, in this order. */
  readonly providerOrder?: readonly string[];
  readonly candidateOf: (model: ModelInfo) => Candidate;
  /** Every model there is, for `auto`. */
  readonly candidates: () => readonly Candidate[];
  /** What was counted before. */
  readonly facts?: PlanFacts;
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
  const parts = segmentsOf(targets).map((segment): RoutePlan => {
    const wanted = withSafetyFloor(mergeRequirements(requirements, segment.requirements), settings);
    return segment.type === 'models' ? planNamed(input, wanted, segment.models) : planAuto(input, wanted);
  });
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : joined(parts, demanded);
}

/** Each model once, at its first place; it counts as rejected only where no part takes it. */
function joined(parts: readonly RoutePlan[], requirements: Requirements): RoutePlan {
  const ranked = new Map<string, RankedCandidate>();
  const rejected = new Map<string, RejectedCandidate>();
  const named = new Set<string>();
  const limits = new Map<string, number | undefined>();
  for (const { plan, isNamed, maxCostUsdOf } of parts) {
    for (const candidate of plan.ranked) {
      const { address } = candidate;
      if (ranked.has(address)) continue;
      ranked.set(address, candidate);
      limits.set(address, maxCostUsdOf(address));
      if (isNamed(address)) named.add(address);
    }
    for (const candidate of plan.rejected) rejected.set(candidate.address, candidate);
  }
  const head = parts[0]?.plan;
  return {
    isNamed: (address) => named.has(address),
    maxCostUsdOf: (address) => limits.get(address),
    plan: {
      algorithm: head?.algorithm ?? 'none',
      requirements,
      promptTokens: head?.promptTokens ?? 0,
      ...(head?.promptTokensUpper === undefined ? {} : { promptTokensUpper: head.promptTokensUpper }),
      ranked: [...ranked.values()],
      rejected: [...rejected.values()].filter(({ address }) => !ranked.has(address)),
    },
  };
}

function isSame(first: Requirements, second: Requirements): boolean {
  return first === second || JSON.stringify(first) === JSON.stringify(second);
}

function planNamed(input: PlanRoutesInput, demanded: Requirements, models: readonly ModelInfo[]): RoutePlan {
  const candidates = models.map(input.candidateOf);
  const addresses = candidates.map(({ address }) => address);
  const plan = input.selector.plan(input.request, { ...demanded, models: addresses }, candidates, input.facts);
  const maxCostUsdOf = () => demanded.maxCostUsd;
  return { plan: trustTheCaller(plan, demanded, candidates, addresses), isNamed: () => true, maxCostUsdOf };
}

function planAuto(
  { selector, fallbackSelector, request, settings, candidates, providerOrder, facts }: PlanRoutesInput,
  demanded: Requirements,
): RoutePlan {
  const preferFree = demanded.preferFree ?? settings.preferFree;
  const requirements: Requirements = preferFree ? { ...demanded, preferFree } : demanded;
  const all = candidates();
  const plan = selector.plan(request, requirements, all, facts);
  const ordered = fallbackSelector ? reorderRest(plan, fallbackSelector.plan(request, requirements, all, facts)) : plan;
  const preferred = withPreferredFirst(ordered, settings.preferredModels);
  const counted = countedAsFirst(byProvider(preferred, providerOrder));
  return { plan: counted, isNamed: () => false, maxCostUsdOf: () => demanded.maxCostUsd };
}

type Segment =
  | { readonly type: 'models'; readonly models: ModelInfo[]; readonly requirements: Requirements }
  | { readonly type: 'auto'; readonly requirements: Requirements };

// Neighbouring models of which the same is demanded are planned together, so that the selector sees the whole list.
function segmentsOf(targets: readonly Target[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const target of targets) {
    const last = segments.at(-1);
    if (target.type === 'auto') segments.push(target);
    else if (last?.type === 'models' && isSame(last.requirements, target.requirements)) last.models.push(target.model);
    else segments.push({ type: 'models', models: [target.model], requirements: target.requirements });
  }
  return segments;
}

/** The first stays; whoever stands in for it comes in the order of the other plan. */
function reorderRest(plan: Plan, byFallback: Plan): Plan {
  const [first, ...others] = plan.ranked;
  if (!first) return plan;
  const places = new Map(byFallback.ranked.map(({ address }, place) => [address, place]));
  const placeOf = ({ address }: RankedCandidate) => places.get(address) ?? places.size;
  return { ...plan, ranked: [first, ...others.sort((a, b) => placeOf(a) - placeOf(b))] };
}

/** The tokens of a plan are those of whoever is asked first. */
function countedAsFirst(plan: Plan): Plan {
  const counted = plan.ranked[0]?.promptTokens;
  if (!counted || (plan.promptTokens === counted.tokens && plan.promptTokensUpper === counted.upper)) return plan;
  return { ...plan, promptTokens: counted.tokens, promptTokensUpper: counted.upper };
}

/** The models of these providers first, in their order; among those of one provider, and all others, nothing moves. */
function byProvider(plan: Plan, order: readonly string[] = []): Plan {
  if (order.length === 0) return plan;
  const placeOf = ({ model }: RankedCandidate) => {
    const place = order.indexOf(model.provider);
    return place === -1 ? order.length : place;
  };
  return { ...plan, ranked: [...plan.ranked].sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** In the places that a provider's models hold, its preferred ones come first; no other provider moves. */
function withPreferredFirst(plan: Plan, addresses: readonly string[] = []): Plan {
  const preferred = new Set(addresses);
  if (preferred.size === 0 || !plan.ranked.some(({ address }) => preferred.has(address))) return plan;
  const queues = new Map<string, RankedCandidate[]>();
  for (const wanted of [true, false]) {
    for (const entry of plan.ranked) {
      if (preferred.has(entry.address) !== wanted) continue;
      const queue = queues.get(entry.model.provider) ?? [];
      queue.push(entry);
      queues.set(entry.model.provider, queue);
    }
  }
  return { ...plan, ranked: plan.ranked.map((entry) => queues.get(entry.model.provider)?.shift() ?? entry) };
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
  // Nearly always one model is named, and can.
  if (plan.rejected.length === 0 && plan.ranked.length <= 1) return countedAsFirst(plan);
  const modelOf = new Map(candidates.map((candidate) => [candidate.address, candidate.model]));
  const kept: RankedCandidate[] = [];
  const rejected: RejectedCandidate[] = [];
  for (const candidate of plan.rejected) {
    const model = modelOf.get(candidate.address);
    if (model && candidate.reasons.every((reason) => isOnlyDoubt(reason, demanded))) {
      const { address, promptTokens } = candidate;
      const reasons = candidate.reasons.map(({ message }) => `Named by the caller, although: ${message}`);
      kept.push({ address, model, scores: { total: 0 }, reasons, ...(promptTokens ? { promptTokens } : {}) });
    } else rejected.push(candidate);
  }
  const ranked = [...plan.ranked, ...kept].sort((a, b) => order.indexOf(a.address) - order.indexOf(b.address));
  return countedAsFirst({ ...plan, ranked, rejected });
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
