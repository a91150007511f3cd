// A name that contains the wanted one is as near as one with a letter or two wrong.
const CONTAINED = 1.5;

/** Names that a reader may have meant: those close in spelling or containing the wanted one, nearest first. */
export function nearestNames(wanted: string, known: Iterable<string>, limit = 3): readonly string[] {
  const needle = wanted.toLowerCase();
  const furthest = Math.max(2, Math.floor(needle.length * 0.4));
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of known) {
    const hay = name.toLowerCase();
    const contains = needle.length >= 3 && (hay.includes(needle) || (hay.length >= 3 && needle.includes(hay)));
    const spelling = editDistance(needle, hay, furthest);
    const distance = contains ? Math.min(spelling, CONTAINED) : spelling;
    if (distance <= furthest) found.push({ name, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** A sentence that offers the nearest names, or nothing. Begins with a space, so that it can follow another sentence. */
export function didYouMean(wanted: string, known: Iterable<string>): string {
  const names = nearestNames(wanted, known);
  return names.length === 0 ? '' : ` Did you mean ${names.map((name) => `"${name}"`).join(' or ')}?`;
}

/**
 * Number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment);
 * anything above `limit` comes back as Infinity.
 */
export function editDistance(from: string, to: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(from.length - to.length) > limit) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
