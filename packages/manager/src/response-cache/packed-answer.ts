import type { StreamEvent } from '@modelhaven/core';
import { z } from 'zod';
import type { KeptAnswer } from './types.ts';

/** An answer as it lies in the store, with what it cost when it was made. */
export interface PackedAnswer extends KeptAnswer {
  readonly costUsd?: number;
}

const TYPES = ['start', 'text-delta', 'reasoning-delta', 'refusal-delta', 'tool-call-delta', 'finish'] as const;

/** Loose: it was written by us, and sealed or in our memory since; this tells other versions apart. */
const schema = z.looseObject({
  version: z.literal(1),
  provider: z.string(),
  model: z.string(),
  address: z.string(),
  costUsd: z.number().min(0).optional(),
  events: z
    .array(z.looseObject({ type: z.enum(TYPES) }))
    .min(2)
    .refine((events) => events[0]?.type === 'start' && events.at(-1)?.type === 'finish'),
});

/** As text for the store. */
export function packAnswer({ events, ...answer }: PackedAnswer): string {
  return JSON.stringify({ version: 1, ...answer, events: events.flatMap(withoutIdentity) });
}

/** From the store; undefined for what another version wrote. */
export function unpackAnswer(text: string): PackedAnswer | undefined {
  try {
    const { provider, model, address, costUsd, events } = schema.parse(JSON.parse(text));
    return {
      provider,
      model,
      address,
      // Written by `packAnswer` from such events.
      events: events as unknown as readonly StreamEvent[],
      ...(costUsd === undefined ? {} : { costUsd }),
    };
  } catch {
    return undefined;
  }
}

/** The provider's id belongs to one answer, and what was billed was billed once. */
function withoutIdentity(event: StreamEvent): readonly StreamEvent[] {
  if (event.type === 'start') {
    const { id: _id, ...rest } = event;
    return [rest];
  }
  if (event.type !== 'finish') return [event];
  const { costUsd: _cost, ...usage } = event.usage;
  return [{ ...event, usage: { ...usage, costUsd: 0 } }];
}

/** Writes down the events of an answer, pieces of one text as one, as long as they are not too large. */
export interface AnswerTape {
  add(event: StreamEvent): void;
  /** Undefined where they were too large. */
  events(): readonly StreamEvent[] | undefined;
}

/** An empty tape for at most so many bytes, about. */
export function createAnswerTape(maxBytes: number): AnswerTape {
  const events: StreamEvent[] = [];
  let texts: string[] = [];
  let characters = 0;
  const flush = () => {
    const last = events.at(-1);
    if (texts.length > 0 && last) events[events.length - 1] = withText(last, texts.join(''));
    texts = [];
  };
  return {
    add(event) {
      // Every character takes at least a byte.
      characters += sizeOf(event);
      if (characters > maxBytes) {
        events.length = 0;
        texts = [];
        return;
      }
      const last = events.at(-1);
      if (last && continues(last, event)) {
        texts.push(...(texts.length === 0 ? [textOf(last)] : []), textOf(event));
        return;
      }
      flush();
      events.push(event);
    },
    events() {
      flush();
      return characters > maxBytes ? undefined : events;
    },
  };
}

function sizeOf(event: StreamEvent): number {
  return isPlain(event) ? textOf(event).length : JSON.stringify(event).length;
}

function textOf(event: StreamEvent): string {
  if ('text' in event) return event.text;
  return event.type === 'tool-call-delta' ? event.arguments : '';
}

function withText(event: StreamEvent, text: string): StreamEvent {
  if ('text' in event) return { ...event, text };
  return event.type === 'tool-call-delta' ? { ...event, arguments: text } : event;
}

/** Whether a piece is nothing but more of the one before it. */
function continues(last: StreamEvent, event: StreamEvent): boolean {
  if (last.type !== event.type) return false;
  if (event.type === 'tool-call-delta') {
    return last.type === 'tool-call-delta' && last.index === event.index && event.id === undefined;
  }
  if (event.type === 'start' || event.type === 'finish') return false;
  return isPlain(last) && isPlain(event);
}

/** Nothing but type and text. */
function isPlain(event: StreamEvent): boolean {
  return 'text' in event && Object.values(event).filter((value) => value !== undefined).length === 2;
}
