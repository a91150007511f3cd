import {
  batchesOf,
  type FinishEvent,
  fromBatches,
  joinTexts,
  type StreamEvent,
  type TextDeltaEvent,
  type TokenLogprob,
  type ToolCallDeltaEvent,
} from '@modelhaven/core';
import { createJsonScreener, type JsonScreener } from './json-strings.ts';
import { createHeldText } from './screen-text.ts';
import type { BlockedSpan, Screener } from './screener.ts';

/** Screens the events of an answer. */
export interface EventScreenOptions {
  /** A screener for one text. */
  readonly create: () => Screener;
  /** Told once; returns the text that is shown instead of the rest. */
  readonly onBlocked: (span: BlockedSpan) => string;
  /** Passes everything on and only reports. */
  readonly observe?: boolean;
}

type Channel = 'text-delta' | 'reasoning-delta' | 'refusal-delta';
type Screened = Exclude<StreamEvent, { type: 'start' | 'finish' | 'safety.retract' }>;

/**
 * Passes events on as soon as their text can no longer become part of a finding. On a finding the answer ends there:
 * the replacement text, then `finish` with reason `content-filter`.
 */
export function screenEvents(
  events: AsyncIterable<StreamEvent>,
  options: EventScreenOptions,
): AsyncIterable<StreamEvent> {
  const batches = batchesOf(events);
  return fromBatches({
    [Symbol.asyncIterator]: () => new ScreenedBatches(batches[Symbol.asyncIterator](), options),
  });
}

type Batch = IteratorResult<readonly StreamEvent[], void>;

const finished: Batch = { done: true, value: undefined };

// An iterator by hand: an async generator costs every batch several turns of the microtask queue.
class ScreenedBatches implements AsyncIterator<readonly StreamEvent[], void, undefined> {
  readonly #source: AsyncIterator<readonly StreamEvent[]>;
  readonly #options: EventScreenOptions;
  readonly #lanes: Lanes;
  #state: 'open' | 'ending' | 'over' = 'open';
  /** Thrown behind what was let go before it. */
  #failure: { readonly error: unknown } | undefined;
  readonly #onBatch: (result: IteratorResult<readonly StreamEvent[]>) => Batch | Promise<Batch>;
  readonly #onError: (thrown: unknown) => never;

  constructor(source: AsyncIterator<readonly StreamEvent[]>, options: EventScreenOptions) {
    this.#source = source;
    this.#options = options;
    this.#lanes = new Lanes(options.create);
    this.#onBatch = (result) => this.#take(result);
    this.#onError = (thrown) => {
      this.#state = 'over';
      throw thrown;
    };
  }

  next(): Promise<Batch> {
    if (this.#failure) return this.#fail(this.#failure.error);
    if (this.#state === 'ending') return this.return();
    if (this.#state === 'over') return Promise.resolve(finished);
    return this.#source.next().then(this.#onBatch, this.#onError);
  }

  async return(): Promise<Batch> {
    if (this.#state === 'over') return finished;
    this.#state = 'over';
    await this.#source.return?.();
    return finished;
  }

  #take(result: IteratorResult<readonly StreamEvent[]>): Batch | Promise<Batch> {
    if (result.done) {
      this.#state = 'over';
      return finished;
    }
    const out: StreamEvent[] = [];
    try {
      for (const event of joinTexts(result.value)) {
        this.#screen(event, out);
        const isBlocked = !this.#options.observe && this.#lanes.blocked !== undefined;
        if (event.type !== 'finish' && !isBlocked) continue;
        this.#state = 'ending';
        break;
      }
    } catch (error) {
      if (out.length === 0) return this.#fail(error);
      // What was let go before the screener failed may be seen.
      this.#failure = { error };
    }
    return out.length > 0 ? { done: false, value: out } : this.next();
  }

  async #fail(error: unknown): Promise<never> {
    this.#failure = undefined;
    await this.return();
    throw error;
  }

  #screen(event: StreamEvent, out: StreamEvent[]): void {
    const { observe, onBlocked } = this.#options;
    const lanes = this.#lanes;
    if (event.type === 'start' || event.type === 'safety.retract') out.push(event);
    else if (event.type === 'finish') {
      // Who only observes has passed on all of it already.
      lanes.flush(observe ? [] : out);
      const { blocked } = lanes;
      if (blocked && observe) onBlocked(blocked);
      if (blocked && !observe) end(onBlocked(blocked), event, out);
      else out.push(event);
    } else if (observe) {
      lanes.watch(event);
      out.push(event);
    } else {
      lanes.pass(event, out);
      const { blocked } = lanes;
      if (blocked) end(onBlocked(blocked), undefined, out);
    }
  }
}

