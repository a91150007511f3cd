import type { GuardContext, SafetyVerdict, StreamEvent } from '@modelhaven/core';
import type { CallContext } from '../call-context.ts';
import { tap } from '../tap.ts';
import type { Trail } from '../trail.ts';
import type { AnswerRoute } from '../types.ts';
import { isClean, isWhole } from './may-be-cached.ts';
import { createAnswerTape } from './packed-answer.ts';
import type { CacheOutcome, CacheQuestion, CacheTurn, ResponseCache } from './types.ts';

/** The cache as the pipeline has it. */
export interface CacheAccess {
  readonly cache: Pick<ResponseCache, 'ask' | 'maxEntryBytes'>;
  readonly embed: (model: string, text: string, call: CallContext) => Promise<readonly number[]>;
}

/** One request at the cache, from the question to the end of the answer. */
export interface CachedTurn {
  readonly outcome: CacheOutcome;
  /** On a hit: who answered then, and what. */
  readonly hit?: {
    readonly route: Pick<AnswerRoute, 'provider' | 'model' | 'address'>;
    events(): AsyncIterable<readonly StreamEvent[]>;
  };
  /** Writes down what a model answers, where it may be kept. */
  record(events: AsyncIterable<readonly StreamEvent[]>): AsyncIterable<readonly StreamEvent[]>;
  /** Says how it ended, before the last event is given out. */
  end(end: AnswerEnd): void;
}

/** How an answer ended. */
export interface AnswerEnd {
  readonly route: Pick<AnswerRoute, 'provider' | 'model' | 'address'>;
  readonly finish: Extract<StreamEvent, { type: 'finish' }>;
  readonly trail: Trail;
  /** The verdict on the answer, where there is one, and whether any of it was taken back. */
  readonly output: SafetyVerdict | undefined;
  readonly isRetracted: boolean;
}

/** Asks the cache. Never rejects. */
export async function askCache(
  { cache, embed }: CacheAccess,
  question: Pick<CacheQuestion, 'request' | 'requirements' | 'address' | 'verdict'>,
  call: CallContext,
  { channel, locale, country }: GuardContext,
): Promise<CachedTurn> {
  const { keyId, tenant, user = question.request.user } = call;
  const turn = await cache.ask({
    ...question,
    owner: {
      ...(keyId === undefined ? {} : { keyId }),
      ...(tenant === undefined ? {} : { tenant }),
      ...(user === undefined ? {} : { user }),
    },
    person: { channel, locale, country },
    wishes: call.cache ?? {},
    embed: (model, text, signal) => embed(model, text, { ...call, signal: AbortSignal.any([call.signal, signal]) }),
  });
  return toCachedTurn(turn, cache.maxEntryBytes);
}

function toCachedTurn({ outcome, answer, keep, forget }: CacheTurn, maxBytes: number): CachedTurn {
  const tape = keep && createAnswerTape(maxBytes);
  return {
    outcome,
    ...(answer
      ? {
          hit: {
            route: { provider: answer.provider, model: answer.model, address: answer.address },
            async *events() {
              yield answer.events;
            },
          },
        }
      : {}),
    record(events) {
      if (!tape) return events;
      return tap(events, {
        event(batch) {
          for (const event of batch) tape.add(event);
        },
      });
    },
    end({ route, finish, trail, output, isRetracted }) {
      const isFine = !isRetracted && (output === undefined || isClean(output));
      // Rules may have changed since it was kept.
      if (!isFine) forget?.();
      const events = isFine ? tape?.events() : undefined;
      if (!events || !isWhole(finish, events, trail.attempts)) return;
      const { provider, model, address } = route;
      const costUsd = trail.attempts.findLast(({ outcome: how }) => how === 'OK')?.costUsd;
      keep?.({ provider, model, address, events: [...events], ...(costUsd === undefined ? {} : { costUsd }) });
    },
  };
}
