import {
  type Change,
  type Claim,
  type Meter,
  type MeterState,
  type Outcome,
  SLICES,
  SLOT_WAIT_MS,
  sliceMsOf,
} from './meters.ts';

/** Meters as one process keeps them. Does what the script for Redis does; one test holds both against each other. */
export interface MeterBook {
  /** Takes what is claimed, all or nothing. `limitOf` may be stricter than the meter is. */
  take(claims: readonly Claim[], at: number, limitOf?: (meter: Meter, used: number) => number): Outcome;
  apply(change: Change): void;
  /** What others have reserved, and all have used, as somebody knows who sees all. */
  learn(meter: Meter, used: number, othersReserved: number): void;
  /** What this process has reserved, of every meter where that is something. */
  reservations(): readonly { readonly meter: Change['meter']; readonly reserved: number }[];
  /** Every spending, to be kept. */
  spendings(): readonly { readonly key: string; readonly used: number; readonly endsAt: number }[];
  /** What this process knows is used. */
  used(meter: Pick<Meter, 'key'>, at: number): number;
}

interface Entry {
  readonly meter: Change['meter'];
  /** By number of the slice; for windows. */
  readonly slices: Map<number, number>;
  spent: number;
  reserved: number;
  othersReserved: number;
}

/** More meters than this at once are the work of somebody who makes up names; the ones longest unused are forgotten. */
const MAX_METERS = 100_000;
const KEEP_MS = 86_400_000;

/** An empty book. */
export function createMeterBook(): MeterBook {
  const entries = new Map<string, Entry>();

  const entryOf = (meter: Change['meter']): Entry => {
    const known = entries.get(meter.key);
    const entry = known ?? { meter, slices: new Map(), spent: 0, reserved: 0, othersReserved: 0 };
    // At the end, so that what nobody uses comes to the front.
    if (known) entries.delete(meter.key);
    entries.set(meter.key, entry);
    if (entries.size > MAX_METERS) forgetOne();
    return entry;
  };

  const forgetOne = () => {
    for (const [key, { meter, reserved }] of entries) {
      if (reserved > 0 || meter.kind === 'spending') continue;
      entries.delete(key);
      return;
    }
  };

  const forgetEnded = (at: number) => {
    for (const [key, { meter, reserved }] of entries) {
      if (meter.kind === 'spending' && reserved === 0 && (meter.endsAt ?? 0) + KEEP_MS < at) entries.delete(key);
    }
  };
  let sweptAt = 0;

  return {
    take(claims, at, limitOf = ({ limit }) => limit) {
      if (at - sweptAt > KEEP_MS) {
        sweptAt = at;
        forgetEnded(at);
      }
      const taken: number[] = [];
      let refused: number | undefined;
      let waitMs = 0;
      for (const [index, claim] of claims.entries()) {
        const entry = entryOf(claim.meter);
        const room = roomFor(entry, claim, limitOf(claim.meter, usedOf(entry, at)), at);
        if (room.waitMs !== undefined && refused === undefined) {
          refused = index;
          waitMs = room.waitMs;
        }
        taken.push(room.amount);
      }
      if (refused === undefined) {
        for (const [index, { meter }] of claims.entries()) {
          const entry = entryOf(meter);
          const amount = taken[index] as number;
          if (meter.kind === 'window') addToSlice(entry, at, amount);
          else entry.reserved += amount;
        }
      }
      return {
        ...(refused === undefined ? {} : { refused }),
        waitMs,
        taken: refused === undefined ? taken : taken.map(() => 0),
        states: claims.map(({ meter }) => stateOf(entryOf(meter), at)),
      };
    },
    apply({ meter, add = 0, reserve = 0, at }) {
      const entry = entryOf(meter);
      if (meter.kind === 'window') addToSlice(entry, at, add);
      else {
        entry.spent = Math.max(0, entry.spent + add);
        entry.reserved = Math.max(0, entry.reserved + reserve);
      }
    },
    learn(meter, used, othersReserved) {
      const entry = entryOf(meter);
      entry.spent = used;
      entry.othersReserved = othersReserved;
    },
    reservations: () =>
      [...entries.values()].filter(({ reserved }) => reserved > 0).map(({ meter, reserved }) => ({ meter, reserved })),
    spendings: () =>
      [...entries.values()].flatMap(({ meter: { key, kind, endsAt = 0 }, spent }) =>
        kind === 'spending' && spent > 0 ? [{ key, used: spent, endsAt }] : [],
      ),
    used({ key }, at) {
      const entry = entries.get(key);
      return entry ? usedOf(entry, at) : 0;
    },
  };
}

