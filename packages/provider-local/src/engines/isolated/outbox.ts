import type { StreamEvent, Timers } from '@modelhaven/core';
import type { FromChild, SentEvent } from './messages.ts';

/** Sends what a child says, in order. */
export interface Outbox {
  /** Events that come fast leave together. */
  event(call: number, event: StreamEvent): void;
  /** Everything else leaves at once, after the events before it. */
  send(message: FromChild): void;
}

// Longer than fast models take for a token, far shorter than a reader notices.
const GATHER_MS = 4;

/**
 * An outbox that sends the first event at once, and those that follow within a few milliseconds in one message: each
 * message wakes two processes, which costs more than a token of a small model, or of one that writes many answers.
 */
export function createOutbox(post: (message: FromChild) => void, timers: Timers): Outbox {
  let held: SentEvent[] = [];
  let timer: unknown;

  const flush = () => {
    if (held.length === 0) return;
    const events = held;
    held = [];
    post({ type: 'events', events });
  };
  const onTime = () => {
    timer = undefined;
    if (held.length === 0) return;
    flush();
    timer = timers.set(onTime, GATHER_MS);
  };

  return {
    event(call, event) {
      held.push([call, event]);
      if (timer !== undefined) return;
      flush();
      timer = timers.set(onTime, GATHER_MS);
    },
    send(message) {
      flush();
      post(message);
    },
  };
}
