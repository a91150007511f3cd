import type { Exemplar, Histogram } from './histogram.ts';

/** `openmetrics` is OpenMetrics 1.0 with exemplars, `prometheus` the older text format 0.0.4. */
export type MetricFormat = 'openmetrics' | 'prometheus';

/** Names and values of the labels of a sample. */
export type Labels = Readonly<Record<string, string>>;

/** All samples of one metric. */
export type MetricFamily =
  | {
      readonly type: 'counter' | 'gauge';
      /** Without `_total`. */
      readonly name: string;
      readonly help: string;
      readonly samples: readonly { readonly labels: Labels; readonly value: number }[];
    }
  | {
      readonly type: 'histogram';
      readonly name: string;
      readonly help: string;
      readonly samples: readonly { readonly labels: Labels; readonly histogram: Histogram }[];
    };

/** What to answer as `content-type` for each format. */
export const CONTENT_TYPES: Readonly<Record<MetricFormat, string>> = {
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  prometheus: 'text/plain; version=0.0.4; charset=utf-8',
};

/** Writes metrics as text. */
export function toMetricText(families: readonly MetricFamily[], format: MetricFormat): string {
  const lines: string[] = [];
  for (const family of families) {
    // OpenMetrics names the family of a counter without its `_total`, Prometheus with it.
    const name = family.type === 'counter' && format === 'prometheus' ? `${family.name}_total` : family.name;
    lines.push(`# HELP ${name} ${escapeHelp(family.help)}`, `# TYPE ${name} ${family.type}`);
    if (family.type === 'histogram') {
      for (const { labels, histogram } of family.samples) addHistogram(lines, name, labels, histogram, format);
    } else {
      const suffix = family.type === 'counter' ? '_total' : '';
      for (const { labels, value } of family.samples) {
        lines.push(`${family.name}${suffix}${writeLabels(labels)} ${writeNumber(value)}`);
      }
    }
  }
  if (format === 'openmetrics') lines.push('# EOF');
  return `${lines.join('\n')}\n`;
}

function addHistogram(lines: string[], name: string, labels: Labels, histogram: Histogram, format: MetricFormat): void {
  const { borders, counts, exemplars, sum } = histogram;
  let total = 0;
  for (const [bucket, count] of counts.entries()) {
    total += count;
    const border = borders[bucket];
    const le = border === undefined ? '+Inf' : writeNumber(border, format);
    const exemplar = exemplars[bucket];
    const shown = exemplar && format === 'openmetrics' ? ` ${writeExemplar(exemplar)}` : '';
    lines.push(`${name}_bucket${writeLabels({ ...labels, le })} ${total}${shown}`);
  }
  lines.push(`${name}_sum${writeLabels(labels)} ${writeNumber(sum)}`, `${name}_count${writeLabels(labels)} ${total}`);
}

function writeExemplar({ requestId, value, at }: Exemplar): string {
  // The labels of an exemplar may have 128 characters together, and common parsers do not know escapes in them.
  return `# {request_id="${requestId.slice(0, 100).replace(/[^\w.:-]/g, '_')}"} ${writeNumber(value)} ${(at / 1_000).toFixed(3)}`;
}

function writeLabels(labels: Labels): string {
  const written = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return written.length === 0 ? '' : `{${written.join(',')}}`;
}

function writeNumber(value: number, format: MetricFormat = 'prometheus'): string {
  const text = String(value);
  // Borders of OpenMetrics are floats in their canonical form.
  return format === 'openmetrics' && Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function escapeHelp(help: string): string {
  return help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
