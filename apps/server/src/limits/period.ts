/** A day or month of UTC. */
export interface Period {
  /** `2026-11-23` or `2026-11`. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  /** Milliseconds since 1970, exclusive. */
  readonly endsAt: number;
}

/** The period that a moment is in. */
export function periodOf(kind: 'day' | 'month', at: number): Period {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const iso = date.toISOString();
  return kind === 'day'
    ? { id: iso.slice(0, 10), startsAt: Date.UTC(year, month, day), endsAt: Date.UTC(year, month, day + 1) }
    : { id: iso.slice(0, 7), startsAt: Date.UTC(year, month, 1), endsAt: Date.UTC(year, month + 1, 1) };
}

/** What will have been used at the end of a period if it goes on as until now; undefined in its first hour. */
export function forecast(used: number, { startsAt, endsAt }: Period, now: number): number | undefined {
  const gone = now - startsAt;
  return gone < 3_600_000 ? undefined : (used / gone) * (endsAt - startsAt);
}
