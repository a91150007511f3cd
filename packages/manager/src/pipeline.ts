import {
  type FinishEvent,
  type GenerateRequest,
  type Guard,
  type GuardContext,
  type InputDecision,
  joinTexts,
  LlmError,
  type ModelProvider,
  type Plan,
  type SafetyVerdict,
  type StreamEvent,
} from '@modelhaven/core';
import type { AcceptedRequest } from './accept-request.ts';
import { ownAnswer } from './answer-itself.ts';
import { Report } from './answer-report.ts';
import type { Route } from './attempt.ts';
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
import { type Tap, tap } from './tap.ts';
import { createTrail, type Trail } from './trail.ts';
import type { AnswerEvent, AnswerReport, AnswerRoute } from './types.ts';
import { hasSupport, withSupport } from './with-support.ts';

export interface PipelineParts extends AttemptsParts {
  readonly guard: Guard;
  /** Who could answer, in which order. Rejects where nobody can. */
  readonly plan: (accepted: AcceptedRequest, call: CallContext) => RoutePlan | Promise<RoutePlan>;
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
    ownAnswer(decision, accepted.requirements, call, parts.elapsed);
  return deferred(async () => {
    const decision = await screenInput(parts.guard, accepted.request, context, parts.timers);
    if (decision.type === 'answer') return toStream([own(decision)]);
    if (!hasSupport(decision)) return modelAnswer(parts, accepted, decision, call, context);
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
  const isAccepted = request === accepted.request && !onlyVetted;
  const planning = parts.plan(isAccepted ? accepted : { ...accepted, request, requirements }, call);
  const routePlan = planning instanceof Promise ? await planning : planning;
  const { plan } = routePlan;
  const trail = createTrail();
  const turn =
    parts.responseCache && (await cachedTurn(parts, { request, requirements, verdict, plan }, call, context));
  call.safety = verdict;
  const answering = new Answering(parts, call, { request, plan, trail, verdict, turn });
  if (turn?.hit) answering.route = { ...turn.hit.route, ...answering.routeFacts() };
  const queue = createCandidateQueue(routePlan, { settings: parts.settings.fallback, providerOf: parts.providerOf });
  const { promptTokens: tokens, promptTokensUpper: upper = tokens * 2 } = plan;
  const costs = createCostLimit({
    limitOf: routePlan.maxCostUsdOf,
    promptTokens: { tokens, upper, method: 'estimated' },
  });
  const input = { request, call, trail, promptTokens: tokens, costs };
  const fromModels = () => firstThatCommits(parts, queue, input, (route) => answering.answers(route));
  const events = turn?.hit ? turn.hit.events() : (turn?.record(fromModels()) ?? fromModels());
  const onVerdict = (output: SafetyVerdict) => {
    answering.output = output;
  };
  const toError = (thrown: unknown) => withTrail(thrown, trail);
  return tap(screenOutput(parts.guard, events, { request, context, report: onVerdict, toError }), answering);
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

type RouteFacts = Required<Pick<AnswerRoute, 'requestId' | 'attempts' | 'safetyAction' | 'trail'>> &
  Pick<AnswerRoute, 'cache'>;

const NO_ATTEMPTS: NonNullable<AnswerRoute['trail']> = [];

interface Answered {
  readonly request: GenerateRequest;
  readonly plan: Plan;
  readonly trail: Trail;
  /** On what the user wrote. */
  readonly verdict: SafetyVerdict;
  readonly turn: CachedTurn | undefined;
}

/** An answer on its way out: its first and last event are told who answers, and what it came to. */
class Answering implements Tap<readonly StreamEvent[], readonly AnswerEvent[]> {
  readonly #parts: PipelineParts;
  readonly #call: CallContext;
  readonly #answered: Answered;
  #isRetracted = false;
  route: AnswerRoute | undefined;
  /** The verdict on the answer. */
  output: SafetyVerdict | undefined;

  constructor(parts: PipelineParts, call: CallContext, answered: Answered) {
    this.#parts = parts;
    this.#call = call;
    this.#answered = answered;
  }

  answers({ provider, model, address }: Route): void {
    const { requestId, attempts, safetyAction, trail, cache } = this.routeFacts();
    const known = { requestId, provider: provider.id, model: model.id, address, attempts, safetyAction, trail };
    this.route = cache ? { ...known, cache } : known;
  }

  change(batch: readonly StreamEvent[]): readonly AnswerEvent[] {
    const joined = joinTexts(batch);
    const changed: AnswerEvent[] = [];
    for (const event of joined) changed.push(this.#giveOut(event));
    return changed;
  }

  /** What is known of a route beside who answers. */
  routeFacts(): RouteFacts {
    const { trail, verdict, turn } = this.#answered;
    const facts = {
      requestId: this.#call.requestId,
      attempts: trail.count,
      safetyAction: verdict.action,
      trail: trail.attempts.length === 0 ? NO_ATTEMPTS : [...trail.attempts],
    };
    return turn ? { ...facts, cache: turn.outcome } : facts;
  }

  #giveOut(event: StreamEvent): AnswerEvent {
    switch (event.type) {
      case 'start':
        return { ...event, route: this.#known() };
      case 'safety.retract':
        this.#isRetracted = true;
        // A guard that takes an answer back ends it at once, also where its source is silent.
        this.#call.abort?.(new LlmError('ABORTED', 'A guard took the answer back.'));
        return event;
      case 'finish':
        this.#remember(event);
        return { ...event, report: this.#report(event.usage) };
      default:
        return event;
    }
  }

  #remember(finish: FinishEvent): void {
    const { route, output } = this;
    if (!route) return;
    const { requestId, keyId, taskType } = this.#call;
    const { request, plan, trail, turn } = this.#answered;
    const { promptTokens } = plan;
    this.#parts.remember({ requestId, keyId, taskType, request, promptTokens, address: route.address });
    turn?.end({ route, finish, trail, output, isRetracted: this.#isRetracted });
  }

  /** Nothing comes out before a route is known, unless a guard speaks for itself. */
  #known(): AnswerRoute {
    return (
      this.route ?? {
        requestId: this.#call.requestId,
        provider: 'modelhaven',
        model: 'safety',
        address: 'modelhaven/safety',
        attempts: this.#answered.trail.count,
        safetyAction: this.#answered.verdict.action,
      }
    );
  }

  #report(usage: AnswerReport['usage']): AnswerReport {
    const { trail, plan, verdict } = this.#answered;
    const { output } = this;
    const costUsd = trail.costUsd();
    const firstEventMs = trail.attempts.at(-1)?.firstEventMs;
    return new Report(this.#known(), {
      attempts: trail.count,
      latencyMs: this.#parts.elapsed() - this.#call.begunAt,
      firstEventMs,
      usage,
      costUsd,
      failedAttempts: [...trail.failures],
      trail: [...trail.attempts],
      plan,
      safety: output ? { input: verdict, output } : { input: verdict },
    });
  }
}
