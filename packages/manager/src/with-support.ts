import { type InputDecision, LlmError } from '@modelhaven/core';
import type { AnswerEvent } from './types.ts';

type Support = Pick<Extract<InputDecision, { type: 'continue' }>, 'prepend' | 'append' | 'fallback'>;

/** Whether the guard says anything of its own beside an answer. */
export function hasSupport({ prepend, append, fallback }: Support): boolean {
  return prepend !== undefined || append !== undefined || fallback !== undefined;
}

/** The caller's own doing: a supportive text would hide what is to be mended. */
const CALLERS_OWN = new Set<LlmError['code']>(['ABORTED', 'INVALID_REQUEST']);

/**
 * An answer with what the guard says before and after it. Where no model can answer a person who may be in danger, the
 * guard's own answer comes instead; one that breaks off after its beginning is followed by that text, and still fails.
 */
export function withSupport(
  events: AsyncIterable<readonly AnswerEvent[]>,
  support: Support,
  streamed: boolean,
  ownAnswer: () => readonly AnswerEvent[],
): AsyncIterable<readonly AnswerEvent[]> {
  if (!hasSupport(support)) return events;
  return supported(events, support, streamed, ownAnswer);
}

async function* supported(
  events: AsyncIterable<readonly AnswerEvent[]>,
  { prepend, append, fallback }: Support,
  streamed: boolean,
  ownAnswer: () => readonly AnswerEvent[],
): AsyncGenerator<readonly AnswerEvent[], void, undefined> {
  let hasBegun = false;
  const around = (event: AnswerEvent): readonly AnswerEvent[] => {
    if (event.type === 'finish' && append !== undefined) return [{ type: 'text-delta', text: `\n\n${append}` }, event];
    if (prepend === undefined) return [event];
    if (event.type === 'safety.retract') return [{ ...event, from: event.from + prepend.length + BREAK.length }];
    return event.type === 'start' ? [event, { type: 'text-delta', text: `${prepend}${BREAK}` }] : [event];
  };
  try {
    for await (const batch of events) {
      hasBegun ||= batch.length > 0;
      yield batch.flatMap(around);
    }
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (fallback === undefined || CALLERS_OWN.has(error.code)) throw thrown;
    if (hasBegun && streamed) {
      yield [{ type: 'text-delta', text: `${BREAK}${fallback}` }];
      throw thrown;
    }
    if (!hasBegun) yield ownAnswer();
    else {
      const rest = ownAnswer().filter(({ type }) => type !== 'start');
      yield [{ type: 'safety.retract', from: 0, categories: [], level: 0 }, ...rest];
    }
  }
}

const BREAK = '\n\n';
