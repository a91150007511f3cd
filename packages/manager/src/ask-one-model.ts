import {
  abortError,
  type CallOptions,
  LlmError,
  linkAbort,
  type ModelProvider,
  throwIfAborted,
  type Usage,
  untilAborted,
} from '@modelhaven/core';
import type { Target } from './addressing.ts';
import { announceAttempt } from './announce-attempt.ts';
import { type CallContext, ownerOf, recordAttempt } from './call-context.ts';
import { costOfUsage } from './cost.ts';
import { type AttemptsParts, enter, patienceMs, remainingMs, tellOfOverload } from './leased-attempt.ts';
import { pause } from './pause.ts';
import { asProviderError } from './provider-error.ts';
import { retryDelayMs } from './resilience/retry.ts';
import type { AnswerRoute } from './types.ts';

/** The one model that is asked: what another one would say could not be compared, so nobody ever stands in. */
export interface OneTarget {
  readonly provider: ModelProvider;
  readonly target: Extract<Target, { type: 'model' }>;
}

/** What is asked of it. */
export interface OneQuestion<Result> {
  readonly operation: 'embeddings' | 'rerank';
  /** What did not come where it takes too long: `vectors`. */
  readonly awaited: string;
  /** Asks the provider. May throw `BAD_RESPONSE` for an answer that is not what was asked for. */
  ask(call: CallOptions): Promise<Result>;
}

/** Asks one model, and again where the error table allows it. Every attempt is recorded once. */
export async function askOneModel<Result extends { readonly usage: Usage }>(
  parts: AttemptsParts,
  { provider, target }: OneTarget,
  question: OneQuestion<Result>,
  call: CallContext,
): Promise<Result & { readonly route: AnswerRoute }> {
  for (let tries = 1; ; tries++) {
    try {
      const result = await askOnce(parts, { provider, target }, question, call, tries);
      const route = { requestId: call.requestId, provider: provider.id, model: target.model.id };
      return { ...result, route: { ...route, address: target.address, attempts: tries } };
    } catch (thrown) {
      const error = LlmError.from(thrown, { provider: provider.id, model: target.model.id });
      const delayMs = call.signal.aborted
        ? undefined
        : retryDelayMs({
            error,
            failedTries: tries,
            othersWaiting: false,
            remainingMs: remainingMs(parts, call).untilContentMs,
            settings: parts.settings.retries,
            random: parts.random,
          });
      if (delayMs === undefined) throw error;
      await pause(delayMs, call.signal, parts.timers);
    }
  }
}

async function askOnce<Result extends { readonly usage: Usage }>(
  parts: AttemptsParts,
  { provider, target }: OneTarget,
  { operation, awaited, ask }: OneQuestion<Result>,
  call: CallContext,
  number: number,
): Promise<Result> {
  const patience = patienceMs(parts, remainingMs(parts, call).untilContentMs, false);
  const { place, lease } = await enter(parts, { provider, address: target.address }, call, patience);
  const own = linkAbort(call.signal);
  const { spanId, ...trace } = announceAttempt(parts.tracesTo, call, provider.id) ?? {};
  const startedAt = parts.now();
  const begunAt = parts.elapsed();
  const limitMs = Math.max(1, remainingMs(parts, call).untilContentMs);
  const timer = parts.timers.set(() => {
    own.abort(new LlmError('TIMEOUT', `No ${awaited} came within ${limitMs} ms.`));
  }, limitMs);
  const seen: { outcome: 'OK' | LlmError['code']; result?: Result } = { outcome: 'ABORTED' };
  try {
    throwIfAborted(own.signal);
    seen.result = await untilAborted(ask({ signal: own.signal, logger: call.logger, ...trace }), own.signal);
    seen.outcome = 'OK';
    lease.succeed();
    place.answered(undefined);
    return seen.result;
  } catch (thrown) {
    const error = call.signal.aborted ? abortError(call.signal) : asProviderError(thrown, provider.id, target.model.id);
    seen.outcome = error.code;
    if (!call.signal.aborted) {
      lease.fail(error);
      tellOfOverload(place, error);
    }
    throw error;
  } finally {
    parts.timers.clear(timer);
    own.abort();
    own.release();
    lease.release();
    place.leave();
    const usage = seen.outcome === 'OK' ? seen.result?.usage : undefined;
    // There is no output; a provider that counts none means zero.
    const costUsd = usage && costOfUsage({ outputTokens: 0, ...usage }, target.model.pricing, target.model.free);
    recordAttempt(parts.recorder, call, {
      requestId: call.requestId,
      attempt: number,
      provider: provider.id,
      model: target.model.id,
      operation,
      streamed: false,
      startedAt,
      totalMs: parts.elapsed() - begunAt,
      ...(place.queuedMs > 0 ? { queuedMs: place.queuedMs } : {}),
      outcome: seen.outcome,
      ...(usage ? { usage } : {}),
      ...(costUsd === undefined ? {} : { costUsd }),
      ...ownerOf(call),
      ...(spanId ? { spanId } : {}),
    });
  }
}
