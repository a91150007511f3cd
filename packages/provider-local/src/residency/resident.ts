import type { EngineModel } from '../engine.ts';
import type { Leases } from './leases.ts';

/** Bytes that a model takes of main memory and of all GPUs together. */
export interface Footprint {
  readonly memoryBytes: number;
  readonly gpuMemoryBytes: number;
}

export const NOTHING: Footprint = { memoryBytes: 0, gpuMemoryBytes: 0 };

/** Why a model goes. */
export type Departure = 'asked' | 'idle' | 'room' | 'lost' | 'closed';

/** A model in memory, on its way there, or on its way out. */
export interface Resident {
  readonly id: string;
  readonly abort: AbortController;
  readonly leases: Leases;
  readonly ready: Promise<EngineModel>;
  /** The same for those who wait, who hear at once that it was stopped; one for all, since each would listen anew. */
  readonly arrival: Promise<EngineModel>;
  readonly progress: Set<(fraction: number) => void>;
  model?: EngineModel;
  /** What was reserved for it, and, once it is loaded, what it takes. */
  footprint: Footprint;
  /** Callers that wait for the load; it is cancelled when the last one leaves. */
  waiting: number;
  /** Milliseconds since 1970, and how long the load took. */
  loadedAt: number;
  loadMs: number;
  /** Milliseconds since 1970 of the last lease taken or let go, and a number that grows with each use. */
  touchedAt: number;
  useNumber: number;
  pinned: boolean;
  /** Milliseconds without use after which it goes; `Infinity`: never. */
  keepAliveMs: number;
  /** Milliseconds since 1970 at which it will go unless it is used. */
  expiresAt?: number;
  timer?: unknown;
  /** Set once it is on its way out; settles when its memory is free. */
  leaving?: Promise<void>;
}

/** All of them together. */
export function sumOf(residents: readonly Pick<Resident, 'footprint'>[]): Footprint {
  return residents.reduce<Footprint>(
    (sum, { footprint }) => ({
      memoryBytes: sum.memoryBytes + footprint.memoryBytes,
      gpuMemoryBytes: sum.gpuMemoryBytes + footprint.gpuMemoryBytes,
    }),
    NOTHING,
  );
}

/**
 * What keeping a model is worth: the milliseconds that a new load would cost, divided by how long nobody asked for it.
 * Equal ones go by their last use.
 */
export function leastValuable(residents: readonly Resident[], nowMs: number): Resident | undefined {
  const worthOf = ({ loadMs, touchedAt }: Resident) => Math.max(1, loadMs) / Math.max(1, nowMs - touchedAt);
  return residents.toSorted((a, b) => worthOf(a) - worthOf(b) || a.useNumber - b.useNumber)[0];
}
