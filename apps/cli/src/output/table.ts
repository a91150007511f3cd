import stringWidth from 'fast-string-width';
import { cutLine } from './screen.ts';

/** A column of a table. */
export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** The column may be cut to this many characters when the table is too wide; absent: never cut. */
  readonly minimum?: number;
}

export interface TableOptions {
  /** Cells of a terminal that a line may have; absent: as many as it takes. */
  readonly width?: number;
  readonly heading?: (text: string) => string;
}

const GAP = '  ';

/** Rows under headings, each column as wide as it must be; columns with a `minimum` give way first. */
export function formatTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions = {},
): string {
  const cells = rows.map((row) => columns.map(({ text }) => text(row).replace(/\s+/g, ' ')));
  const widths = fit(
    columns.map(({ title }, index) =>
      Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[index] as string))),
    ),
    columns,
    options.width,
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => pad(cutLine(text, widths[index] as number), widths[index] as number, columns[index]?.align))
      .join(GAP)
      .trimEnd();
  const heading = line(columns.map(({ title }) => title));
  return [options.heading ? options.heading(heading) : heading, ...cells.map(line)].join('\n');
}

function fit<Row>(widths: number[], columns: readonly Column<Row>[], width: number | undefined): number[] {
  if (width === undefined) return widths;
  let excess = widths.reduce((sum, value) => sum + value, GAP.length * (widths.length - 1)) - width;
  return widths.map((wanted, index) => {
    const minimum = columns[index]?.minimum;
    if (minimum === undefined || excess <= 0) return wanted;
    const given = Math.min(excess, Math.max(0, wanted - minimum));
    excess -= given;
    return wanted - given;
  });
}

function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}
