import { type Finding, fine, problem, warning } from './finding.ts';

/** Before this no version of this program was there: a clock that says so is wrong. */
const EARLIEST = Date.UTC(2025, 0, 1);
const TOLERANCE_MS = 5 * 60_000;
const PATIENCE_MS = 3_000;
const FIX = 'Set the clock, or switch its synchronisation on: sudo timedatectl set-ntp true';

/**
 * Is the clock right: certificates, expiries and budgets go by it. Compared with the date in an answer of one of the
 * addresses, where one answers.
 */
export async function checkClock(
  now: () => number,
  addresses: readonly string[],
  signal: AbortSignal,
  send: typeof fetch = fetch,
): Promise<Finding> {
  if (now() < EARLIEST) return problem('clock', `The clock says ${isoOf(now())}, which is past.`, FIX);
  for (const address of addresses) {
    const theirs = await dateOf(address, signal, send);
    if (theirs === undefined) continue;
    const differenceMs = Math.abs(theirs - now());
    if (differenceMs <= TOLERANCE_MS) return fine('clock', 'Clock: right');
    const minutes = Math.round(differenceMs / 60_000);
    return warning('clock', `The clock differs by ${minutes} minutes from that of ${new URL(address).host}.`, FIX);
  }
  return fine('clock', `Clock: ${isoOf(now())}, compared with nobody’s`);
}

async function dateOf(address: string, signal: AbortSignal, send: typeof fetch): Promise<number | undefined> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const response = await send(address, { method: 'HEAD', redirect: 'manual', signal: patience });
    const time = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(time) ? undefined : time;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
