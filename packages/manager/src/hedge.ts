import { LlmError, linkAbort, type StreamEvent } from '@modelhaven/core';
import { estimateCostUsd } from '@modelhaven/selection';
import { andThen } from './and-then.ts';
import type { AttemptInput, Route } from './attempt.ts';
import type { CandidateQueue } from './candidate-queue.ts';
import { type AttemptsInput, type AttemptsParts, leasedAttempt } from './leased-attempt.ts';
import { tap } from './tap.ts';
import type { AttemptRole } from './types.ts';

/** Who answers, or failed last. */
export interface Contest {
  readonly route: Route;
  /** Reading them throws why that one failed. */
  readonly events: AsyncIterable<readonly StreamEvent[]>;
}

/** What a contest is about. */
export interface ContestInput extends AttemptsInput {
  readonly queue: CandidateQueue;
  readonly role: AttemptRole;
  /** How long the first one may queue for its provider, in milliseconds. */
  readonly patienceMs: number;
}

/** Successful answers from which the live figures of a model are believed. */
const ENOUGH_ANSWERS = 20;
/** Tokens that an answer is expected to have where the request sets no limit. */
const USUAL_ANSWER_TOKENS = 1_000;

/**
 * An attempt, and a second one at another model where the first takes longer to begin than nearly always (its live
 * 95th percentile). The first that begins answers; the other is stopped, recorded, and billed for its prompt. After
 * Dean and Barroso, "The Tail at Scale" (Communications of the ACM, 2013).
 */
export function contest(parts: AttemptsParts, route: Route, input: ContestInput): Contest | Promise<Contest> {
  const afterMs = hedgeAfterMs(parts, route, input);
  if (afterMs !== undefined) return race(parts, route, input, afterMs);
  return andThen(leasedAttempt(parts, route, input, input.patienceMs), (events) => ({ route, events }));
}

async function race(parts: AttemptsParts, route: Route, input: ContestInput, afterMs: number): Promise<Contest> {
  const first = await enterRace(parts, route, input, input.patienceMs);
  if (await settlesWithin(first, afterMs, parts)) return toContest(first);
  const second = await enterSecond(parts, input);
  if (!second) return toContest(first);
  input.call.logger.info({ slow: route.address, address: second.route.address }, 'Asking a second model as well.');
  return decide(first, second, input);
}

/** When a second model shall be asked, in milliseconds; undefined where none may be. */
function hedgeAfterMs(parts: AttemptsParts, { address, model }: Route, input: ContestInput): number | undefined {
  if (!parts.settings.hedging.enabled) return undefined;
  // What tools do may not happen twice; and nothing that was meant for this machine leaves it for being slow.
  if (input.request.tools?.length || model.local === true) return undefined;
  if (input.trail.attempts.some(({ role }) => role === 'hedge')) return undefined;
  if (!rivalOf(input.queue, address)) return undefined;
  const measured = parts.measurements.model(address);
  return (measured?.successes ?? 0) >= ENOUGH_ANSWERS ? measured?.firstEventMs?.p95 : undefined;
}

/** The next one of the plan, so that all demands hold for it; models of this machine would have to be loaded first. */
function rivalOf(queue: CandidateQueue, address: string): Route | undefined {
  const next = queue.peek();
  return next && next.address !== address && next.model.local !== true ? next : undefined;
}

interface Racer {
  readonly route: Route;
  readonly events: AsyncIterable<readonly StreamEvent[]>;
  /** Undefined once it has begun to answer, else why it failed. Never rejects. */
  readonly outcome: Promise<LlmError | undefined>;
  /** Stops it, and resolves when it is recorded. */
  lose(): Promise<void>;
}

async function enterRace(
  parts: AttemptsParts,
  route: Route,
  input: AttemptsInput & Pick<AttemptInput, 'role'>,
  patience: number,
): Promise<Racer> {
  const own = linkAbort(input.call.signal);
  const race = { isLost: false };
  const call = { ...input.call, signal: own.signal };
  let iterator: AsyncIterator<readonly StreamEvent[]>;
  try {
    const leased = await leasedAttempt(parts, route, { ...input, call, race }, patience);
    iterator = tap(leased, { end: () => own.release() })[Symbol.asyncIterator]();
  } catch (thrown) {
    own.release();
    throw thrown;
  }
  const first = iterator.next();
  const outcome = first.then(
    () => undefined,
    (thrown: unknown) => LlmError.from(thrown, { provider: route.provider.id, model: route.model.id }),
  );
  return {
    route,
    events: withPending(first, iterator),
    outcome,
    async lose() {
      race.isLost = true;
      own.abort(new LlmError('ABORTED', 'Another model answered first.'));
      await outcome;
      await iterator.return?.();
    },
  };
}

/** The second racer, where the budget, its circuit and its provider have room for it at once. */
async function enterSecond(parts: AttemptsParts, input: ContestInput): Promise<Racer | undefined> {
  const { request, promptTokens, queue } = input;
  const rival = queue.peek();
  // Whoever rests is not probed by the way.
  if (!rival || [rival.provider.id, rival.address].some((key) => parts.circuits.status(key).state !== 'closed')) {
    return undefined;
  }
  const costUsd = estimateCostUsd(rival.model, promptTokens, request.maxTokens ?? USUAL_ANSWER_TOKENS);
  if (costUsd === undefined || !isPaidFor(rival, input) || !parts.hedgeBudget.take(costUsd)) return undefined;
  try {
    return await enterRace(parts, rival, { ...input, role: 'hedge' }, 0);
  } catch (thrown) {
    // The first one is under way and must be read, whatever keeps the second one out.
    if (!LlmError.is(thrown)) input.call.logger.error({ error: thrown }, 'The second model could not be asked.');
    return undefined;
  }
}

/** Whether the limit on cost leaves anything for a second answer, as long as the first one may still be written. */
function isPaidFor(rival: Route, { costs, request }: ContestInput): boolean {
  try {
    costs.lease(rival, request).release();
    return true;
  } catch {
    return false;
  }
}

async function decide(first: Racer, second: Racer, input: ContestInput): Promise<Contest> {
  const { queue, trail, call } = input;
  const [leader, error] = await Promise.race([
    first.outcome.then((failure) => [first, failure] as const),
    second.outcome.then((failure) => [second, failure] as const),
  ]);
  const other = leader === first ? second : first;
  if (!error) {
    await other.lose();
    if (leader === second) queue.next();
    return toContest(leader);
  }
  // A refusal of the first is not routed around, and who has left needs nobody.
  if (call.signal.aborted || (leader === first && !error.traits.next)) {
    await second.lose();
    return toContest(first);
  }
  trail.fail(leader.route.address, error);
  queue.next();
  queue.failed(leader.route, error);
  return toContest(other);
}

function toContest({ route, events }: Racer): Contest {
  return { route, events };
}

/** Whether it has begun or failed within this time. */
function settlesWithin({ outcome }: Racer, ms: number, { timers }: AttemptsParts): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = timers.set(() => resolve(false), ms);
    void outcome.then(() => {
      timers.clear(timer);
      resolve(true);
    });
  });
}

/** What an iterator gives whose first value has been asked for already. */
function withPending<Value>(pending: Promise<IteratorResult<Value>>, rest: AsyncIterator<Value>): AsyncIterable<Value> {
  let first: Promise<IteratorResult<Value>> | undefined = pending;
  return {
    [Symbol.asyncIterator]: () => ({
      next() {
        const result = first ?? rest.next();
        first = undefined;
        return result;
      },
      async return() {
        await rest.return?.();
        return { done: true, value: undefined };
      },
    }),
  };
}