/** What of a claim can be had; `waitMs` where it is refused. */
function roomFor(
  entry: Entry,
  { meter, amount, isBilled = true }: Claim,
  limit: number,
  at: number,
): { readonly amount: number; readonly waitMs?: number } {
  if (meter.isSoft) return { amount };
  if (meter.kind === 'window') {
    // One that is larger than the whole window could never come: it needs all of it.
    const wanted = Math.min(amount, limit);
    const used = usedOf(entry, at);
    if (wanted === 0 || used + wanted <= limit) return { amount: wanted };
    return { amount: 0, waitMs: waitFor(entry, used + wanted - limit, at) };
  }
  const left = limit - entry.spent - entry.reserved - entry.othersReserved;
  if (meter.kind === 'slots') return left >= amount ? { amount } : { amount: 0, waitMs: SLOT_WAIT_MS };
  if (!isBilled) return { amount: 0 };
  // Whoever finds something left may begin, and reserves no more than that: one request at most goes beyond.
  if (left > 0) return { amount: Math.min(amount, left) };
  return { amount: 0, waitMs: Math.max(0, (meter.endsAt ?? at) - at) };
}

function addToSlice({ slices, meter }: Entry, at: number, amount: number): void {
  if (amount === 0) return;
  const slice = Math.floor(at / sliceMsOf(meter.windowMs ?? 1));
  slices.set(slice, Math.max(0, (slices.get(slice) ?? 0) + amount));
}

function usedOf({ meter, slices, spent }: Entry, at: number): number {
  if (meter.kind !== 'window') return spent;
  const current = Math.floor(at / sliceMsOf(meter.windowMs ?? 1));
  let used = 0;
  let ahead = 0;
  for (const [slice, amount] of slices) {
    if (slice >= current - SLICES) used += amount;
    if (slice > current) ahead += amount;
    if (slice > current || slice < current - SLICES) slices.delete(slice);
  }
  // The clock was put back. What was used counts as used now: for one window more, and not until the clock is there again.
  if (ahead > 0) slices.set(current, (slices.get(current) ?? 0) + ahead);
  return used;
}

/** Milliseconds until that much has left the window. */
function waitFor({ meter, slices }: Entry, amount: number, at: number): number {
  const sliceMs = sliceMsOf(meter.windowMs ?? 1);
  let freed = 0;
  for (const slice of [...slices.keys()].sort((a, b) => a - b)) {
    freed += slices.get(slice) ?? 0;
    if (freed >= amount) return (slice + SLICES + 1) * sliceMs - at;
  }
  return meter.windowMs ?? 0;
}

function stateOf(entry: Entry, at: number): MeterState {
  const { meter, reserved, othersReserved, slices } = entry;
  const used = usedOf(entry, at);
  if (meter.kind !== 'window') {
    const resetMs = meter.kind === 'spending' ? Math.max(0, (meter.endsAt ?? at) - at) : 0;
    return { used, reserved: reserved + othersReserved, resetMs };
  }
  const filled = [...slices].flatMap(([slice, amount]) => (amount > 0 ? [slice] : []));
  const resetMs = filled.length === 0 ? 0 : (Math.max(...filled) + SLICES + 1) * sliceMsOf(meter.windowMs ?? 1) - at;
  return { used, reserved: 0, resetMs };
}
