import { LlmError, type Logger, silentLogger, systemTimers, type Timers } from '@modelhaven/core';
import { type Ledger, peek, toGrant, toLook } from './ledger.ts';
import { createMeterBook } from './meter-book.ts';
import { type Change, type Claim, type Meter, type Outcome, sliceMsOf } from './meters.ts';

/** What is sent to the store in one round trip, and done there at once. */
export interface LedgerBatch {
  /** Who sends it. */
  readonly server: string;
  /** Grows by one; corrections of a batch that was done already are not done again. */
  readonly number: number;
  /** A name that the sender had before: what it reserved under it is void. */
  readonly formerly?: string;
  readonly changes: readonly (Change & {
    /** Milliseconds since it was used, which clocks that differ agree on. */
    readonly ageMs: number;
    /** What the sender knows is used at least. */
    readonly floor?: number;
  })[];
  readonly claims: readonly Claim[];
}

/** What the store answers. */
export interface LedgerReply extends Outcome {
  /** Servers that were heard of lately, the sender included. */
  readonly servers: number;
  /** Whether the store knew the sender. */
  readonly isKnown: boolean;
  /** Of each claim, what others than the sender have reserved. */
  readonly othersReserved: readonly number[];
}

/** A connection to the store. */
export interface LedgerLink {
  /** Rejects where it cannot be told whether the batch was done. */
  send(batch: LedgerBatch): Promise<LedgerReply>;
  close(): Promise<void>;
}

/** How a ledger is shared by several processes. */
export interface SharedLedgerOptions {
  readonly link: LedgerLink;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly timers?: Timers;
  readonly logger?: Logger;
  /** Names this process among those that share the store. Default: made up anew. */
  readonly origin?: string;
  /** Milliseconds that corrections wait for a request to travel with. Default: 25. */
  readonly flushMs?: number;
  /** Milliseconds between tries to reach the store again. Default: 500. */
  readonly retryMs?: number;
}

const HEARTBEAT_MS = 5_000;
const CLOSE_MS = 1_000;
const MAX_WINDOWS = 100_000;

/** A ledger that several servers share. */
export interface SharedLedger extends Ledger {
  /**
   * Resolves when it was tried once to meet the others. Before, nobody knows how many they are and what they used: whoever
   * lets requests in by then may give out a limit of its own.
   */
  readonly met: Promise<void>;
}

/**
 * A ledger that several servers share. While its store is away each server goes on with its part of what was left: the
 * limits divided by the number of servers. Once it is back, everything that happened meanwhile is added, exactly once.
 */
