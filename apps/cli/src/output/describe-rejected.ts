import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** A model that is left out, and why. */
export interface LeftOut {
  readonly address: string;
  readonly reasons: readonly string[];
}

export interface RejectedOptions {
  /** Characters of a line. */
  readonly width?: number;
  /** Models that are shown; of the others only the number is said. */
  readonly most?: number;
}

/** Characters of a line where nobody says how many there are. */
const USUAL_WIDTH = 80;
const GAP = 2;
/** Of the names of models; longer ones stand on a line of their own. */
const MOST_OF_NAME = 30;

/** Models that are left out as a table, each with every reason why, in lines of at most `width` characters. */
export function describeRejected(
  rejected: readonly LeftOut[],
  style: Style,
  { width = USUAL_WIDTH, most = rejected.length }: RejectedOptions = {},
): string {
  const shown = rejected.slice(0, most);
  const longest = Math.max(5, ...shown.map(({ address }) => address.length));
  const nameWidth = Math.min(longest, MOST_OF_NAME, Math.max(5, Math.floor(width / 2)));
  const left = nameWidth + GAP;
  const space = ' '.repeat(left);
  const lines = [style.dim(`${'MODEL'.padEnd(left)}WHY NOT`)];
  for (const { address, reasons } of shown) {
    const why = reasons.flatMap((reason) => wrap(reason, width - left).split('\n'));
    if (address.length > nameWidth) lines.push(cut(address, width), ...why.map((line) => space + line));
    else lines.push(...why.map((line, index) => (index === 0 ? address.padEnd(left) : space) + line));
  }
  if (rejected.length > shown.length) {
    lines.push(style.dim(`and ${rejected.length - shown.length} more; --json has every one`));
  }
  return lines.join('\n');
}

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);
