import { ACTIONS, isHarmless, type SliceCount } from './count-blind.ts';

const NAME_WIDTH = 24;

/** The counts as a table: one line per slice over all languages, one below it per language. */
export function formatCounts(counts: readonly SliceCount[]): string {
  const slices = [...new Set(counts.map(({ slice }) => slice))].sort();
  const lines = [header()];
  for (const slice of slices) {
    const own = counts.filter((count) => count.slice === slice);
    lines.push(line(slice, own));
    if (own.length > 1) for (const count of own) lines.push(line(`  ${count.language}`, [count]));
  }
  const languages = [...new Set(counts.map(({ language }) => language))].sort();
  for (const [name, isWanted] of [
    ['risk', (slice: string) => !isHarmless(slice)],
    ['benign', isHarmless],
  ] as const) {
    const own = counts.filter(({ slice }) => isWanted(slice));
    lines.push(line(`all ${name}`, own));
    for (const language of languages)
      lines.push(
        line(
          `  ${language}`,
          own.filter((count) => count.language === language),
        ),
      );
  }
  return lines.join('\n');
}

function header(): string {
  return `${'slice'.padEnd(NAME_WIDTH)} texts  noticed    right   crisis   ${ACTIONS.join(' ')}`;
}

function line(name: string, counts: readonly SliceCount[]): string {
  const sum = (value: (count: SliceCount) => number): number =>
    counts.reduce((total, count) => total + value(count), 0);
  const all = sum((count) => count.all);
  const share = (value: number): string => `${value} ${percent(value, all)}`.padStart(9);
  const actions = ACTIONS.map((_, at) => sum((count) => count.actions[at] ?? 0)).join(' ');
  return [
    name.padEnd(NAME_WIDTH),
    String(all).padStart(4),
    share(sum((count) => count.noticed)),
    share(sum((count) => count.right)),
    share(sum((count) => count.crisis)),
    `  ${actions}`,
  ].join(' ');
}

function percent(value: number, all: number): string {
  return all === 0 ? '-' : `${((100 * value) / all).toFixed(all >= 1000 ? 1 : 0)}%`;
}
