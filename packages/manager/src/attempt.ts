import {
  type AttemptRecord,
  abortError,
  batchesOf,
  type FinishEvent,
  type GenerateRequest,
  LlmError,
  type ModelInfo,
  type ModelProvider,
  type PromptTokens,
  type Recorder,
  type StreamEvent,
  type Timers,
  type Usage,
  withDeadlines,
} from '@modelhaven/core';
import { announceAttempt } from './announce-attempt.ts';
import { Recorded, Report } from './attempt-record.ts';
import { estimateUsage, isContent, isCounted, lengthOf } from './attempt-usage.ts';
import { type CallContext, recordAttempt } from './call-context.ts';
import { costOfUsage } from './cost.ts';
import type { CostLease } from './cost-limit.ts';
import { asProviderError } from './provider-error.ts';
import type { AttemptDeadlines } from './resilience/deadlines.ts';
import type { Trail } from './trail.ts';
import type { AttemptRole } from './types.ts';

/** One model at its provider. */
export interface Route {
  readonly provider: ModelProvider;
  readonly model: ModelInfo;
  readonly address: string;
  /** Tokens that it will read, as the plan has them. */
  readonly promptTokens?: PromptTokens;
}

export interface AttemptParts {
  readonly recorder: Recorder;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that nobody sets, for how long something takes. */
  readonly elapsed: () => number;
  readonly timers: Timers;
  /** Whether a provider, by its id, is told of the trace that a call belongs to. Absent: none is. */
  readonly tracesTo?: (provider: string) => boolean;
}

export interface AttemptInput {
  readonly route: Route;
  readonly request: GenerateRequest;
  readonly call: CallContext;
  readonly trail: Trail;
  readonly role: AttemptRole;
  readonly deadlines: AttemptDeadlines;
  /** Two attempts that race: whoever loses is billed for the prompt, which its provider had read by then. */
  readonly race?: { readonly isLost: boolean };
  /** Tokens of the prompt where the route does not say, for what a broken answer is billed. */
  readonly promptTokens: number;
  /** What it may cost, where that is limited. */
  readonly cost?: Pick<CostLease, 'warnings' | 'settle'>;
  /** Milliseconds that it waited for its turn at the provider; 0 where there was room. */
  readonly queuedMs?: number;
  /** Who must hear how it goes. */
  readonly watcher?: AttemptWatcher;
}

/** Hears how an attempt goes. */
export interface AttemptWatcher {
  /** Before the first events are handed on, after so many milliseconds. */
  begun(firstEventMs: number): void;
  /** Before the last event is handed on: a reader may leave with it. */
  succeeded(): void;
  /** Before the error is thrown. */
  failed(error: LlmError): void;
  /** Once, when it is over: ended, failed, or left by its reader, read or not. */
  over(): void;
}

/** How long a provider may take to end its stream after the finish event, in milliseconds. */
const CLOSING_MS = 250;

type Batch = IteratorResult<readonly StreamEvent[], void>;

const finished: Batch = { done: true, value: undefined };
/** Made once: without a reason, every abort would capture a stack of its own. */
const CANCELLED = new LlmError('ABORTED', 'The request was cancelled.');

/**
 * One attempt: bounded in time, let go of however it ends, recorded exactly once. It begins with the first `next()`.
 * `start` waits until content follows it, and `finish` is a batch of its own.
 */
export function attempt(
  parts: AttemptParts,
  input: AttemptInput,
): AsyncIterableIterator<readonly StreamEvent[], void, undefined> {
  return new Attempt(parts, input);
}

// A class and not an async generator, which costs every batch several turns of the microtask queue; and every open stream
// holds one, whose methods are shared.
class Attempt implements AsyncIterableIterator<readonly StreamEvent[], void, undefined> {
  readonly #parts: AttemptParts;
  readonly #input: AttemptInput;
  /** `closing`: all events are out; `left`: its connection may still come to its end. */
  #state: 'new' | 'open' | 'closing' | 'left' | 'over' = 'new';
  #isGivenBack = false;
  #number = 0;
  #startedAt = 0;
  #begunAt = 0;
  #own: AbortController | undefined;
  #events: AsyncIterator<readonly StreamEvent[], void, undefined> | undefined;
  #spanId: string | undefined;
  #start: StreamEvent | undefined;
  #finish: FinishEvent | undefined;
  /** Thrown behind what came before it. */
  #failure: { readonly thrown: unknown } | undefined;
  #outcome: AttemptRecord['outcome'] = 'ABORTED';
  #hasBegun = false;
  #firstEventMs: number | undefined;
  #usage: Usage | undefined;
  /** Of text, thinking and tool calls so far. */
  #characters = 0;
  #isRecorded = false;
  readonly #onBatch: (result: Batch) => Batch | Promise<Batch>;
  readonly #onError: (thrown: unknown) => never;

