import type { FinishEvent, StreamEvent } from '@modelhaven/core';
import { endOfSentences } from './sentences.ts';

/** Why a piece of an answer must not be shown. */
export interface Objection {
  /** Who objects. */
  readonly name: string;
  readonly category: string;
  /** 1 to 6. */
  readonly level: number;
}

/** Judges a piece of an answer, with what stood before it. Never rejects; undefined where there is nothing to object to. */
export type JudgeAnswer = (text: string) => Promise<Objection | undefined>;

export interface JudgedEventsOptions {
  /** `strict` gives no sentence out before it was judged whole; `balanced` gives it out and takes it back; `observe` reports. */
  readonly mode: 'strict' | 'balanced' | 'observe';
  readonly judge?: JudgeAnswer | undefined;
  /** Told once; `start` and `end` are places in the text of the answer. Returns what is said instead. */
  readonly onObjection: (objection: Objection, start: number, end: number) => string;
  /** True from the moment in which the rules stopped the answer: what is held then is dropped. */
  readonly isBlocked: () => boolean;
}

/** Text before a window that its judge sees as well. */
const CONTEXT_UNITS = 400;
/** A judge is asked for no less than this, but at the end. */
const LEAST_UNITS = 80;

/** Lets an answer pass sentence by sentence, or takes back what a judge objects to after it was given out. */
export function judgedEvents(
  events: AsyncIterable<StreamEvent>,
  options: JudgedEventsOptions,
): AsyncIterable<StreamEvent> {
  if (options.mode === 'strict') return held(events, options);
  return options.judge ? watched(events, options, options.judge) : events;
}

async function* held(
  events: AsyncIterable<StreamEvent>,
  { judge, onObjection, isBlocked }: JudgedEventsOptions,
): AsyncGenerator<StreamEvent, void, undefined> {
  let waiting = '';
  let given = '';
  const objectionTo = (text: string) => judge?.(given.slice(-CONTEXT_UNITS) + text);
  for await (const event of events) {
    if (isBlocked()) {
      // The sentence that the rules stopped is not begun.
      waiting = '';
      yield event;
      continue;
    }
    if (event.type === 'text-delta') waiting += event.text;
    const size = event.type === 'text-delta' ? endOfSentences(waiting) : event.type === 'finish' ? waiting.length : 0;
    if (size > 0) {
      const text = waiting.slice(0, size);
      const objection = await objectionTo(text);
      if (objection) {
        yield* instead(onObjection(objection, given.length, given.length + size), event);
        return;
      }
      waiting = waiting.slice(size);
      given += text;
      // Probabilities of single tokens do not survive the wait.
      yield { type: 'text-delta', text };
    }
    if (event.type !== 'text-delta') yield event;
  }
}

async function* watched(
  events: AsyncIterable<StreamEvent>,
  { mode, onObjection }: JudgedEventsOptions,
  judge: JudgeAnswer,
): AsyncGenerator<StreamEvent, void, undefined> {
  const iterator = events[Symbol.asyncIterator]();
  const pending = new Set<Promise<unknown>>();
  let text = '';
  let judgedTo = 0;
  let hasReported = false;
  let objected: { readonly objection: Objection; readonly start: number; readonly end: number } | undefined;
  let wake: () => void = () => {};
  const woken = () =>
    new Promise<'woken'>((resolve) => {
      wake = () => resolve('woken');
    });
  const ask = (end: number): void => {
    const start = judgedTo;
    judgedTo = end;
    const asked = judge(text.slice(Math.max(0, start - CONTEXT_UNITS), end)).then((objection) => {
      pending.delete(asked);
      if (!objection || (objected && objected.start <= start)) return;
      objected = { objection, start, end };
      wake();
    });
    pending.add(asked);
  };
  const report = (): string => {
    hasReported = true;
    return objected ? onObjection(objected.objection, objected.start, objected.end) : '';
  };
  try {
    for (;;) {
      const next = iterator.next();
      const first = objected ? 'woken' : await Promise.race([next, ...(pending.size > 0 ? [woken()] : [])]);
      if (objected && mode !== 'observe') {
        next.catch(() => {});
        yield* retraction(objected, report());
        return;
      }
      const { done, value: event } = first === 'woken' ? await next : first;
      if (done) return;
      if (event.type === 'text-delta') {
        text += event.text;
        const end = judgedTo + endOfSentences(text.slice(judgedTo));
        if (end - judgedTo >= LEAST_UNITS) ask(end);
      }
      if (event.type === 'finish') {
        if (text.length > judgedTo) ask(text.length);
        // An objection after the end would find nobody.
        await Promise.all(pending);
        if (objected) {
          const replacement = report();
          if (mode !== 'observe') {
            yield* retraction(objected, replacement, event);
            return;
          }
        }
      } else if (objected && !hasReported) report();
      yield event;
    }
  } finally {
    // Not awaited: a source that is stuck in a read answers only when its signal has freed it.
    void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}

function* retraction(
  { objection, start }: { readonly objection: Objection; readonly start: number },
  text: string,
  finish?: FinishEvent,
): Generator<StreamEvent> {
  yield { type: 'safety.retract', from: start, categories: [objection.category], level: objection.level };
  yield* instead(text, finish);
}

function* instead(text: string, event: StreamEvent | undefined): Generator<StreamEvent> {
  if (text !== '') yield { type: 'text-delta', text: `\n\n${text}` };
  const usage = event?.type === 'finish' ? event.usage : {};
  yield { type: 'finish', reason: 'content-filter', usage, rawReason: 'safety' };
}
