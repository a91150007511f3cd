import {
  type Guard,
  type GuardContext,
  type InputDecision,
  joinTexts,
  LlmError,
  linkAbort,
  type ModelProvider,
  type Plan,
  type SafetyVerdict,
  type StreamEvent,
} from '@modelhaven/core';
import type { AcceptedRequest } from './accept-request.ts';
import { ownAnswer } from './answer-itself.ts';
import type { CallContext } from './call-context.ts';
import { createCandidateQueue } from './candidate-queue.ts';
import { createCostLimit } from './cost-limit.ts';
import { deferred } from './deferred.ts';
import type { Feedback } from './feedback.ts';
import { firstThatCommits } from './first-that-commits.ts';
import type { AttemptsParts } from './leased-attempt.ts';
import type { RoutePlan } from './plan-routes.ts';
import { askCache, type CacheAccess, type CachedTurn } from './response-cache/ask-cache.ts';
import { screenInput, screenOutput } from './screen.ts';
import { tap } from './tap.ts';
import { createTrail, type Trail } from './trail.ts';
import type { AnswerEvent, AnswerReport, AnswerRoute } from './types.ts';
import { withSupport } from './with-support.ts';

export interface PipelineParts extends AttemptsParts {
  readonly guard: Guard;
  /** Who could answer, in which order. Rejects where nobody can. */
  readonly plan: (accepted: AcceptedRequest, call: CallContext) => Promise<RoutePlan>;
  /** Told of every answer that came to its end. */
  readonly remember: Feedback['remember'];
  readonly providerOf: (id: string) => ModelProvider | undefined;
  /** Answers that were given before. Absent: every request asks a model. */
  readonly responseCache?: CacheAccess;
}

/**
 * screen → plan → attempt (until one commits) → screen. Read top to bottom; nothing jumps back. Events travel in
 * batches, those of one read of the provider together.
 */
export function run(
  parts: PipelineParts,
  accepted: AcceptedRequest,
  call: CallContext,
  context: GuardContext,
): AsyncIterable<readonly AnswerEvent[]> {
  const own = (decision: Extract<InputDecision, { type: 'answer' }>) =>
    ownAnswer(decision, accepted.requirements, call, parts.now);
  return deferred(async () => {
    const decision = await screenInput(parts.guard, accepted.request, context, parts.timers);
    if (decision.type === 'answer') return toStream([own(decision)]);
    const answered = deferred(() => modelAnswer(parts, accepted, decision, call, context));
    return withSupport(answered, decision, call.streamed, () =>
      own({ type: 'answer', text: decision.fallback ?? '', verdict: decision.verdict }),
    );
  });
}

async function* toStream<Value>(values: readonly Value[]): AsyncGenerator<Value, void, undefined> {
  yield* values;
}

/** What a model answers, screened. */
async function modelAnswer(
  parts: PipelineParts,
  accepted: AcceptedRequest,
  { request, verdict, onlyVetted = false }: Extract<InputDecision, { type: 'continue' }>,
  call: CallContext,
  context: GuardContext,
): Promise<AsyncIterable<readonly AnswerEvent[]>> {
  const requirements = onlyVetted
    ? { ...accepted.requirements, therapeuticSafetyRequired: true }
    : accepted.requirements;
  const routePlan = await parts.plan({ ...accepted, request, requirements }, call);
  const { plan } = routePlan;
  const trail = createTrail();
  const turn = await cachedTurn(parts, { request, requirements, verdict, plan }, call, context);
  const answering: Answering = { call: { ...call, safety: verdict }, plan, trail, input: verdict, turn };
  if (turn?.hit) answering.route = { ...turn.hit.route, ...routeFacts(answering) };
  const queue = createCandidateQueue(routePlan, { settings: parts.settings.fallback, providerOf: parts.providerOf });
  // A guard that takes an answer back ends it at once, also where its source is silent.
  const takenBack = linkAbort(call.signal);
  const { signal } = takenBack;
  const { promptTokens: tokens, promptTokensUpper: upper = tokens * 2 } = plan;
  const costs = createCostLimit({
    limitOf: routePlan.maxCostUsdOf,
    promptTokens: { tokens, upper, method: 'estimated' },
  });
  const input = { request, call: { ...answering.call, signal }, trail, promptTokens: tokens, costs };
  const fromModels = () =>
    firstThatCommits(parts, queue, input, ({ provider, model, address }) => {
      answering.route = { provider: provider.id, model: model.id, address, ...routeFacts(answering) };
    });
  const events = turn?.hit ? turn.hit.events() : (turn?.record(fromModels()) ?? fromModels());
  const onVerdict = (output: SafetyVerdict) => {
    answering.output = output;
  };
  let isRetracted = false;
  const giveOut = (event: StreamEvent): AnswerEvent => {
    if (event.type === 'safety.retract') {
      isRetracted = true;
      takenBack.abort(new LlmError('ABORTED', 'A guard took the answer back.'));
    }
    if (event.type === 'finish' && answering.route) {
      const { requestId, keyId, taskType } = call;
      const { promptTokens } = plan;
      const { route, output } = answering;
      parts.remember({ requestId, keyId, taskType, request, promptTokens, address: route.address });
      turn?.end({ route, finish: event, trail, output, isRetracted });
    }
    return withReport(event, answering, parts.now);
  };
  const traced = tap(events, { error: (thrown) => withTrail(thrown, trail) });
  return tap(screenOutput(parts.guard, traced, request, context, onVerdict), {
    change: (batch) => joinTexts(batch).map(giveOut),
    end: takenBack.release,
  });
}

