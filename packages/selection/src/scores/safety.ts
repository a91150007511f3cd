import type { Candidate } from '@modelhaven/core';

/** The safety score of a candidate, 0 to 10; undefined where nobody has rated it. */
export function knownSafety(
  { safetyScore, address, model }: Candidate,
  scores: Readonly<Record<string, number>>,
): number | undefined {
  return safetyScore ?? scores[address] ?? scores[model.id];
}
