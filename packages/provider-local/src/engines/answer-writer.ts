import type { FinishReason, StreamEvent } from '@modelhaven/core';
import { createJsonEnd } from '../json/json-end.ts';
import type { AnswerPlan } from './answer-plan.ts';
import { createAnswerReader, type Opened } from './answer-reader.ts';
import { type CallReader, createCallReader, type ReadCall } from './call-reader.ts';
import { createChannelReader } from './channel-reader.ts';
import { createStopScanner } from './stop-scanner.ts';

/** How an answer ended. */
export interface WrittenEnding {
  readonly reason: FinishReason;
  readonly rawReason: string;
  readonly stopSequence?: string;
}

/** What came of a piece. */
export interface WrittenStep {
  readonly events: readonly StreamEvent[];
  readonly ending?: WrittenEnding;
  /** Calls of tools begin here, and their format is to be put in place of what the model wrote of it. */
  readonly opened?: Opened;
}

/** Turns the text that a model writes into events, whatever its pieces are. */
export interface AnswerWriter {
  push(piece: string): WrittenStep;
  /** The answer ends here, by its end token or for want of room. */
  end(reason: 'stop' | 'length', rawReason: string): WrittenStep & { readonly ending: WrittenEnding };
  readonly isReasoning: boolean;
  /** Whether something is held back that may turn out to be the beginning of thinking. */
  readonly isHolding: boolean;
  /** The text so far. */
  readonly text: string;
  readonly calls: readonly ReadCall[];
}

export interface AnswerWriterOptions {
  readonly plan: AnswerPlan;
  readonly stopSequences: readonly string[];
  /** Texts that end the answer by the model's template. */
  readonly stopTexts: readonly string[];
  /** An id for a call; a new one each time. */
  readonly newCallId: () => string;
}

/** A writer at the beginning of an answer. Stop sequences end the text; they are not looked for in thinking or calls. */
export function createAnswerWriter({ plan, stopSequences, stopTexts, newCallId }: AnswerWriterOptions): AnswerWriter {
  const { calls: callPlan } = plan;
  const channels =
    plan.channels && createChannelReader({ ...plan.channels, calls: channelCalls(callPlan), isHeld: plan.isJson });
  const reader =
    channels ??
    createAnswerReader({
      reasoning: plan.reasoning,
      callTrigger: callPlan && callPlan.begin !== 'always' ? callPlan.trigger : undefined,
    });
  const scanner = createStopScanner([...stopSequences, ...stopTexts]);
  const jsonEnd = createJsonEnd();
  let calls: CallReader | undefined;
  let text = '';

  const beginCalls = (from: 'opening' | 'name'): CallReader => {
    const { format, names, most } = callPlan as NonNullable<typeof callPlan>;
    calls = createCallReader(format, names, from, most);
    return calls;
  };

  const readCalls = (current: CallReader, piece: string, events: StreamEvent[]): WrittenEnding | undefined => {
    for (const { index, name, arguments: written } of current.push(piece)) {
      events.push({
        type: 'tool-call-delta',
        index,
        ...(name === undefined ? {} : { id: newCallId(), name }),
        arguments: written,
      });
    }
    return current.complete ? { reason: 'tool-calls', rawReason: 'tool_calls' } : undefined;
  };

  const show = (shown: string, events: StreamEvent[]) => {
    if (shown === '') return;
    text += shown;
    events.push({ type: 'text-delta', text: shown });
  };

  const readText = (piece: string, events: StreamEvent[]): WrittenEnding | undefined => {
    if (callPlan?.begin === 'always' && !channels) return readCalls(calls ?? beginCalls('opening'), piece, events);
    const { text: shown, stop } = scanner.push(piece);
    const isComplete = plan.isJson && jsonEnd.push(shown);
    show(shown, events);
    if (stop !== undefined) {
      return stopSequences.includes(stop)
        ? { reason: 'stop', rawReason: 'stop_sequence', stopSequence: stop }
        : { reason: 'stop', rawReason: 'template' };
    }
    return isComplete ? { reason: 'stop', rawReason: 'complete' } : undefined;
  };

  /** The last message of an answer in channels is over. */
  const endOfMessage = (): WrittenEnding | undefined =>
    channels?.isOver ? { reason: 'stop', rawReason: 'template' } : undefined;

  const readPieces = (
    pieces: readonly { readonly type: 'text' | 'reasoning'; readonly text: string }[],
    events: StreamEvent[],
  ): WrittenEnding | undefined => {
    for (const piece of pieces) {
      if (piece.type === 'reasoning') {
        events.push({ type: 'reasoning-delta', text: piece.text });
        continue;
      }
      const ending = readText(piece.text, events);
      if (ending) return ending;
    }
    return undefined;
  };

  return {
    get isReasoning() {
      return reader.isReasoning;
    },
    get isHolding() {
      return reader.isHolding;
    },
    get text() {
      return text;
    },
    get calls() {
      return calls?.calls ?? [];
    },

    push(piece) {
      const events: StreamEvent[] = [];
      if (calls) return step(events, readCalls(calls, piece, events));
      const { pieces, opened } = reader.push(piece);
      const ending = readPieces(pieces, events) ?? endOfMessage();
      if (ending || !opened || !callPlan) return step(events, ending);
      show(scanner.flush(), events);
      const begun = beginCalls('name');
      if (callPlan.begin === 'trigger') return { events, opened };
      return step(events, readCalls(begun, opened.rest, events));
    },

    end(reason, rawReason) {
      const events: StreamEvent[] = [];
      if (calls) {
        const done = reason === 'stop' && calls.calls.length > 0;
        return { events, ending: done ? { reason: 'tool-calls', rawReason } : { reason, rawReason } };
      }
      const ending = readPieces(reader.flush(), events);
      if (ending) return { events, ending };
      show(scanner.flush(), events);
      return { events, ending: { reason, rawReason } };
    },
  };
}

function step(events: readonly StreamEvent[], ending: WrittenEnding | undefined): WrittenStep {
  return ending ? { events, ending } : { events };
}

function channelCalls(calls: AnswerPlan['calls']): 'early' | 'whole' | 'none' {
  if (!calls) return 'none';
  return calls.begin === 'trigger' ? 'early' : 'whole';
}
