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
import type { BlockedSpan, Screener } from '../stream/screener.ts';
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
  return fromBatches({ [Symbol.asyncIterator]: () => new ScreenedOutput(safety, events, context, options) });
}

type Batch = IteratorResult<readonly StreamEvent[], void>;

const finished: Batch = { done: true, value: undefined };

// An iterator by hand: an async generator costs every batch several turns of the microtask queue.
class ScreenedOutput implements AsyncIterator<readonly StreamEvent[], void, undefined> {
  readonly #context: GuardContext;
  readonly #options: ScreenOutputOptions;
  readonly #source: AsyncIterator<readonly StreamEvent[]>;
  #isBlocked = false;
  #hasBegun = false;
  #isOver = false;
  /** Thrown behind the text that says so. */
  #failure: LlmError | undefined;
  readonly #onBatch: (result: IteratorResult<readonly StreamEvent[]>) => Batch;
  readonly #onError: (thrown: unknown) => Batch;

  constructor(safety: Safety, events: AsyncIterable<StreamEvent>, context: GuardContext, options: ScreenOutputOptions) {
    this.#context = context;
    this.#options = options;
    const { mode, judge } = options;
    const channel = context.channel ?? 'ooc';
    const create = () => guarded(safety, channel);
    // Who holds or takes back whole sentences must see each event before the next one is screened.
    const isBySentence = mode === 'strict' || judge !== undefined;
    const source = isBySentence ? oneByOne(events) : events;
    const screened = screenEvents(source, {
      create,
      onBlocked: (span) => this.#block(span),
      observe: mode === 'observe',
    });
    const judged = isBySentence
      ? judgedEvents(screened, {
          mode,
          judge,
          onObjection: (...objection) => this.#object(...objection),
          isBlocked: () => this.#isBlocked,
        })
      : screened;
    this.#source = batchesOf(judged)[Symbol.asyncIterator]();
    this.#onBatch = (result) => this.#take(result);
    this.#onError = (thrown) => this.#fail(thrown);
  }

  next(): Promise<Batch> {
    if (this.#failure) {
      const failure = this.#failure;
      this.#failure = undefined;
      return Promise.reject(failure);
    }
    if (this.#isOver) return Promise.resolve(finished);
    return this.#source.next().then(this.#onBatch, this.#onError);
  }

  async return(): Promise<Batch> {
    this.#failure = undefined;
    if (this.#isOver) return finished;
    this.#isOver = true;
    await this.#source.return?.();
    return finished;
  }

  #take(result: IteratorResult<readonly StreamEvent[]>): Batch {
    if (result.done) {
      this.#isOver = true;
      return finished;
    }
    if (!this.#hasBegun) this.#hasBegun = result.value.some(({ type }) => type === 'start');
    return result;
  }

  #fail(thrown: unknown): Batch {
    this.#isOver = true;
    if (!(thrown instanceof ScreenFailure)) throw thrown;
    const context = this.#context;
    this.#options.report(FAILED, 'output');
    context.logger?.error(
      { requestId: context.requestId },
      'The safety check of the output failed; the stream is stopped.',
    );
    const failure = new LlmError('BLOCKED_BY_SAFETY', 'The answer was stopped because it could not be checked.', {
      cause: thrown.cause,
    });
    if (!this.#hasBegun) throw failure;
    this.#failure = failure;
    return { done: false, value: [{ type: 'text-delta', text: `\n\n${failureText(context)}` }] };
  }

  #block(span: BlockedSpan): string {
    this.#isBlocked = this.#options.mode !== 'observe';
    this.#options.report(verdictOfSpan(span), 'output');
    return textsFor(this.#context.locale).withheld;
  }

  #object({ name, category, level }: Objection, start: number, end: number): string {
    const why = `${name} objects`;
    const verdict = verdictOnAnswer({ category, level, rule: `opinion.${name}`, why, start, end });
    this.#options.report(verdict, this.#options.mode === 'balanced' ? 'retract' : 'output');
    return textsFor(this.#context.locale).withheld;
  }
}

/** A stream that is read event by event, whatever it offers. */
function oneByOne<Event>(events: AsyncIterable<Event>): AsyncIterable<Event> {
  return { [Symbol.asyncIterator]: () => events[Symbol.asyncIterator]() };
}

/** A fault of the engine, told apart from a fault of the stream that is screened. */
class ScreenFailure extends Error {}

function guarded(safety: Safety, channel: NonNullable<GuardContext['channel']>): Screener {
  return attempted(() => new GuardedScreener(safety.screener({ channel })));
}

function attempted<Value>(action: () => Value): Value {
  try {
    return action();
  } catch (cause) {
    throw new ScreenFailure('the screener failed', { cause });
  }
}

class GuardedScreener implements Screener {
  readonly #inner: Screener;

  constructor(inner: Screener) {
    this.#inner = inner;
  }

  get blocked(): BlockedSpan | undefined {
    return this.#inner.blocked;
  }

  push(piece: string): number {
    try {
      return this.#inner.push(piece);
    } catch (cause) {
      throw new ScreenFailure('the screener failed', { cause });
    }
  }

  end(): number {
    return attempted(() => this.#inner.end());
  }
}
