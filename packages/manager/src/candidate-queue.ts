import { LlmError, type ModelInfo, type ModelProvider } from '@modelhaven/core';
import type { Route } from './attempt.ts';
import type { PlannedRoute } from './plan-routes.ts';
import type { ResolvedSettings } from './settings.ts';

/** A route that can be asked now. */
export interface QueuedRoute extends Route {
  readonly isNamed: boolean;
}

/** Who is asked next. */
export interface CandidateQueue {
  /** Takes the next one out; undefined where nobody is left that may answer after these failures. */
  next(): QueuedRoute | undefined;
  /** How many could still be asked. */
  readonly waiting: number;
  /** Says why the current one failed; it decides who may follow. */
  failed(route: QueuedRoute, error: LlmError): void;
}

/** What is known of the prompt, for whoever it was too long for. */
export interface QueueOptions {
  readonly settings: ResolvedSettings['fallback'];
  readonly promptTokens: number;
  readonly providerOf: (id: string) => ModelProvider | undefined;
}

/**
 * Candidates in the order of the plan. A failed provider's other models go behind those of other providers (only where
 * the selector chose them), a prompt that was too long goes to larger contexts only, and `auto` stops after so many.
 */
export function createCandidateQueue(
  planned: readonly PlannedRoute[],
  { settings, promptTokens, providerOf }: QueueOptions,
): CandidateQueue {
  let rest: QueuedRoute[] = planned.flatMap(({ entry: { address, model }, isNamed }) => {
    const provider = providerOf(model.provider);
    return provider ? [{ address, model, provider, isNamed }] : [];
  });
  if (!settings.enabled) rest = rest.slice(0, 1);
  let chosenLeft = settings.maxFurtherModels + 1;
  const allowed = () => {
    let automatic = chosenLeft;
    return rest.filter(({ isNamed }) => isNamed || automatic-- > 0);
  };
  return {
    next() {
      const [first] = allowed();
      if (!first) return undefined;
      if (!first.isNamed) chosenLeft--;
      rest = rest.filter((route) => route !== first);
      return first;
    },
    get waiting() {
      return allowed().length;
    },
    failed(route, error) {
      if (error.code === 'CONTEXT_TOO_LONG') {
        rest = rest.filter(({ model }) => hasMoreContext(model, route.model, promptTokens));
      } else if (settings.preferDifferentProvider && rest.every(({ isNamed }) => !isNamed)) {
        const isSame = (other: QueuedRoute) => other.provider.id === route.provider.id;
        rest = [...rest.filter((other) => !isSame(other)), ...rest.filter(isSame)];
      }
    },
  };
}

/** Where the context of the one that failed is unknown, it must at least hold the prompt as it was counted. */
function hasMoreContext(model: ModelInfo, failed: ModelInfo, promptTokens: number): boolean {
  if (model.contextLength === undefined) return failed.contextLength === undefined;
  return model.contextLength > (failed.contextLength ?? promptTokens);
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