/** What the cache says; undefined where there is none, or nobody to ask in any case. */
async function cachedTurn(
  { responseCache }: Pick<PipelineParts, 'responseCache'>,
  {
    plan,
    ...question
  }: Pick<InputDecision & { type: 'continue' }, 'request' | 'verdict'> &
    Pick<AcceptedRequest, 'requirements'> & { readonly plan: Plan },
  call: CallContext,
  context: GuardContext,
): Promise<CachedTurn | undefined> {
  const [first] = plan.ranked;
  if (!responseCache || !first) return undefined;
  return askCache(responseCache, { ...question, address: first.address }, call, context);
}

/** What is known of a route beside who answers. */
function routeFacts({ call, trail, input, turn }: Answering) {
  return {
    requestId: call.requestId,
    attempts: trail.count,
    safetyAction: input.action,
    trail: [...trail.attempts],
    ...(turn ? { cache: turn.outcome } : {}),
  };
}

/** An error that tells of every attempt, as an answer does. */
function withTrail(thrown: unknown, trail: Trail): LlmError {
  const error = LlmError.from(thrown);
  if (trail.count === 0) return error;
  const attempts = trail.attempts.map(({ address, role, outcome, totalMs, costUsd }) => ({
    address,
    role,
    outcome,
    totalMs,
    ...(costUsd === undefined ? {} : { costUsd }),
  }));
  return new LlmError(error.code, error.message, { ...error.details, trail: attempts, cause: error.cause ?? error });
}

interface Answering {
  readonly call: CallContext;
  readonly plan: Plan;
  readonly trail: Trail;
  readonly input: SafetyVerdict;
  readonly turn?: CachedTurn | undefined;
  route?: AnswerRoute;
  output?: SafetyVerdict;
}

function withReport(event: StreamEvent, answering: Answering, now: () => number): AnswerEvent {
  if (event.type !== 'start' && event.type !== 'finish') return event;
  const { call, route } = answering;
  // Nothing comes out before a route is known, unless a guard speaks for itself.
  const known = route ?? {
    requestId: call.requestId,
    provider: 'modelhaven',
    model: 'safety',
    address: 'modelhaven/safety',
    attempts: answering.trail.count,
    safetyAction: answering.input.action,
  };
  if (event.type === 'start') return { ...event, route: known };
  return { ...event, report: toReport(known, event.usage, answering, now) };
}

function toReport(
  route: AnswerRoute,
  usage: AnswerReport['usage'],
  answering: Answering,
  now: () => number,
): AnswerReport {
  const { call, trail, plan, input, output } = answering;
  const costUsd = trail.costUsd();
  const firstEventMs = trail.attempts.at(-1)?.firstEventMs;
  return {
    ...route,
    attempts: trail.count,
    latencyMs: now() - call.startedAt,
    ...(firstEventMs === undefined ? {} : { firstEventMs }),
    usage,
    ...(costUsd === undefined ? {} : { costUsd }),
    failedAttempts: [...trail.failures],
    trail: [...trail.attempts],
    plan,
    safety: { input, ...(output ? { output } : {}) },
  };
}
