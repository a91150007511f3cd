import { type InputDecision, LlmError } from '@modelhaven/core';
import type { AnswerEvent } from './types.ts';

type Support = Pick<Extract<InputDecision, { type: 'continue' }>, 'prepend' | 'append' | 'fallback'>;

/** The caller's own doing: a supportive text would hide what is to be mended. */
const CALLERS_OWN = new Set<LlmError['code']>(['ABORTED', 'INVALID_REQUEST']);

/**
 * An answer with what the guard says before and after it. Where no model can answer a person who may be in danger, the
 * guard's own answer comes instead; one that breaks off after its beginning is followed by that text, and still fails.
 */
export async function* withSupport(
  events: AsyncIterable<AnswerEvent>,
  { prepend, append, fallback }: Support,
  streamed: boolean,
  ownAnswer: () => AsyncIterable<AnswerEvent>,
): AsyncGenerator<AnswerEvent, void, undefined> {
  if (prepend === undefined && append === undefined && fallback === undefined) {
    yield* events;
    return;
  }
  let hasBegun = false;
  try {
    for await (const event of events) {
      if (event.type === 'finish' && append !== undefined) yield { type: 'text-delta', text: `\n\n${append}` };
      hasBegun = true;
      yield event.type === 'safety.retract' && prepend !== undefined
        ? { ...event, from: event.from + prepend.length + BREAK.length }
        : event;
      if (event.type === 'start' && prepend !== undefined) yield { type: 'text-delta', text: `${prepend}${BREAK}` };
    }
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (fallback === undefined || CALLERS_OWN.has(error.code)) throw thrown;
    if (hasBegun && streamed) {
      yield { type: 'text-delta', text: `${BREAK}${fallback}` };
      throw thrown;
    }
    if (hasBegun) yield { type: 'safety.retract', from: 0, categories: [], level: 0 };
    for await (const event of ownAnswer()) if (!hasBegun || event.type !== 'start') yield event;
  }
}

const BREAK = '\n\n';
