import {
  batchesOf,
  fromBatches,
  type GuardContext,
  LlmError,
  type SafetyVerdict,
  type StreamEvent,
} from '@modelhaven/core';
import { failureText, textsFor } from '../replies/support-text.ts';
import type { Safety } from '../safety.ts';
import { screenEvents } from '../stream/screen-events.ts';
import type { BlockedSpan } from '../stream/screener.ts';
import { type JudgeAnswer, judgedEvents, type Objection } from './judged-events.ts';
import { FAILED, verdictOfSpan, verdictOnAnswer } from './plain-verdicts.ts';

/** How an answer is screened. */
export interface ScreenOutputOptions {
  readonly mode: 'strict' | 'balanced' | 'observe';
  readonly judge?: JudgeAnswer | undefined;
  readonly report: (verdict: SafetyVerdict, stage: 'output' | 'retract') => void;
}

/** Screens an answer by the rules, and by a judge where there is one. Where the engine fails, the answer ends with a supportive text and `BLOCKED_BY_SAFETY`. */
export function screenOutput(
  safety: Safety,
  events: AsyncIterable<StreamEvent>,
  context: GuardContext,
  options: ScreenOutputOptions,
): AsyncIterable<StreamEvent> {
  return fromBatches(screenedOutput(safety, events, context, options));
}

async function* screenedOutput(
  safety: Safety,
  events: AsyncIterable<StreamEvent>,
  context: GuardContext,
  { mode, judge, report }: ScreenOutputOptions,
): AsyncGenerator<readonly StreamEvent[], void, undefined> {
  const texts = textsFor(context.locale);
  const channel = context.channel ?? 'ooc';
  const onBlocked = (span: BlockedSpan): string => {
    isBlocked = mode !== 'observe';
    report(verdictOfSpan(span), 'output');
    return texts.withheld;
  };
  const onObjection = ({ name, category, level }: Objection, start: number, end: number): string => {
    const why = `${name} objects`;
    const verdict = verdictOnAnswer({ category, level, rule: `opinion.${name}`, why, start, end });
    report(verdict, mode === 'balanced' ? 'retract' : 'output');
    return texts.withheld;
  };
  let isBlocked = false;
  let hasBegun = false;
  try {
    const create = () => guarded(() => safety.screener({ channel }));
    // Who holds or takes back whole sentences must see each event before the next one is screened.
    const isBySentence = mode === 'strict' || judge !== undefined;
    const source = isBySentence ? oneByOne(events) : events;
    const screened = screenEvents(source, { create, onBlocked, observe: mode === 'observe' });
    const judged = judgedEvents(screened, { mode, judge, onObjection, isBlocked: () => isBlocked });
    for await (const batch of batchesOf(judged)) {
      hasBegun ||= batch.some(({ type }) => type === 'start');
      yield batch;
    }
  } catch (error) {
    if (!(error instanceof ScreenFailure)) throw error;
    report(FAILED, 'output');
    context.logger?.error(
      { requestId: context.requestId },
      'The safety check of the output failed; the stream is stopped.',
    );
    if (hasBegun) yield [{ type: 'text-delta', text: `\n\n${failureText(context)}` }];
    throw new LlmError('BLOCKED_BY_SAFETY', 'The answer was stopped because it could not be checked.', {
      cause: error.cause,
    });
  }
}

/** A stream that is read event by event, whatever it offers. */
function oneByOne<Event>(events: AsyncIterable<Event>): AsyncIterable<Event> {
  return { [Symbol.asyncIterator]: () => events[Symbol.asyncIterator]() };
}

/** A fault of the engine, told apart from a fault of the stream that is screened. */
class ScreenFailure extends Error {}

function guarded(create: () => ReturnType<Safety['screener']>): ReturnType<Safety['screener']> {
  const attempt = <Value>(action: () => Value): Value => {
    try {
      return action();
    } catch (cause) {
      throw new ScreenFailure('the screener failed', { cause });
    }
  };
  const inner = attempt(create);
  return {
    push: (piece) => attempt(() => inner.push(piece)),
    end: () => attempt(() => inner.end()),
    get blocked() {
      return inner.blocked;
    },
  };
}
