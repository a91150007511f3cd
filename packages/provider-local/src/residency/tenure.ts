import type { Resident } from './resident.ts';

/** A model that was just loaded keeps its place for so many times its load, so that swapping stays a small part of the time. */
const TENURE_LOADS = 2;
const LEAST_TENURE_MS = 500;
const MOST_TENURE_MS = 30_000;
/** An idle one is left alone for this part of its load, since who just got an answer often asks again at once. */
const LINGER_LOADS = 0.25;
const MOST_LINGER_MS = 1000;

type Stay = Pick<Resident, 'loadedAt' | 'loadMs' | 'touchedAt'>;

/** When a model in use may be asked to make room: milliseconds since 1970. */
export function tenureEnd({ loadedAt, loadMs }: Stay): number {
  return loadedAt + Math.min(MOST_TENURE_MS, Math.max(LEAST_TENURE_MS, loadMs * TENURE_LOADS));
}

/** When an idle model may make room: milliseconds since 1970. */
export function lingerEnd(stay: Stay): number {
  return Math.min(tenureEnd(stay), stay.touchedAt + Math.min(MOST_LINGER_MS, stay.loadMs * LINGER_LOADS));
}
