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
  return fromBatches(screenedBatches(batchesOf(events), options));
}

async function* screenedBatches(
  batches: AsyncIterable<readonly StreamEvent[]>,
  options: EventScreenOptions,
): AsyncGenerator<readonly StreamEvent[], void, undefined> {
  const lanes = createLanes(options.create);
  for await (const batch of batches) {
    const out: StreamEvent[] = [];
    let isOver = false;
    let failure: { readonly error: unknown } | undefined;
    try {
      for (const event of joinTexts(batch)) {
        for (const screened of screenOne(event, lanes, options)) out.push(screened);
        isOver = event.type === 'finish' || (!options.observe && lanes.blocked() !== undefined);
        if (isOver) break;
      }
    } catch (error) {
      failure = { error };
    }
    // What was let go before the screener failed may be seen.
    if (out.length > 0) yield out;
    if (failure) throw failure.error;
    if (isOver) return;
  }
}

function* screenOne(
  event: StreamEvent,
  lanes: ReturnType<typeof createLanes>,
  options: EventScreenOptions,
): Generator<StreamEvent> {
  if (event.type === 'start' || event.type === 'safety.retract') {
    yield event;
    return;
  }
  if (event.type === 'finish') {
    yield* lanes.flush();
    const blocked = lanes.blocked();
    if (blocked) yield* ending(options.onBlocked(blocked), event);
    else yield event;
    return;
  }
  if (options.observe) {
    lanes.watch(event);
    yield event;
    return;
  }
  yield* lanes.pass(event);
  const blocked = lanes.blocked();
  if (blocked) yield* ending(options.onBlocked(blocked), undefined);
}

function* ending(text: string, finish: FinishEvent | undefined): Generator<StreamEvent> {
  if (text !== '') yield { type: 'text-delta', text: `\n\n${text}` };
  yield { type: 'finish', reason: 'content-filter', usage: finish?.usage ?? {}, rawReason: 'safety' };
}

function createLanes(create: () => Screener) {
  const texts = new Map<Channel, ReturnType<typeof createTextLane>>();
  const calls = new Map<number, JsonScreener>();
  const lane = (type: Channel): ReturnType<typeof createTextLane> => {
    const known = texts.get(type) ?? createTextLane(create());
    texts.set(type, known);
    return known;
  };
  const call = (index: number): JsonScreener => {
    const known = calls.get(index) ?? createJsonScreener(create);
    calls.set(index, known);
    return known;
  };
  return {
    *pass(event: Screened): Generator<StreamEvent> {
      if (event.type === 'tool-call-delta') {
        const json = call(event.index).push(event.arguments);
        if (json !== '' || event.id !== undefined || event.name !== undefined) yield { ...event, arguments: json };
        return;
      }
      // A signed or encrypted block closes the thinking before it.
      if (event.type === 'reasoning-delta' && (event.signature !== undefined || event.redacted !== undefined)) {
        const rest = lane('reasoning-delta').end();
        texts.delete('reasoning-delta');
        if (rest.text !== '') yield { type: 'reasoning-delta', text: rest.text };
        yield event;
        return;
      }
      const out = lane(event.type).push(event.text, event.type === 'text-delta' ? event.logprobs : undefined);
      if (out.text !== '' || out.logprobs.length > 0) yield delta(event.type, out.text, out.logprobs);
    },
    watch(event: Screened): void {
      if (event.type === 'tool-call-delta') call(event.index).push(event.arguments);
      else lane(event.type).push(event.text, undefined);
    },
    *flush(): Generator<StreamEvent> {
      for (const [type, text] of texts) {
        const out = text.end();
        if (out.text !== '' || out.logprobs.length > 0) yield delta(type, out.text, out.logprobs);
      }
      for (const [index, json] of calls) {
        const rest = json.end();
        if (rest !== '') yield { type: 'tool-call-delta', index, arguments: rest } satisfies ToolCallDeltaEvent;
      }
    },
    blocked(): BlockedSpan | undefined {
      for (const text of texts.values()) if (text.screener.blocked) return text.screener.blocked;
      for (const json of calls.values()) if (json.blocked) return json.blocked;
      return undefined;
    },
  };
}

function delta(type: Channel, text: string, logprobs: readonly TokenLogprob[]): StreamEvent {
  return logprobs.length > 0 && type === 'text-delta'
    ? ({ type, text, logprobs } satisfies TextDeltaEvent)
    : { type, text };
}

/** Text and the log probabilities of its tokens; a token's go out once all of its text has. */
function createTextLane(screener: Screener) {
  const held = createHeldText(screener);
  let waiting: { readonly end: number; readonly logprob: TokenLogprob }[] = [];
  let spoken = 0;
  let given = 0;
  const ready = (text: string): { text: string; logprobs: readonly TokenLogprob[] } => {
    given += text.length;
    const logprobs = waiting.filter(({ end }) => end <= given).map(({ logprob }) => logprob);
    waiting = waiting.filter(({ end }) => end > given);
    return { text, logprobs };
  };
  return {
    screener,
    push(text: string, logprobs: readonly TokenLogprob[] | undefined) {
      let end = spoken;
      for (const logprob of logprobs ?? []) {
        end += logprob.token.length;
        waiting.push({ end: Math.min(end, spoken + text.length), logprob });
      }
      spoken += text.length;
      return ready(held.push(text));
    },
    end: () => ready(held.end()),
  };
}
