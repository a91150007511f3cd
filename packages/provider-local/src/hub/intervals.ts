/** Bytes from `start` up to, not including, `end`. */
export type Interval = readonly [start: number, end: number];

/** Adds one to a sorted list without overlaps; neighbours become one. */
export function addInterval(list: readonly Interval[], added: Interval): readonly Interval[] {
  if (added[1] <= added[0]) return list;
  let [start, end] = added;
  const before: Interval[] = [];
  const after: Interval[] = [];
  for (const item of list) {
    if (item[1] < start) before.push(item);
    else if (item[0] > end) after.push(item);
    else {
      start = Math.min(start, item[0]);
      end = Math.max(end, item[1]);
    }
  }
  return [...before, [start, end], ...after];
}

/** What a list leaves out of the bytes from 0 to `total`, in pieces of at most `mostBytes`. */
export function gapsOf(list: readonly Interval[], total: number, mostBytes: number): Interval[] {
  const gaps: Interval[] = [];
  let position = 0;
  for (const [start, end] of [...list, [total, total] as const]) {
    for (; position < start; position = Math.min(start, position + mostBytes)) {
      gaps.push([position, Math.min(start, position + mostBytes)]);
    }
    position = Math.max(position, end);
  }
  return gaps;
}

/** Bytes that a list covers. */
export function bytesOf(list: readonly Interval[]): number {
  return list.reduce((sum, [start, end]) => sum + end - start, 0);
}
