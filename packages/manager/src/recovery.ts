import {
  type ErrorCode,
  type FinishEvent,
  fromBatches,
  type GenerateRequest,
  LlmError,
  type StreamEvent,
} from '@modelhaven/core';
import { estimatePromptTokens } from '@modelhaven/selection';
import type { Route } from './attempt.ts';
import type { CandidateQueue } from './candidate-queue.ts';
import type { Given } from './given.ts';
import { type AttemptsInput, type AttemptsParts, leasedAttempt, patienceMs, remainingMs } from './leased-attempt.ts';
import { pause } from './pause.ts';
import { retryDelayMs } from './resilience/retry.ts';
import { createPrefillStitcher, createRestartStitcher } from './stitch.ts';

/** An answer that broke off after some of it was given out. */
export interface BrokenAnswer extends AttemptsInput {
  readonly queue: CandidateQueue;
  readonly route: Route;
  readonly given: Given;
  readonly error: LlmError;
}

/** Models that are asked to continue one broken answer, and how often all of them together. */
const MAX_MODELS = 3;
const MAX_ATTEMPTS = 8;

/**
 * Continues a broken answer by asking for it again and giving out only what follows the text already given: from a
 * model that goes on from a prefill, or from one whose new answer begins with exactly that text. Tool calls, structured
 * output and log probabilities are never stitched. Throws `STREAM_INTERRUPTED` with what was used where nothing helps.
 */
export async function* recover(
  parts: AttemptsParts,
  broken: BrokenAnswer,
): AsyncGenerator<readonly StreamEvent[], void, undefined> {
  const { call, trail, given, queue } = broken;
  let { error } = broken;
  if (error.code === 'REFUSED_BY_PROVIDER') throw withUsage(error, broken);
  if (parts.settings.recovery === 'error' || !canBeContinued(broken)) throw interrupted(broken, error);
  let attempts = 0;
  for (const route of successors(broken)) {
    for (const way of waysOf(route, broken)) {
      for (let failedTries = 1; attempts < MAX_ATTEMPTS; failedTries++) {
        attempts++;
        const { totalMs } = remainingMs(parts, call);
        if (totalMs <= 0) throw interrupted(broken, error);
        const failure = yield* continued(parts, route, broken, way);
        if (!failure) return;
        error = failure.error;
        if (call.signal.aborted) throw error;
        trail.fail(route.address, error);
        call.logger.info({ address: route.address, code: error.code, way }, 'The answer could not be continued here.');
        // A refusal is an answer; and what has gone further than text cannot be continued a second time.
        if (error.code === 'REFUSED_BY_PROVIDER' || !given.isPlainText) throw interrupted(broken, error);
        const settings = parts.settings.retries;
        const othersWaiting = queue.hasMore;
        const delayMs = failure.isOtherAnswer
          ? undefined
          : retryDelayMs({ error, failedTries, othersWaiting, remainingMs: totalMs, settings, random: parts.random });
        if (delayMs === undefined) break;
        await pause(delayMs, call.signal, parts.timers);
      }
    }
  }
  throw interrupted(broken, error);
}

/** Why a model did not continue the answer. */
interface Failure {
  readonly error: LlmError;
  /** True where it works, and says something else. */
  readonly isOtherAnswer: boolean;
}

type Way = 'prefill' | 'restart';

function waysOf({ model }: Route, { request, given }: BrokenAnswer): readonly Way[] {
  const takesPrefill = model.capabilities.includes('prefill') && !request.tools?.length && given.text.trim() !== '';
  return takesPrefill ? ['prefill', 'restart'] : ['restart'];
}

function canBeContinued({ given, request, error }: BrokenAnswer): boolean {
  if (!given.isPlainText || !error.traits.next) return false;
  if (request.logprobs) return false;
  return request.responseFormat === undefined || request.responseFormat.type === 'text';
}

/** The same model first where it broke off, last where it fell silent; then the rest of the plan. */
function* successors({ route, queue, error }: BrokenAnswer): Generator<Route> {
  const wasSilent = error.code === 'TIMEOUT';
  let count = 0;
  if (!wasSilent) {
    count++;
    yield route;
  }
  for (let next = queue.next(); next && count < MAX_MODELS; next = queue.next()) {
    count++;
    yield next;
  }
  if (wasSilent && count === 0) yield route;
}

