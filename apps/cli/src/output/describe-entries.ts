import { type ConfigEntry, formatOrigin } from '@modelhaven/manager';
import type { Style } from './style.ts';

const GAP = 2;
/** Room for where a value comes from. */
const ORIGIN_WIDTH = 22;

/** Settings below the path of their section, each with its value and origin, in lines of at most `width` characters. */
export function describeEntries(entries: readonly ConfigEntry[], style: Style, width: number): string {
  const nameWidth = Math.max(...entries.map(({ path }) => nameOf(path).length)) + GAP;
  const valueWidth = Math.max(12, width - nameWidth - ORIGIN_WIDTH - 2 * GAP);
  // A section's own settings may stand on both sides of those of a section within it.
  const sections = new Map<string, string[]>();
  for (const { path, value, origin } of entries) {
    const name = nameOf(path);
    const above = path.slice(0, path.length - name.length - 1);
    const text = cut(typeof value === 'string' ? value : JSON.stringify(value), valueWidth);
    const from = cut(formatOrigin(origin), ORIGIN_WIDTH);
    const line = `  ${name.padEnd(nameWidth)}${text.padEnd(valueWidth + GAP)}${style.dim(from)}`.trimEnd();
    sections.set(above, [...(sections.get(above) ?? []), line]);
  }
  return [...sections].map(([above, lines]) => [style.bold(above), ...lines].join('\n')).join('\n\n');
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);
