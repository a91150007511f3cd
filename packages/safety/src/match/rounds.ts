/**
 * The last round that marks of 32 bits can tell apart. A process that runs for weeks gets there; without a new beginning
 * nothing would be met any more, and nothing found.
 */
export const LAST_ROUND = 0x7fff_ffff;

/** Begins counting anew: wipes the marks and gives the first round. */
export function firstRound(marks: Int32Array, more?: Int32Array): number {
  marks.fill(0);
  more?.fill(0);
  return 1;
}
