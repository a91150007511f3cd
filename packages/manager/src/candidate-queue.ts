import { LlmError, type ModelInfo, type ModelProvider, type RankedCandidate } from '@modelhaven/core';
import type { Route } from './attempt.ts';
import type { RoutePlan } from './plan-routes.ts';
import type { ResolvedSettings } from './settings.ts';

/** Who is asked next. */
export interface CandidateQueue {
  /** Takes the next one out; undefined where nobody is left that may answer after these failures. */
  next(): Route | undefined;
  /** Who `next` would take out. */
  peek(): Route | undefined;
  /** Whether anybody else could still be asked. */
  readonly hasMore: boolean;
  /** Puts one that was taken out behind all others, as it was too busy to be asked; false where it was there already. */
  postpone(route: Route): boolean;
  /** Says why the current one failed; it decides who may follow. */
  failed(route: Route, error: LlmError): void;
}

export interface QueueOptions {
  readonly settings: ResolvedSettings['fallback'];
  readonly providerOf: (id: string) => ModelProvider | undefined;
}

/**
 * Candidates in the order of the plan. A failed provider's other models go behind those of other providers (only where
 * the selector chose them), a prompt that was too long goes to larger contexts only, and `auto` stops after so many.
 */
export function createCandidateQueue(routePlan: RoutePlan, options: QueueOptions): CandidateQueue {
  return new Queue(routePlan, options);
}

// A class, as every call has one: its methods are shared.
class Queue implements CandidateQueue {
  readonly #routePlan: RoutePlan;
  readonly #options: QueueOptions;
  // A plan may hold thousands: they are looked at one by one, and copied only after a failure.
  #rest: readonly RankedCandidate[];
  #position = 0;
  #chosenLeft: number;
  #takenLeft: number;
  #postponed: Set<string> | undefined;

  constructor(routePlan: RoutePlan, options: QueueOptions) {
    const { enabled, maxFurtherModels } = options.settings;
    this.#routePlan = routePlan;
    this.#options = options;
    this.#rest = routePlan.plan.ranked;
    this.#chosenLeft = enabled ? maxFurtherModels + 1 : 1;
    this.#takenLeft = enabled ? Number.POSITIVE_INFINITY : 1;
  }

  next(): Route | undefined {
    const candidate = this.#seek();
    if (!candidate) return undefined;
    this.#position++;
    this.#takenLeft--;
    if (!this.#routePlan.isNamed(candidate.address)) this.#chosenLeft--;
    return this.#toRoute(candidate);
  }

  peek(): Route | undefined {
    const candidate = this.#seek();
    return candidate && this.#toRoute(candidate);
  }

  get hasMore(): boolean {
    return this.#seek() !== undefined;
  }

  postpone({ address }: Route): boolean {
    const candidate = this.#routePlan.plan.ranked.find((ranked) => ranked.address === address);
    if (!candidate || this.#postponed?.has(address)) return false;
    this.#postponed ??= new Set();
    this.#postponed.add(address);
    this.#rest = [...this.#rest.slice(this.#position), candidate];
    this.#position = 0;
    this.#takenLeft++;
    if (!this.#routePlan.isNamed(address)) this.#chosenLeft++;
    return true;
  }

  failed(route: Route, error: LlmError): void {
    const { plan, isNamed } = this.#routePlan;
    const waiting = this.#rest.slice(this.#position);
    this.#position = 0;
    if (error.code === 'CONTEXT_TOO_LONG') {
      this.#rest = waiting.filter(({ model }) => hasMoreContext(model, route, plan.promptTokens));
    } else if (this.#options.settings.preferDifferentProvider && waiting.every(({ address }) => !isNamed(address))) {
      const isSame = ({ model }: RankedCandidate) => model.provider === route.provider.id;
      this.#rest = [...waiting.filter((other) => !isSame(other)), ...waiting.filter(isSame)];
    } else this.#rest = waiting;
  }

  /** Moves on to the next one that may be asked. */
  #seek(): RankedCandidate | undefined {
    for (; this.#takenLeft > 0 && this.#position < this.#rest.length; this.#position++) {
      const candidate = this.#rest[this.#position];
      if (!candidate || (this.#chosenLeft <= 0 && !this.#routePlan.isNamed(candidate.address))) continue;
      if (this.#options.providerOf(candidate.model.provider)) return candidate;
    }
    return undefined;
  }

  #toRoute({ address, model, promptTokens }: RankedCandidate): Route {
    const provider = this.#options.providerOf(model.provider) as ModelProvider;
    return promptTokens ? { address, model, provider, promptTokens } : { address, model, provider };
  }
}

/** Where the context of the one that failed is unknown, it must at least hold the prompt as it was counted. */
function hasMoreContext(model: ModelInfo, { model: failed, promptTokens: counted }: Route, promptTokens: number) {
  if (model.contextLength === undefined) return failed.contextLength === undefined;
  return model.contextLength > (failed.contextLength ?? counted?.tokens ?? promptTokens);
}

/** The error that stands for all: the only one, the one reason they share, or `ALL_CANDIDATES_FAILED`. */
export function combinedFailure(errors: readonly LlmError[], addresses: readonly string[]): LlmError {
  const last = errors.at(-1);
  const asked = new Set(addresses).size;
  if (!last) return new LlmError('NO_CANDIDATE', 'No model could be asked.');
  const attempts = errors.length > 1 ? { attempts: errors } : {};
  // A context that is too small is the caller's to mend, however many said so.
  const tooLong = errors.findLast(({ code }) => code === 'CONTEXT_TOO_LONG');
  const sole = asked === 1 ? last : errors.every(({ code }) => code === 'CONTEXT_TOO_LONG') ? tooLong : undefined;
  if (sole) return new LlmError(sole.code, sole.message, { ...sole.details, ...attempts, cause: sole });
  const waits = errors.flatMap(({ details }) => details.retryAfterMs ?? []);
  const reasons = [...new Set(errors.map(({ details, code }) => `${details.provider ?? 'a provider'}: ${code}`))];
  return new LlmError('ALL_CANDIDATES_FAILED', `All ${asked} models that were asked failed (${reasons.join(', ')}).`, {
    attempts: errors,
    ...(waits.length > 0 ? { retryAfterMs: Math.min(...waits) } : {}),
    cause: last,
  });
}
