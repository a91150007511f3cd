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
export function createCandidateQueue(
  { plan, isNamed }: RoutePlan,
  { settings, providerOf }: QueueOptions,
): CandidateQueue {
  // A plan may hold thousands: they are looked at one by one, and copied only after a failure.
  let rest = plan.ranked;
  let position = 0;
  let chosenLeft = settings.enabled ? settings.maxFurtherModels + 1 : 1;
  let takenLeft = settings.enabled ? Number.POSITIVE_INFINITY : 1;

  const postponed = new Set<string>();

  /** Moves on to the next one that may be asked. */
  const seek = (): Route | undefined => {
    for (; takenLeft > 0 && position < rest.length; position++) {
      const candidate = rest[position];
      if (!candidate || (chosenLeft <= 0 && !isNamed(candidate.address))) continue;
      const { address, model, promptTokens } = candidate;
      const provider = providerOf(model.provider);
      if (provider) return { address, model, provider, ...(promptTokens ? { promptTokens } : {}) };
    }
    return undefined;
  };

  return {
    next() {
      const route = seek();
      if (!route) return undefined;
      position++;
      takenLeft--;
      if (!isNamed(route.address)) chosenLeft--;
      return route;
    },
    peek: seek,
    get hasMore() {
      return seek() !== undefined;
    },
    postpone({ address }) {
      const candidate = plan.ranked.find((ranked) => ranked.address === address);
      if (!candidate || postponed.has(address)) return false;
      postponed.add(address);
      rest = [...rest.slice(position), candidate];
      position = 0;
      takenLeft++;
      if (!isNamed(address)) chosenLeft++;
      return true;
    },
    failed(route, error) {
      const waiting = rest.slice(position);
      position = 0;
      if (error.code === 'CONTEXT_TOO_LONG') {
        rest = waiting.filter(({ model }) => hasMoreContext(model, route, plan.promptTokens));
      } else if (settings.preferDifferentProvider && waiting.every(({ address }) => !isNamed(address))) {
        const isSame = ({ model }: RankedCandidate) => model.provider === route.provider.id;
        rest = [...waiting.filter((other) => !isSame(other)), ...waiting.filter(isSame)];
      } else rest = waiting;
    },
  };
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