  constructor(parts: AttemptParts, input: AttemptInput) {
    this.#parts = parts;
    this.#input = input;
    this.#onBatch = (result) => {
      try {
        return this.#take(result);
      } catch (thrown) {
        return this.#fail(thrown);
      }
    };
    this.#onError = (thrown) => this.#fail(thrown);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Batch> {
    switch (this.#state) {
      case 'left':
      case 'over':
        return Promise.resolve(finished);
      case 'closing':
        return this.#waitForEnd();
      case 'new':
        this.#state = 'open';
        try {
          this.#begin();
        } catch (thrown) {
          return this.#rejected(thrown);
        }
        return this.#read();
      case 'open':
        if (this.#failure) return this.#rejected(this.#failure.thrown);
        return this.#finish ? Promise.resolve({ done: false, value: [this.#complete(this.#finish)] }) : this.#read();
    }
  }

  return(): Promise<Batch> {
    if (this.#state === 'closing') {
      // The answer is complete: its connection may end by itself, and nobody has to wait for it.
      void this.#waitForEnd();
      this.#giveBack();
    } else if (this.#state !== 'left') this.#end();
    return Promise.resolve(finished);
  }

  /** The caller left, or the manager closes. */
  handleEvent(): void {
    this.#own?.abort(this.#input.call.signal.reason);
  }

  #begin(): void {
    const { route, request, call, trail, deadlines } = this.#input;
    const { provider, model } = route;
    this.#number = trail.begin();
    this.#startedAt = this.#parts.now();
    this.#begunAt = this.#parts.elapsed();
    const own = new AbortController();
    this.#own = own;
    if (call.signal.aborted) this.handleEvent();
    else call.signal.addEventListener('abort', this, { once: true });
    const { spanId, ...trace } = announceAttempt(this.#parts.tracesTo, call, provider.id) ?? {};
    this.#spanId = spanId;
    const events = provider.stream(
      { ...request, model: model.id },
      { signal: own.signal, logger: call.logger, idleMs: Math.min(deadlines.idleMs, deadlines.totalMs), ...trace },
    );
    this.#events = withDeadlines(batchesOf(events), deadlines, {
      onTimeout: (error) => own.abort(error),
      countsAsFirst: hasContent,
      timers: this.#parts.timers,
      signal: own.signal,
    });
  }

  #read(): Promise<Batch> {
    return (this.#events as AsyncIterator<readonly StreamEvent[], void>).next().then(this.#onBatch, this.#onError);
  }

  #take(result: Batch): Batch | Promise<Batch> {
    if (this.#state === 'over') return finished;
    if (result.done) throw new LlmError('STREAM_INTERRUPTED', 'The stream ended without a finish event.');
    const out: StreamEvent[] = [];
    try {
      for (const event of result.value) {
        this.#add(event, out);
        if (this.#finish) break;
      }
    } catch (thrown) {
      // What came before a failure comes out before it, however it was cut.
      if (out.length === 0) throw thrown;
      this.#failure = { thrown };
    }
    if (out.length > 0) return { done: false, value: out };
    // By itself: whoever leaves before it has not had the whole answer.
    return this.#finish ? { done: false, value: [this.#complete(this.#finish)] } : this.#read();
  }

  #add(event: StreamEvent, out: StreamEvent[]): void {
    if (event.type === 'start') {
      if (this.#start || this.#hasBegun) throw new LlmError('BAD_RESPONSE', 'The stream began twice.');
      const { warnings } = this.#input.cost ?? {};
      this.#start = warnings?.length ? { ...event, warnings: [...event.warnings, ...warnings] } : event;
      return;
    }
    if (!isContent(event)) return;
    if (!this.#hasBegun) {
      if (!this.#start) throw new LlmError('BAD_RESPONSE', 'The stream did not begin with "start".');
      this.#hasBegun = true;
      this.#firstEventMs = this.#parts.elapsed() - this.#begunAt;
      out.push(this.#start);
      this.#start = undefined;
      this.#input.watcher?.begun(this.#firstEventMs);
    }
    if (event.type === 'finish') {
      this.#finish = event;
      return;
    }
    this.#characters += lengthOf(event);
    out.push(event);
  }

  #complete(event: FinishEvent): FinishEvent {
    // Complete, but cut off before its usage came: an estimate that says so is nearer to the bill than nothing.
    const usage = isCounted(event.usage)
      ? event.usage
      : { ...event.usage, ...estimateUsage(this.#input, this.#characters) };
    this.#usage = usage;
    this.#outcome = 'OK';
    this.#state = 'closing';
    // Before it is given out: a reader may leave with the last event, and the report on it counts this attempt.
    this.#record();
    this.#input.watcher?.succeeded();
    return usage === event.usage ? event : { ...event, usage };
  }

  #rejected(thrown: unknown): Promise<never> {
    try {
      return this.#fail(thrown);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #fail(thrown: unknown): never {
    const { route, call, watcher } = this.#input;
    const error = toError(thrown, route, call.signal);
    if (this.#state !== 'over') {
      this.#outcome = error.code;
      this.#letGo();
      watcher?.failed(error);
      this.#end();
    }
    throw error;
  }

  #end(): void {
    if (this.#state === 'over') return;
    const wasNew = this.#state === 'new';
    this.#state = 'over';
    if (!wasNew) this.#letGo();
    this.#giveBack();
  }

  #giveBack(): void {
    if (this.#isGivenBack) return;
    this.#isGivenBack = true;
    this.#input.watcher?.over();
  }

  #letGo(): void {
    this.#own?.abort(CANCELLED);
    this.#own = undefined;
    this.#input.call.signal.removeEventListener('abort', this);
    this.#record();
  }

  /** Lets the stream end by itself, so that its connection can be used again; not for long, and whatever it says now. */
  #waitForEnd(): Promise<Batch> {
    this.#state = 'left';
    const events = this.#events as AsyncIterator<unknown>;
    const { timers } = this.#parts;
    return new Promise((resolve) => {
      let isDone = false;
      const done = (hasEnded: boolean) => {
        if (isDone) return;
        isDone = true;
        timers.clear(timer);
        // What has come to its end needs nobody to stop it.
        if (hasEnded) this.#own = undefined;
        this.#end();
        resolve(finished);
      };
      const timer = timers.set(() => done(false), CLOSING_MS);
      // The answer is complete; how its connection ends changes nothing.
      const next = () =>
        void events.next().then(
          (result) => (result.done ? done(true) : next()),
          () => done(false),
        );
      next();
    });
  }

  #record(): void {
    if (this.#isRecorded) return;
    this.#isRecorded = true;
    const { route, call, trail, role, race, queuedMs = 0, cost } = this.#input;
    const { provider, model, address } = route;
    const usage =
      this.#usage ?? (this.#characters > 0 || race?.isLost ? estimateUsage(this.#input, this.#characters) : undefined);
    const costUsd = usage && costOfUsage(usage, model.pricing, model.free);
    cost?.settle(usage, costUsd);
    const totalMs = this.#parts.elapsed() - this.#begunAt;
    const report = new Report(address, role, this.#outcome, this.#startedAt, totalMs);
    if (queuedMs > 0) report.queuedMs = queuedMs;
    if (this.#firstEventMs !== undefined) report.firstEventMs = this.#firstEventMs;
    if (usage) report.usage = usage;
    if (costUsd !== undefined) report.costUsd = costUsd;
    trail.add(report);
    const record = new Recorded(report, call, this.#number, provider.id, model.id);
    if (this.#spanId !== undefined) record.spanId = this.#spanId;
    recordAttempt(this.#parts.recorder, call, record);
  }
}

function hasContent(batch: readonly StreamEvent[]): boolean {
  for (const event of batch) if (isContent(event)) return true;
  return false;
}

function toError(thrown: unknown, { provider, model }: Route, signal: AbortSignal): LlmError {
  const error = asProviderError(thrown, provider.id, model.id);
  // A socket that was closed because the caller left may call itself broken.
  if (signal.aborted) return LlmError.from(abortError(signal), { provider: provider.id, model: model.id });
  if (error.code !== 'ABORTED') return error;
  return new LlmError('STREAM_INTERRUPTED', `${provider.id} broke off the answer by itself.`, {
    provider: provider.id,
    model: model.id,
    cause: thrown,
  });
}
