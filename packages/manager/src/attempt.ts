import {
  type AttemptRecord,
  abortError,
  batchesOf,
  type FinishEvent,
  type GenerateRequest,
  LlmError,
  linkAbort,
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
import { type CallContext, ownerOf, recordAttempt } from './call-context.ts';
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
}

/** How long a provider may take to end its stream after the finish event, in milliseconds. */
const CLOSING_MS = 250;

/**
 * One attempt: bounded in time, let go of however it ends, recorded exactly once. `start` waits until content follows
 * it, and `finish` is a batch of its own.
 */
export async function* attempt(
  parts: AttemptParts,
  input: AttemptInput,
): AsyncGenerator<readonly StreamEvent[], void, undefined> {
  const { route, call, trail, deadlines } = input;
  const { provider, model } = route;
  const number = trail.begin();
  const startedAt = parts.now();
  const own = linkAbort(call.signal);
  const { spanId, ...trace } = announceAttempt(parts.tracesTo, call, provider.id) ?? {};
  const seen: Seen = { outcome: 'ABORTED', characters: 0, isRecorded: false, ...(spanId ? { spanId } : {}) };
  let start: StreamEvent | undefined;
  let finish: FinishEvent | undefined;
  const take = (event: StreamEvent, out: StreamEvent[]): void => {
    if (event.type === 'start') {
      if (start || seen.hasBegun) throw new LlmError('BAD_RESPONSE', 'The stream began twice.');
      const { warnings = [] } = input.cost ?? {};
      start = warnings.length === 0 ? event : { ...event, warnings: [...event.warnings, ...warnings] };
      return;
    }
    if (!isContent(event)) return;
    if (!start && !seen.hasBegun) throw new LlmError('BAD_RESPONSE', 'The stream did not begin with "start".');
    seen.firstEventMs ??= parts.now() - startedAt;
    seen.hasBegun = true;
    if (start) out.push(start);
    start = undefined;
    if (event.type === 'finish') {
      finish = event;
      return;
    }
    seen.characters += lengthOf(event);
    out.push(event);
  };
  const complete = (event: FinishEvent): FinishEvent => {
    // Complete, but cut off before its usage came: an estimate that says so is nearer to the bill than nothing.
    const usage = isCounted(event.usage) ? event.usage : { ...event.usage, ...estimateUsage(input, seen.characters) };
    seen.usage = usage;
    seen.outcome = 'OK';
    // Before it is given out: a reader may leave with the last event, and the report on it counts this attempt.
    record(parts, input, seen, { number, startedAt });
    return usage === event.usage ? event : { ...event, usage };
  };
  try {
    const events = provider.stream(
      { ...input.request, model: model.id },
      { signal: own.signal, logger: call.logger, idleMs: Math.min(deadlines.idleMs, deadlines.totalMs), ...trace },
    );
    const bounded = withDeadlines(batchesOf(events), deadlines, {
      onTimeout: (error) => own.abort(error),
      countsAsFirst: (batch) => batch.some(isContent),
      timers: parts.timers,
      signal: own.signal,
    });
    for (let next = await bounded.next(); !next.done; next = await bounded.next()) {
      const out: StreamEvent[] = [];
      let failure: { readonly thrown: unknown } | undefined;
      try {
        for (const event of next.value) {
          take(event, out);
          if (finish) break;
        }
      } catch (thrown) {
        failure = { thrown };
      }
      // What came before a failure comes out before it, however it was cut.
      if (out.length > 0) yield out;
      if (failure) throw failure.thrown;
      if (finish) {
        // By itself: whoever leaves before it has not had the whole answer.
        yield [complete(finish)];
        await waitForEnd(bounded, parts.timers);
        return;
      }
    }
    throw new LlmError('STREAM_INTERRUPTED', 'The stream ended without a finish event.');
  } catch (thrown) {
    const error = toError(thrown, route, call.signal);
    seen.outcome = error.code;
    throw error;
  } finally {
    own.abort();
    own.release();
    record(parts, input, seen, { number, startedAt });
  }
}