export function createSharedLedger(options: SharedLedgerOptions): SharedLedger {
  const { link, now = Date.now, timers = systemTimers, logger = silentLogger, flushMs = 25, retryMs = 500 } = options;
  const origin = options.origin ?? crypto.randomUUID();
  const book = createMeterBook();
  let life = 0;
  let number = 0;
  let servers = 1;
  let mode: 'shared' | 'away' = 'away';
  let awaySince = now();
  let isClosed = false;
  let flushTimer: unknown;
  let isRestoring = false;
  /** What the store does not know yet; what was sent and may have been done or not, in the order of sending. */
  let outbox = new Map<string, Change>();
  const doubtful: LedgerBatch[] = [];
  /** What the store said was used, without what it had not been told by then. */
  const confirmed = new Map<string, { readonly meter: Change['meter']; readonly used: number }>();
  /** What was added here and the store has not confirmed, by key. */
  const pending = new Map<string, number>();
  /** What all had used of a window, and this process of that, when the store last told. */
  const windows = new Map<string, { readonly all: number; readonly own: number; readonly at: number }>();
  /** What was used when the store was last seen. */
  let base = new Map<string, number>();

  const name = () => `${origin}.${life}`;

  const note = (change: Change) => {
    book.apply(change);
    const { meter, add = 0, reserve = 0, at } = change;
    // While away, reservations are told anew as a whole once the store is back.
    const kept = mode === 'shared' ? reserve : 0;
    if (add === 0 && kept === 0) return;
    if (meter.kind === 'spending') pending.set(meter.key, (pending.get(meter.key) ?? 0) + add);
    put(meter, add, kept, at);
  };

  const put = (meter: Change['meter'], add: number, reserve: number, at: number) => {
    const slice = meter.kind === 'window' ? Math.floor(at / sliceMsOf(meter.windowMs ?? 1)) : 0;
    const key = `${slice} ${meter.key}`;
    const before = outbox.get(key);
    outbox.set(key, { meter, add: (before?.add ?? 0) + add, reserve: (before?.reserve ?? 0) + reserve, at });
    if (mode === 'shared') flushTimer ??= timers.set(flush, flushMs);
  };

  const batchOf = (claims: readonly Claim[]): LedgerBatch => {
    const at = now();
    const changes = [...outbox.values()].map((change) => ({ ...change, ageMs: at - change.at }));
    outbox = new Map();
    number += 1;
    return { server: name(), number, changes, claims };
  };

  const send = async (batch: LedgerBatch): Promise<LedgerReply> => {
    const { server } = batch;
    try {
      const reply = await link.send(batch);
      servers = Math.max(1, reply.servers);
      acknowledge(batch);
      for (const [index, { meter }] of batch.claims.entries()) {
        const state = reply.states[index];
        if (meter.kind === 'window' && state) {
          if (windows.size >= MAX_WINDOWS) windows.clear();
          const own = book.used(meter, now()) + (reply.taken[index] ?? 0);
          windows.set(meter.key, { all: state.used, own, at: now() });
        } else if (state && mode === 'shared') {
          book.learn(meter, state.used + (pending.get(meter.key) ?? 0), reply.othersReserved[index] ?? 0);
          if (meter.kind === 'spending') confirmed.set(meter.key, { meter, used: state.used });
        }
      }
      // Silent for too long: what it had reserved is given away. It comes back as somebody new.
      if (!reply.isKnown && batch.number > 1 && server === name())
        leave(new LlmError('UNAVAILABLE', 'It was forgotten.'));
      return reply;
    } catch (thrown) {
      if (batch.changes.length > 0 || batch.formerly !== undefined) doubtful.push({ ...batch, claims: [] });
      if (server === name()) leave(LlmError.from(thrown));
      throw thrown;
    }
  };

  const acknowledge = ({ changes }: LedgerBatch) => {
    for (const { meter, add = 0 } of changes) {
      const left = (pending.get(meter.key) ?? 0) - add;
      if (left === 0) pending.delete(meter.key);
      else if (pending.has(meter.key)) pending.set(meter.key, left);
    }
  };

  const leave = (error: LlmError) => {
    if (mode === 'away') return;
    mode = 'away';
    awaySince = now();
    outbox = new Map([...outbox].map(([key, change]) => [key, { ...change, reserve: 0 }]));
    base = new Map(book.spendings().map(({ key, used }) => [key, used]));
    if (isClosed) return;
    logger.warn(
      { error: error.message, servers },
      'The shared state is away; limits and budgets go on with a part of them.',
    );
    timers.set(() => void restore(), retryMs);
  };

  const restore = async (): Promise<void> => {
    if (isClosed || isRestoring) return;
    isRestoring = true;
    await comeBack()
      .catch((thrown: unknown) => {
        logger.debug({ error: LlmError.from(thrown).message }, 'The shared state is still away.');
        if (mode === 'away' && !isClosed) timers.set(() => void restore(), retryMs);
      })
      .finally(() => {
        isRestoring = false;
      });
  };

  const comeBack = async () => {
    if (isClosed) return;
    // In their order: the store tells by their numbers which of them it has done.
    doubtful.sort((a, b) => lifeOf(a) - lifeOf(b) || a.number - b.number);
    for (let next = doubtful[0]; next; next = doubtful[0]) {
      await link.send(next);
      acknowledge(next);
      doubtful.shift();
    }
    const formerly = name();
    life += 1;
    number = 0;
    const reserved = book
      .reservations()
      .map(({ meter, reserved: amount }) => ({ meter, reserve: amount, at: now(), ageMs: 0 }));
    const floors = [...confirmed.values()].map(({ meter, used }) => ({ meter, floor: used, at: now(), ageMs: 0 }));
    const { changes, ...batch } = batchOf([]);
    // From here on everything travels behind this batch.
    mode = 'shared';
    await send({ ...batch, formerly, changes: [...floors, ...changes, ...reserved] });
    logger.info({ servers, awayMs: now() - awaySince }, 'Limits and budgets are shared.');
  };

  const flush = () => {
    flushTimer = undefined;
    if (mode !== 'shared' || isClosed || outbox.size === 0) return;
    void send(batchOf([])).catch(() => {});
  };

  const beat = () => {
    if (isClosed) return;
    if (mode === 'shared') void send(batchOf([])).catch(() => {});
    heartbeat = timers.set(beat, HEARTBEAT_MS);
  };

  /** This server's part of what was left when the store was last seen. */
  const partOf = (meter: Meter): number => {
    const { limit, kind, key, windowMs = 0 } = meter;
    const window = windows.get(key);
    // What others used counts until it has left the window.
    if (window && kind === 'window' && now() - window.at < windowMs) {
      return Math.max(0, window.own + Math.floor((limit - window.all) / servers));
    }
    if (kind !== 'spending') return Math.max(1, Math.floor(limit / servers));
    const known = base.get(key) ?? 0;
    return limit <= known ? limit : known + Math.floor((limit - known) / servers);
  };

  const correct = (changes: readonly Change[]) => {
    for (const change of changes) note(change);
  };

  let heartbeat = timers.set(beat, HEARTBEAT_MS);
  const met = restore();

  return {
    met,
    async take(claims) {
      const at = now();
      if (mode === 'shared' && !isClosed) {
        const reply = await send(batchOf(claims)).catch(() => undefined);
        if (reply) {
          if (reply.refused === undefined) {
            for (const [index, { meter }] of claims.entries()) {
              const amount = reply.taken[index] ?? 0;
              book.apply(meter.kind === 'window' ? { meter, add: amount, at } : { meter, reserve: amount, at });
            }
          }
          return toGrant(reply, claims, at, now, correct);
        }
      }
      const outcome = book.take(claims, at, partOf);
      for (const [index, { meter }] of claims.entries()) {
        const amount = outcome.taken[index] ?? 0;
        if (meter.kind === 'window' && amount > 0) put(meter, amount, 0, at);
      }
      return toGrant(outcome, claims, at, now, correct);
    },
    charge: (changes) => correct(changes.map((change) => ({ ...change, at: now() }))),
    async read(meters) {
      const claims = meters.map(toLook);
      const reply = mode === 'shared' ? await send(batchOf(claims)).catch(() => undefined) : undefined;
      return peek(reply ?? book.take(claims, now()));
    },
    status: () => ({
      mode,
      servers,
      waiting: outbox.size + doubtful.length,
      ...(mode === 'away' ? { awaySince } : {}),
    }),
    async close() {
      if (isClosed) return;
      timers.clear(heartbeat);
      if (mode === 'shared' && outbox.size > 0) {
        await Promise.race([
          send(batchOf([])).catch(() => {}),
          new Promise<void>((resolve) => void timers.set(resolve, CLOSE_MS)),
        ]);
      }
      isClosed = true;
      timers.clear(flushTimer);
      await link.close();
    },
  };
}

const lifeOf = ({ server }: LedgerBatch): number => Number(server.slice(server.lastIndexOf('.') + 1));