/** One attempt at continuing. Gives out what continues the answer, and returns why it failed, if it did. */
async function* continued(
  parts: AttemptsParts,
  route: Route,
  broken: BrokenAnswer,
  way: Way,
): AsyncGenerator<readonly StreamEvent[], Failure | undefined, undefined> {
  const { given } = broken;
  const text = given.text;
  const sent = text.trimEnd();
  const stitcher = way === 'prefill' ? createPrefillStitcher(text, sent) : createRestartStitcher(text);
  const request = way === 'prefill' ? withPrefill(broken.request, sent) : broken.request;
  try {
    const patience = patienceMs(parts, remainingMs(parts, broken.call).totalMs, broken.queue.hasMore);
    const asked = way === 'prefill' ? readingMore(route, broken.promptTokens, sent) : route;
    const batches = await leasedAttempt(parts, asked, { ...broken, request, role: 'recovery' }, patience);
    for await (const event of fromBatches(batches)) {
      // The reader has had a beginning and its thinking already; signatures of another turn would not fit them.
      if (event.type === 'start' || event.type === 'reasoning-delta') continue;
      if (event.type === 'refusal-delta')
        return otherAnswer(route, 'REFUSED_BY_PROVIDER', 'the model declined to answer');
      const next = event.type === 'text-delta' ? stitcher.push(event.text) : stitcher.end();
      if (next === undefined) return otherAnswer(route, 'STREAM_INTERRUPTED', 'the model gave another answer');
      if (next !== '') {
        const delta: StreamEvent = { type: 'text-delta', text: next };
        given.add(delta);
        yield [delta];
      }
      if (event.type === 'text-delta') continue;
      given.add(event);
      yield [event.type === 'finish' ? withWarning(event, broken.route, route) : event];
    }
    return undefined;
  } catch (thrown) {
    const error = LlmError.from(thrown, { provider: route.provider.id, model: route.model.id });
    return { error, isOtherAnswer: false };
  }
}

function otherAnswer({ provider, model }: Route, code: ErrorCode, what: string): Failure {
  const where = { provider: provider.id, model: model.id };
  return { error: new LlmError(code, `Asked again, ${what}.`, where), isOtherAnswer: true };
}

function withPrefill(request: GenerateRequest, text: string): GenerateRequest {
  return {
    ...request,
    messages: [...request.messages, { role: 'assistant', content: text }],
    ...(request.maxTokens === undefined
      ? {}
      : { maxTokens: Math.max(1, request.maxTokens - Math.ceil(text.length / 4)) }),
  };
}

/** The same model, which reads, and is paid for, the text that it goes on from as well. */
function readingMore(route: Route, promptTokens: number, text: string): Route {
  const known = route.promptTokens ?? { tokens: promptTokens, upper: promptTokens * 2 };
  const more = estimatePromptTokens({ model: route.model.id, messages: [{ role: 'assistant', content: text }] });
  const tokens = known.tokens + more.tokens;
  return { ...route, promptTokens: { tokens, upper: known.upper + more.upper, method: 'estimated' } };
}

function withWarning(event: FinishEvent, from: Route, to: Route): FinishEvent {
  const warning =
    from.address === to.address
      ? `${from.address} broke off in the middle and was asked to continue.`
      : `${from.address} broke off in the middle; ${to.address} continued the answer.`;
  return { ...event, warnings: [...(event.warnings ?? []), warning] };
}

function interrupted(broken: BrokenAnswer, error: LlmError): LlmError {
  const { route, trail } = broken;
  return withUsage(
    new LlmError('STREAM_INTERRUPTED', `The answer broke off before its end: ${error.message}`, {
      provider: route.provider.id,
      model: route.model.id,
      attempts: trail.errors,
      cause: error,
    }),
    broken,
  );
}

function withUsage(error: LlmError, { trail }: BrokenAnswer): LlmError {
  const usage = trail.usage();
  return new LlmError(error.code, error.message, {
    ...error.details,
    ...(usage ? { usage } : {}),
    cause: error.cause ?? error,
  });
}
