/**
 * Bytes that macOS could give to a process at once, out of `vm_stat`: free pages, and those that only keep something in
 * case it is wanted again. The "free" that Node.js knows there is the first alone, a fraction of it.
 */
export function parseVmStat(output: string): number | undefined {
  const page = Number(/page size of (\d{4,7}) bytes/.exec(output)?.[1]);
  const counts = ['free', 'inactive', 'speculative'].map((kind) =>
    Number(new RegExp(`^Pages ${kind}:\\s+(\\d{1,15})\\.`, 'm').exec(output)?.[1]),
  );
  const pages = counts.reduce((sum, count) => sum + count, 0);
  return Number.isFinite(page * pages) && pages > 0 ? page * pages : undefined;
}
