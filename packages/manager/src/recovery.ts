import { type FinishEvent, type GenerateRequest, LlmError, type StreamEvent } from '@modelhaven/core';
import type { CandidateQueue, QueuedRoute } from './candidate-queue.ts';
import type { Given } from './given.ts';
import { type AttemptsInput, type AttemptsParts, leasedAttempt, remainingMs } from './leased-attempt.ts';
import { createPrefillStitcher, createRestartStitcher, type Stitcher } from './stitch.ts';

/** An answer that broke off after some of it was given out. */
export interface BrokenAnswer extends AttemptsInput {
  readonly queue: CandidateQueue;
  readonly route: QueuedRoute;
  readonly given: Given;
  readonly error: LlmError;
}

/** Models that are asked to continue one broken answer. */
const MAX_MODELS = 3;

/**
 * Continues a broken answer by asking for it again and giving out only what follows the text already given: from a
 * model that goes on from a prefill, or from one whose new answer begins with exactly that text. Tool calls, structured
 * output and log probabilities are never stitched. Throws `STREAM_INTERRUPTED` with what was used where nothing helps.
 */
export async function* recover(
  parts: AttemptsParts,
  broken: BrokenAnswer,
): AsyncGenerator<StreamEvent, void, undefined> {
  const { call, trail, given } = broken;
  let { error } = broken;
  if (error.code === 'REFUSED_BY_PROVIDER') throw withUsage(error, broken);
  if (parts.settings.recovery === 'error' || !canBeContinued(broken)) throw interrupted(broken, error);
  for (const route of successors(broken)) {
    const prefill = route.model.capabilities.includes('prefill') && !broken.request.tools?.length && given.text !== '';
    for (const way of prefill ? (['prefill', 'restart'] as const) : (['restart'] as const)) {
      if (remainingMs(parts, call).totalMs <= 0) throw interrupted(broken, error);
      const text = given.text;
      try {
        for await (const event of continued(parts, route, broken, way)) {
          given.add(event);
          yield event.type === 'finish' ? withWarning(event, broken.route, route) : event;
        }
        return;
      } catch (thrown) {
        error = LlmError.from(thrown, { provider: route.provider.id, model: route.model.id });
        if (call.signal.aborted) throw error;
        trail.fail(route.address, error);
        call.logger.info({ address: route.address, code: error.code, way }, 'The answer could not be continued here.');
        // A refusal is an answer; and what has gone further than text cannot be continued a second time.
        if (error.code === 'REFUSED_BY_PROVIDER' || !given.isPlainText) throw interrupted(broken, error);
        // Whoever took the prefill and then broke off would take it again.
        if (given.text !== text) break;
      }
    }
  }
  throw interrupted(broken, error);
}

function canBeContinued({ given, request, error }: BrokenAnswer): boolean {
  if (!given.isPlainText || !error.traits.next) return false;
  if (request.logprobs) return false;
  return request.responseFormat === undefined || request.responseFormat.type === 'text';
}

/** The same model first where it broke off, last where it fell silent; then the rest of the plan. */
function* successors({ route, queue, error }: BrokenAnswer): Generator<QueuedRoute> {
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

async function* continued(
  parts: AttemptsParts,
  route: QueuedRoute,
  broken: BrokenAnswer,
  way: 'prefill' | 'restart',
): AsyncGenerator<StreamEvent, void, undefined> {
  const text = broken.given.text;
  const sent = text.trimEnd();
  const stitcher = way === 'prefill' ? createPrefillStitcher(text, sent) : createRestartStitcher(text);
  const request = way === 'prefill' ? withPrefill(broken.request, sent) : broken.request;
  for await (const event of leasedAttempt(parts, route, { ...broken, request })) {
    switch (event.type) {
      // The reader has had a beginning and its thinking already; signatures of another turn would not fit them.
      case 'start':
      case 'reasoning-delta':
        break;
      case 'text-delta': {
        const next = orMismatch(stitcher.push(event.text));
        if (next !== '') yield { type: 'text-delta', text: next };
        break;
      }
      case 'refusal-delta':
        throw new LlmError('REFUSED_BY_PROVIDER', 'Asked again, the model declined to answer.');
      default: {
        yield* rest(stitcher);
        yield event;
      }
    }
  }
}

function* rest(stitcher: Stitcher): Generator<StreamEvent> {
  const text = orMismatch(stitcher.end());
  if (text !== '') yield { type: 'text-delta', text };
}

function orMismatch(text: string | undefined): string {
  if (text !== undefined) return text;
  throw new LlmError('STREAM_INTERRUPTED', 'Asked again, the model gave another answer.');
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

function withWarning(event: FinishEvent, from: QueuedRoute, to: QueuedRoute): FinishEvent {
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
