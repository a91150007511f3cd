/**
 * The shortest of several measurements, in milliseconds; stops at the first below `enoughMs`. A busy machine can make
 * any single one long, but nothing can make one too short.
 */
export async function bestOf(times: number, enoughMs: number, measure: () => Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < times && best >= enoughMs; attempt++) best = Math.min(best, await measure());
  return best;
}
