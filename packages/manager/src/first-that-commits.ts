import { LlmError, type StreamEvent } from '@modelhaven/core';
import type { Route } from './attempt.ts';
import { type CandidateQueue, combinedFailure } from './candidate-queue.ts';
import { createGiven, type Given } from './given.ts';
import { contest } from './hedge.ts';
import { type AttemptsInput, type AttemptsParts, patienceMs, remainingMs } from './leased-attempt.ts';
import { pause } from './pause.ts';
import { recover } from './recovery.ts';
import { retryDelayMs } from './resilience/retry.ts';
import type { AttemptRole } from './types.ts';

type Batch = IteratorResult<readonly StreamEvent[], void>;

const finished: Batch = { done: true, value: undefined };

/**
 * Tries candidates in order, each again where the error table allows it. Another try may take over only while nothing
 * has reached the caller; after that the answer is continued where that is honest, or ends with an error.
 */
export function firstThatCommits(
  parts: AttemptsParts,
  queue: CandidateQueue,
  input: AttemptsInput,
  /** Told who answers, before the first event. */
  onRoute: (route: Route) => void,
): AsyncIterableIterator<readonly StreamEvent[], void, undefined> {
  return new Tries(parts, queue, input, onRoute);
}

// An iterator by hand, which costs an answer that goes well next to nothing; what does not go well takes its time anyway.
class Tries implements AsyncIterableIterator<readonly StreamEvent[], void, undefined> {
  readonly #parts: AttemptsParts;
  readonly #queue: CandidateQueue;
  readonly #input: AttemptsInput;
  readonly #onRoute: (route: Route) => void;
  readonly #asked: string[] = [];
  #route: Route | undefined;
  #failedTries = 1;
  #given: Given = createGiven();
  /** Of who answers, or of what continues a broken answer. */
  #events: AsyncIterator<readonly StreamEvent[], void, undefined> | undefined;
  #isRecovering = false;
  #isOver = false;
  /** While somebody is looked for who answers. */
  #searching: Promise<Batch> | undefined;
  readonly #onBatch: (result: Batch) => Batch;
  readonly #onError: (thrown: unknown) => Promise<Batch>;

  constructor(parts: AttemptsParts, queue: CandidateQueue, input: AttemptsInput, onRoute: (route: Route) => void) {
    this.#parts = parts;
    this.#queue = queue;
    this.#input = input;
    this.#onRoute = onRoute;
    this.#onBatch = (result) => this.#give(result);
    this.#onError = (thrown) => this.#search(thrown);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Batch> {
    if (this.#isOver) return Promise.resolve(finished);
    if (!this.#events) return this.#search(undefined);
    if (this.#isRecovering) return this.#events.next();
    return this.#events.next().then(this.#onBatch, this.#onError);
  }

  async return(): Promise<Batch> {
    this.#isOver = true;
    await this.#searching?.catch(() => {});
    const events = this.#events;
    this.#events = undefined;
    await events?.return?.();
    return finished;
  }

  #give(result: Batch): Batch {
    if (result.done) {
      this.#isOver = true;
      return finished;
    }
    if (!this.#given.hasBegun) this.#onRoute(this.#route as Route);
    for (const event of result.value) this.#given.add(event);
    return result;
  }

  #search(thrown: unknown): Promise<Batch> {
    const searching = this.#goOn(thrown).finally(() => {
      this.#searching = undefined;
    });
    this.#searching = searching;
    return searching;
  }

  /** Goes on after an error, or begins where there is none, until somebody answers. */
  async #goOn(thrown: unknown): Promise<Batch> {
    let failure = thrown;
    try {
      for (;;) {
        if (failure !== undefined) {
          const recovery = await this.#afterFailure(failure);
          failure = undefined;
          if (recovery) {
            this.#isRecovering = true;
            this.#events = recovery;
            return await recovery.next();
          }
        }
        if (this.#isOver) return finished;
        const route = this.#route ?? this.#nextRoute();
        try {
          return this.#give(await this.#firstOf(route));
        } catch (error) {
          failure = error ?? new Error('Nothing was thrown.');
        }
      }
    } catch (error) {
      this.#isOver = true;
      throw error;
    }
  }

  /** Throws what all of them failed with where nobody is left. */
  #nextRoute(): Route {
    const route = this.#queue.next();
    if (!route) throw combinedFailure(this.#input.trail.errors, this.#asked);
    this.#asked.push(route.address);
    this.#route = route;
    this.#failedTries = 1;
    return route;
  }

  async #firstOf(asked: Route): Promise<Batch> {
    const parts = this.#parts;
    const { call } = this.#input;
    this.#given = createGiven();
    const patience = patienceMs(parts, remainingMs(parts, call).untilContentMs, this.#queue.hasMore);
    const role = roleOf(this.#asked, this.#failedTries);
    const contested = contest(parts, asked, { ...this.#input, queue: this.#queue, role, patienceMs: patience });
    const won = contested instanceof Promise ? await contested : contested;
    if (won.route !== asked) {
      this.#route = won.route;
      this.#asked.push(won.route.address);
      this.#failedTries = 1;
    }
    const events = won.events[Symbol.asyncIterator]();
    if (this.#isOver) {
      await events.return?.();
      return finished;
    }
    this.#events = events;
    return call.streamed ? events.next() : allAtOnce(events);
  }

  /** What continues the answer, where something of it was given out; undefined where somebody may be asked again. */
  async #afterFailure(thrown: unknown): Promise<AsyncIterator<readonly StreamEvent[], void, undefined> | undefined> {
    const parts = this.#parts;
    const queue = this.#queue;
    const { call, trail } = this.#input;
    const route = this.#route as Route;
    const given = this.#given;
    this.#events = undefined;
    const error = LlmError.from(thrown, { provider: route.provider.id, model: route.model.id });
    if (call.signal.aborted) throw error;
    trail.fail(route.address, error);
    if (given.hasBegun) return recover(parts, { ...this.#input, queue, route, given, error });
    const left = remainingMs(parts, call).untilContentMs;
    const delayMs = retryDelayMs({
      error,
      failedTries: this.#failedTries,
      othersWaiting: queue.hasMore,
      remainingMs: left,
      settings: parts.settings.retries,
      random: parts.random,
    });
    if (delayMs !== undefined) {
      call.logger.debug({ address: route.address, code: error.code, delayMs }, 'Asking the same model again.');
      await pause(delayMs, call.signal, parts.timers);
      this.#failedTries++;
      return undefined;
    }
    if (!error.traits.next || left <= 0) throw combinedFailure(trail.errors, [route.address]);
    this.#route = undefined;
    if (error.code === 'INSUFFICIENT_RESOURCES' && queue.hasMore && queue.postpone(route)) return undefined;
    queue.failed(route, error);
    call.logger.info({ address: route.address, code: error.code }, 'Passing the request on to the next model.');
    return undefined;
  }
}

function roleOf(asked: readonly string[], tries: number): AttemptRole {
  if (tries > 1) return 'retry';
  return asked.length > 1 ? 'fallback' : 'first';
}

/** Reads to the end at once: for callers who see nothing before it, so that nothing is ever half given. */
async function allAtOnce(events: AsyncIterator<readonly StreamEvent[], void, undefined>): Promise<Batch> {
  let held: readonly StreamEvent[] = [];
  for (let next = await events.next(); !next.done; next = await events.next()) {
    held = held.length === 0 ? next.value : held.concat(next.value);
  }
  return { done: false, value: held };
}
