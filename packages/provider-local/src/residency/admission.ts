import { LlmError, type MachineFit } from '@modelhaven/core';
import { type Footprint, leastValuable, type Resident, sumOf } from './resident.ts';
import { lingerEnd, tenureEnd } from './tenure.ts';

/** Who is in memory, for a look at what one more would take. */
export interface MemoryLedger {
  /** Held by models that stay. */
  readonly kept: Footprint;
  /** Reserved for models whose load is under way. */
  readonly coming: Footprint;
  /** Held by models that would leave for it. */
  readonly freed: Footprint;
}

/** What loading a model would take, as things are. */
export interface LoadPlan extends Footprint {
  readonly fits: boolean;
  /** How good the place is that it gets: 0 all on a GPU, 1 a part, 2 none. */
  readonly rank: number;
  /** Why it does not fit and what would help, in a sentence or two. */
  readonly reason: string;
  /** What it rests on; absent where nothing but the size of the file was known. */
  readonly fit?: MachineFit;
}

/** What to do for a model that somebody wants. */
export type Verdict =
  | { readonly type: 'load'; readonly plan: LoadPlan | undefined }
  /** This one makes room; in use, it ends its answers first and takes no new ones. */
  | { readonly type: 'evict'; readonly victim: Resident; readonly wasIdle: boolean }
  /** Until something changes, or for so many milliseconds. */
  | { readonly type: 'wait'; readonly ms?: number }
  | { readonly type: 'refuse'; readonly error: LlmError };

export interface AdmissionInput {
  readonly residents: readonly Resident[];
  readonly maxModels: number;
  readonly nowMs: number;
  /** Undefined where nothing is known of what it takes. */
  readonly plan: (ledger: MemoryLedger) => Promise<LoadPlan | undefined>;
}

/** Says whether a model may be loaded now, or who makes room for it. Pinned models never do. */
export async function decide({ residents, maxModels, nowMs, plan }: AdmissionInput): Promise<Verdict> {
  const hasPlace = residents.length < maxModels;
  const asItIs = await plan(ledgerOf(residents, []));
  const goesNow = hasPlace && (asItIs === undefined || asItIs.fits);
  if (goesNow && (asItIs === undefined || asItIs.rank === 0)) return { type: 'load', plan: asItIs };

  const movable = residents.filter(({ pinned, leaving }) => !pinned && leaving === undefined);
  const leaving = residents.filter((resident) => resident.leaving !== undefined);
  const atBest = asItIs && (await plan(ledgerOf(residents, [...movable, ...leaving])));
  if (goesNow) {
    // It fits, but where it is slow. Those that nobody uses make room for a better place; nobody is waited for.
    const isBetter = atBest?.fits === true && atBest.rank < (asItIs?.rank ?? 0);
    const idle = movable.filter((resident) => isIdle(resident) && lingerEnd(resident) <= nowMs);
    const victim = isBetter ? leastValuable(idle, nowMs) : undefined;
    return victim ? { type: 'evict', victim, wasIdle: true } : { type: 'load', plan: asItIs };
  }
  if (atBest && !atBest.fits) return refuse(atBest.reason);
  if (leaving.length > 0) return { type: 'wait' };
  if (movable.length === 0) return refuse(hasPlace ? (asItIs?.reason ?? '') : allPinned(residents));
  return whoGoes(movable, nowMs);
}

function whoGoes(movable: readonly Resident[], nowMs: number): Verdict {
  const loaded = movable.filter(({ model }) => model !== undefined);
  const idle = loaded.filter(isIdle);
  const ready = [
    ...idle.filter((resident) => lingerEnd(resident) <= nowMs),
    ...loaded.filter((resident) => !isIdle(resident) && tenureEnd(resident) <= nowMs),
  ];
  // One that nobody uses goes before one whose answers have to end first.
  const victim = leastValuable(ready.filter(isIdle), nowMs) ?? leastValuable(ready, nowMs);
  if (victim) return { type: 'evict', victim, wasIdle: isIdle(victim) };
  const ends = loaded.map((resident) => (isIdle(resident) ? lingerEnd(resident) : tenureEnd(resident)));
  return ends.length === 0 ? { type: 'wait' } : { type: 'wait', ms: Math.max(1, Math.min(...ends) - nowMs) };
}

const isIdle = ({ model, leases, waiting }: Resident): boolean =>
  model !== undefined && leases.count === 0 && waiting === 0;

function ledgerOf(residents: readonly Resident[], freed: readonly Resident[]): MemoryLedger {
  const staying = residents.filter((resident) => !freed.includes(resident));
  return {
    kept: sumOf(staying.filter(({ model }) => model !== undefined)),
    coming: sumOf(staying.filter(({ model }) => model === undefined)),
    freed: sumOf(freed),
  };
}

const refuse = (message: string): Verdict => ({
  type: 'refuse',
  error: new LlmError('INSUFFICIENT_RESOURCES', message, { field: 'model' }),
});

const allPinned = (residents: readonly Resident[]): string =>
  `Every place for a model is taken by one that is pinned (${residents.map(({ id }) => id).join(', ')}). Unload one, or raise max_concurrent_models.`;