interface Seen {
  outcome: AttemptRecord['outcome'];
  hasBegun?: boolean;
  firstEventMs?: number;
  usage?: Usage;
  /** Of text, thinking and tool calls so far. */
  characters: number;
  isRecorded: boolean;
  /** Where the provider was told of it. */
  readonly spanId?: string;
}

function record(
  parts: AttemptParts,
  input: AttemptInput,
  seen: Seen,
  { number, startedAt }: { readonly number: number; readonly startedAt: number },
): void {
  if (seen.isRecorded) return;
  seen.isRecorded = true;
  const { route, call, trail, role, race, queuedMs = 0 } = input;
  const { provider, model, address } = route;
  const usage = seen.usage ?? (seen.characters > 0 || race?.isLost ? estimateUsage(input, seen.characters) : undefined);
  const costUsd = usage && costOfUsage(usage, model.pricing, model.free);
  input.cost?.settle(usage, costUsd);
  const common = {
    outcome: seen.outcome,
    startedAt,
    totalMs: parts.now() - startedAt,
    ...(queuedMs > 0 ? { queuedMs } : {}),
    ...(seen.firstEventMs === undefined ? {} : { firstEventMs: seen.firstEventMs }),
    ...(usage ? { usage } : {}),
    ...(costUsd === undefined ? {} : { costUsd }),
  };
  trail.add({ ...common, address, role });
  recordAttempt(parts.recorder, call, {
    ...common,
    requestId: call.requestId,
    attempt: number,
    role,
    provider: provider.id,
    model: model.id,
    operation: 'chat',
    streamed: call.streamed,
    ...(call.taskType === undefined ? {} : { taskType: call.taskType }),
    ...ownerOf(call),
    ...(call.safety ? { safetyAction: call.safety.action, safetyLevel: call.safety.level } : {}),
    ...(seen.spanId === undefined ? {} : { spanId: seen.spanId }),
  });
}

/** Whether an event tells the reader something. Empty deltas, which some servers open with, do not. */
export function isContent(event: StreamEvent): boolean {
  switch (event.type) {
    case 'start':
      return false;
    case 'text-delta':
      return event.text !== '' || event.logprobs !== undefined;
    case 'reasoning-delta':
      return event.text !== '' || event.signature !== undefined || event.redacted !== undefined;
    case 'refusal-delta':
      return event.text !== '';
    default:
      return true;
  }
}

function lengthOf(event: StreamEvent): number {
  if (event.type === 'tool-call-delta') return event.arguments.length + (event.name?.length ?? 0);
  return 'text' in event ? event.text.length : 0;
}

function isCounted({ inputTokens, outputTokens, costUsd }: Usage): boolean {
  return inputTokens !== undefined || outputTokens !== undefined || costUsd !== undefined;
}

/** What a broken answer is billed for, as far as can be said: the prompt, and about a token for four characters. */
function estimateUsage({ route, request, promptTokens }: AttemptInput, characters: number): Usage {
  const inputTokens = route.promptTokens?.tokens ?? promptTokens;
  const outputTokens = Math.min(Math.ceil(characters / 4), request.maxTokens ?? Number.POSITIVE_INFINITY);
  return { inputTokens, outputTokens, estimated: true };
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

/** Lets the stream end by itself, so that its connection can be used again; not for long, and whatever it says now. */
async function waitForEnd(iterator: AsyncIterator<unknown>, timers: Timers): Promise<void> {
  let timer: unknown;
  const patience = new Promise<{ readonly done: true }>((resolve) => {
    timer = timers.set(() => resolve({ done: true }), CLOSING_MS);
  });
  try {
    let isDone = false;
    while (!isDone) isDone = (await Promise.race([iterator.next(), patience])).done === true;
  } catch {
    // The answer is complete; how its connection ends changes nothing.
  } finally {
    timers.clear(timer);
  }
}
