import { createMeterBook } from './meter-book.ts';
import type { Change, Claim, Meter, MeterState, Outcome } from './meters.ts';

/** What a request may use, and a way to say what it did. */
export type Grant =
  | {
      readonly isGranted: true;
      readonly states: readonly MeterState[];
      /** Says what was really used, of each claim. Once; later calls do nothing. */
      settle(used: readonly number[]): void;
    }
  | {
      readonly isGranted: false;
      /** Index of the claim that was refused. */
      readonly refused: number;
      readonly waitMs: number;
      readonly states: readonly MeterState[];
    };

/** How a ledger is doing. */
export interface LedgerStatus {
  /** `memory`: this process only. `shared`: one with all servers. `away`: would be shared, and goes on alone. */
  readonly mode: 'memory' | 'shared' | 'away';
  /** Servers that share it, as far as is known. */
  readonly servers: number;
  /** Milliseconds since 1970; while away. */
  readonly awaySince?: number;
  /** Corrections that wait to be sent. */
  readonly waiting: number;
}

/** Counts what is used against limits. Amounts are reserved before and settled after, and none is ever lost. */
export interface Ledger {
  /** Takes what is claimed, all or nothing. Never rejects. */
  take(claims: readonly Claim[]): Promise<Grant>;
  /** Adds what was used without a claim. */
  charge(changes: readonly Omit<Change, 'reserve' | 'at'>[]): void;
  /** How full meters are. */
  read(meters: readonly Meter[]): Promise<readonly MeterState[]>;
  status(): LedgerStatus;
  /** Sends what waits. Idempotent. */
  close(): Promise<void>;
}

/** A ledger of one process. */
export function createLedger({
  now = Date.now,
  book = createMeterBook(),
}: {
  readonly now?: () => number;
  readonly book?: ReturnType<typeof createMeterBook>;
} = {}): Ledger {
  return {
    async take(claims) {
      const at = now();
      return toGrant(book.take(claims, at), claims, at, now, (changes) => {
        for (const change of changes) book.apply(change);
      });
    },
    charge(changes) {
      for (const change of changes) book.apply({ ...change, at: now() });
    },
    read: async (meters) => peek(book.take(meters.map(toLook), now())),
    status: () => ({ mode: 'memory', servers: 1, waiting: 0 }),
    close: async () => {},
  };
}

/** A claim that takes nothing and is not refused. */
export const toLook = (meter: Meter): Claim => ({ meter: { ...meter, isSoft: true }, amount: 0 });

/** What a look saw. */
export const peek = ({ states }: Outcome): readonly MeterState[] => states;

/** An outcome as a grant; `correct` is given what has to be corrected once it is settled. */
export function toGrant(
  { refused, waitMs, taken, states }: Outcome,
  claims: readonly Claim[],
  takenAt: number,
  now: () => number,
  correct: (changes: readonly Change[]) => void,
): Grant {
  if (refused !== undefined) return { isGranted: false, refused, waitMs, states };
  let isSettled = false;
  return {
    isGranted: true,
    states,
    settle(used) {
      if (isSettled) return;
      isSettled = true;
      const at = now();
      correct(
        claims.flatMap(({ meter }, index): Change[] => {
          const had = taken[index] ?? 0;
          const amount = used[index] ?? 0;
          if (meter.kind === 'slots') return had === 0 ? [] : [{ meter, reserve: -had, at }];
          if (meter.kind === 'spending') {
            return had === 0 && amount === 0 ? [] : [{ meter, add: amount, reserve: -had, at }];
          }
          // More than was taken counts from now on; less was never used when it was taken.
          return amount === had ? [] : [{ meter, add: amount - had, at: amount > had ? at : takenAt }];
        }),
      );
    },
  };
}
