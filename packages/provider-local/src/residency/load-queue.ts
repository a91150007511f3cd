import { untilAborted } from '@modelhaven/core';
import { createSlots } from '../slots.ts';

/** Loads wait here for their turn: one after another, in the order in which their models were first asked for. */
export interface LoadQueue<Options> {
  /** Resolves when the load of the model has begun, or need not. All who want the same model wait for one turn. */
  want(id: string, options: Options, signal: AbortSignal | undefined): Promise<void>;
  /** Nobody wants the model any more: all who wait for its turn hear the reason. Nothing where its load has begun. */
  cancel(id: string, reason: Error): void;
  /** Models that wait for their turn. */
  readonly length: number;
}

interface Ticket {
  readonly abort: AbortController;
  readonly done: Promise<void>;
  waiting: number;
}

/** A queue in front of `begin`, which runs for one model at a time and gives up when its signal fires. */
export function createLoadQueue<Options>(
  begin: (id: string, options: Options, signal: AbortSignal) => Promise<void>,
): LoadQueue<Options> {
  const turns = createSlots(['turn']);
  const tickets = new Map<string, Ticket>();

  const inTurn = async (id: string, options: Options, signal: AbortSignal): Promise<void> => {
    const turn = await turns.acquire(() => 0, signal);
    try {
      await begin(id, options, signal);
    } finally {
      turns.release(turn);
    }
  };

  const ticketFor = (id: string, options: Options): Ticket => {
    const known = tickets.get(id);
    if (known) return known;
    const abort = new AbortController();
    const done = inTurn(id, options, abort.signal);
    const ticket: Ticket = { abort, done, waiting: 0 };
    tickets.set(id, ticket);
    const forget = () => {
      if (tickets.get(id) === ticket) tickets.delete(id);
    };
    done.then(forget, forget);
    return ticket;
  };

  return {
    get length() {
      return tickets.size;
    },
    cancel(id, reason) {
      const ticket = tickets.get(id);
      tickets.delete(id);
      ticket?.abort.abort(reason);
    },
    async want(id, options, signal) {
      const ticket = ticketFor(id, options);
      ticket.waiting++;
      try {
        await untilAborted(ticket.done, signal);
      } finally {
        if (--ticket.waiting === 0) {
          if (tickets.get(id) === ticket) tickets.delete(id);
          ticket.abort.abort();
        }
      }
    },
  };
}
