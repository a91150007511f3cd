import { LlmError, type StreamEvent } from '@modelhaven/core';
import type { Route } from './attempt.ts';
import { type CandidateQueue, combinedFailure } from './candidate-queue.ts';
import { createGiven } from './given.ts';
import { contest } from './hedge.ts';
import { type AttemptsInput, type AttemptsParts, patienceMs, remainingMs } from './leased-attempt.ts';
import { pause } from './pause.ts';
import { recover } from './recovery.ts';
import { retryDelayMs } from './resilience/retry.ts';
import type { AttemptRole } from './types.ts';

/**
 * Tries candidates in order, each again where the error table allows it. Another try may take over only while nothing
 * has reached the caller; after that the answer is continued where that is honest, or ends with an error.
 */
export async function* firstThatCommits(
  parts: AttemptsParts,
  queue: CandidateQueue,
  input: AttemptsInput,
  /** Told who answers, before the first event. */
  onRoute: (route: Route) => void,
): AsyncGenerator<readonly StreamEvent[], void, undefined> {
  const { call, trail } = input;
  const asked: string[] = [];
  for (let route = queue.next(); route; route = queue.next()) {
    asked.push(route.address);
    for (let failedTries = 1; ; failedTries++) {
      const given = createGiven();
      try {
        const patience = patienceMs(parts, remainingMs(parts, call).untilContentMs, queue.hasMore);
        const role = roleOf(asked, failedTries);
        const won = await contest(parts, route, { ...input, queue, role, patienceMs: patience });
        if (won.route !== route) {
          route = won.route;
          asked.push(route.address);
          failedTries = 1;
        }
        const { events } = won;
        for await (const batch of call.streamed ? events : allAtOnce(events)) {
          if (!given.hasBegun) onRoute(route);
          for (const event of batch) given.add(event);
          yield batch;
        }
        return;
      } catch (thrown) {
        const error = LlmError.from(thrown, { provider: route.provider.id, model: route.model.id });
        if (call.signal.aborted) throw error;
        trail.fail(route.address, error);
        if (given.hasBegun) {
          yield* recover(parts, { ...input, queue, route, given, error });
          return;
        }
        const left = remainingMs(parts, call).untilContentMs;
        const delayMs = retryDelayMs({
          error,
          failedTries,
          othersWaiting: queue.hasMore,
          remainingMs: left,
          settings: parts.settings.retries,
          random: parts.random,
        });
        if (delayMs !== undefined) {
          call.logger.debug({ address: route.address, code: error.code, delayMs }, 'Asking the same model again.');
          await pause(delayMs, call.signal, parts.timers);
          continue;
        }
        if (!error.traits.next || left <= 0) throw combinedFailure(trail.errors, [route.address]);
        if (error.code === 'INSUFFICIENT_RESOURCES' && queue.hasMore && queue.postpone(route)) break;
        queue.failed(route, error);
        call.logger.info({ address: route.address, code: error.code }, 'Passing the request on to the next model.');
        break;
      }
    }
  }
  throw combinedFailure(trail.errors, asked);
}

function roleOf(asked: readonly string[], tries: number): AttemptRole {
  if (tries > 1) return 'retry';
  return asked.length > 1 ? 'fallback' : 'first';
}

/** Holds everything back until the end: for callers who see nothing before it, so that nothing is ever half given. */
async function* allAtOnce(
  batches: AsyncIterable<readonly StreamEvent[]>,
): AsyncGenerator<readonly StreamEvent[], void, undefined> {
  const held: StreamEvent[] = [];
  for await (const batch of batches) held.push(...batch);
  yield held;
}