function end(text: string, finish: FinishEvent | undefined, out: StreamEvent[]): void {
  if (text !== '') out.push({ type: 'text-delta', text: `\n\n${text}` });
  out.push({ type: 'finish', reason: 'content-filter', usage: finish?.usage ?? {}, rawReason: 'safety' });
}

/** The texts of an answer, each with a screener of its own. */
class Lanes {
  readonly #create: () => Screener;
  readonly #texts = new Map<Channel, TextLane>();
  #calls: Map<number, JsonScreener> | undefined;

  constructor(create: () => Screener) {
    this.#create = create;
  }

  get blocked(): BlockedSpan | undefined {
    for (const text of this.#texts.values()) if (text.blocked) return text.blocked;
    if (this.#calls) for (const json of this.#calls.values()) if (json.blocked) return json.blocked;
    return undefined;
  }

  pass(event: Screened, out: StreamEvent[]): void {
    if (event.type === 'tool-call-delta') {
      const json = this.#call(event.index).push(event.arguments);
      if (json !== '' || event.id !== undefined || event.name !== undefined) out.push({ ...event, arguments: json });
      return;
    }
    // A signed or encrypted block closes the thinking before it.
    if (event.type === 'reasoning-delta' && (event.signature !== undefined || event.redacted !== undefined)) {
      const lane = this.#lane('reasoning-delta');
      this.#texts.delete('reasoning-delta');
      const rest: StreamEvent[] = [];
      lane.end('reasoning-delta', rest);
      out.push(...rest, event);
      return;
    }
    this.#lane(event.type).push(event.type, event.text, event.type === 'text-delta' ? event.logprobs : undefined, out);
  }

  watch(event: Screened): void {
    if (event.type === 'tool-call-delta') this.#call(event.index).push(event.arguments);
    else this.#lane(event.type).watch(event.text);
  }

  flush(out: StreamEvent[]): void {
    for (const [type, text] of this.#texts) text.end(type, out);
    if (!this.#calls) return;
    for (const [index, json] of this.#calls) {
      const rest = json.end();
      if (rest !== '') out.push({ type: 'tool-call-delta', index, arguments: rest } satisfies ToolCallDeltaEvent);
    }
  }

  #lane(type: Channel): TextLane {
    let lane = this.#texts.get(type);
    if (!lane) {
      lane = new TextLane(this.#create());
      this.#texts.set(type, lane);
    }
    return lane;
  }

  #call(index: number): JsonScreener {
    this.#calls ??= new Map();
    let call = this.#calls.get(index);
    if (!call) {
      call = createJsonScreener(this.#create);
      this.#calls.set(index, call);
    }
    return call;
  }
}

interface WaitingLogprob {
  readonly end: number;
  readonly logprob: TokenLogprob;
}

/** Text and the log probabilities of its tokens; a token's go out once all of its text has. */
class TextLane {
  readonly #screener: Screener;
  readonly #held: ReturnType<typeof createHeldText>;
  #waiting: WaitingLogprob[] | undefined;
  #spoken = 0;
  #given = 0;

  constructor(screener: Screener) {
    this.#screener = screener;
    this.#held = createHeldText(screener);
  }

  get blocked(): BlockedSpan | undefined {
    return this.#screener.blocked;
  }

  push(type: Channel, text: string, logprobs: readonly TokenLogprob[] | undefined, out: StreamEvent[]): void {
    if (logprobs) {
      this.#waiting ??= [];
      let end = this.#spoken;
      for (const logprob of logprobs) {
        end += logprob.token.length;
        this.#waiting.push({ end: Math.min(end, this.#spoken + text.length), logprob });
      }
    }
    this.#spoken += text.length;
    this.#give(type, this.#held.push(text), out);
  }

  watch(text: string): void {
    this.#held.push(text);
  }

  end(type: Channel, out: StreamEvent[]): void {
    this.#give(type, this.#held.end(), out);
  }

  #give(type: Channel, text: string, out: StreamEvent[]): void {
    this.#given += text.length;
    const ready = this.#waiting?.filter((each) => each.end <= this.#given) ?? [];
    if (ready.length > 0) this.#waiting = this.#waiting?.filter((each) => each.end > this.#given);
    if (ready.length > 0 && type === 'text-delta') {
      const logprobs = ready.map(({ logprob }) => logprob);
      out.push({ type, text, logprobs } satisfies TextDeltaEvent);
    } else if (text !== '' || ready.length > 0) out.push({ type, text });
  }
}
