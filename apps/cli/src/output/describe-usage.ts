import type { Usage } from '@modelhaven/server/json';
import stringWidth from 'fast-string-width';
import { formatCost, formatMilliseconds, formatTokens } from './numbers.ts';
import { formatSparkline } from './sparkline.ts';
import type { Style } from './style.ts';
import { type Column, formatTable } from './table.ts';
import { wrap } from './wrap.ts';

type Entry = Usage['entries'][number];

const NOTHING = '-';
/** Characters of a terminal that has room for every step of the activity. */
const WIDE = 110;

const columnsOf = (by: Usage['by'], width = Number.POSITIVE_INFINITY): readonly Column<Entry>[] => [
  { title: by.toUpperCase(), text: ({ name }) => name.replace(/\p{Cc}/gu, '?'), minimum: 12 },
  { title: 'REQUESTS', text: ({ requests }) => String(requests), align: 'right' },
  { title: 'OK', text: ({ success_rate: rate }) => formatShare(rate), align: 'right' },
  { title: 'TOKENS IN / OUT', text: (entry) => formatTokensOf(entry), align: 'right' },
  { title: 'COST', text: formatCostOf, align: 'right' },
  { title: 'P50', text: ({ latency_ms: latency }) => formatTime(latency?.p50), align: 'right' },
  { title: 'P95', text: ({ latency_ms: latency }) => formatTime(latency?.p95), align: 'right' },
  { title: 'FIRST', text: ({ first_event_ms: first }) => formatTime(first?.p50), align: 'right' },
  { title: 'ACTIVITY', text: ({ activity = [] }) => formatSparkline(activity, width < WIDE ? 8 : undefined) },
];

/** Columns that a narrow terminal goes without, those that are missed least first. */
const GIVES_WAY = ['ACTIVITY', 'FIRST', 'TOKENS IN / OUT', 'P50', 'COST', 'OK'];

/** The table with as many columns as there is room for. */
function tableOf(entries: readonly Entry[], by: Usage['by'], style: Style, width: number | undefined): string {
  let columns = columnsOf(by, width);
  for (const title of ['', ...GIVES_WAY]) {
    columns = columns.filter((column) => column.title !== title);
    const table = formatTable(entries, columns, { heading: style.dim, ...(width === undefined ? {} : { width }) });
    if (width === undefined || table.split('\n').every((line) => stringWidth(line) <= width)) return table;
  }
  return formatTable(entries, columns, { heading: style.dim });
}

/** What was used, as lines for people: a sentence about everything, and a row for each name. */
export function describeUsage(usage: Usage, style: Style, width: number | undefined): string {
  const { totals, entries, by, timeframe_hours: hours, more_entries: more } = usage;
  const warning = usage.complete ? [] : [style.dim('What was counted before the start is still being read.')];
  const saved = savings(usage);
  if (totals.requests === 0 && usage.complete) {
    return [`No model was asked in the last ${formatHours(hours)}.`, ...saved].join('\n');
  }
  const parts = [
    `${totals.requests} ${totals.requests === 1 ? 'request' : 'requests'} in ${formatHours(hours)}`,
    `${formatShare(totals.success_rate)} answered`,
    `${formatTokensOf(totals)} tokens`,
    formatCostOf(totals),
    ...(totals.latency_ms ? [`95 of 100 within ${formatMilliseconds(totals.latency_ms.p95)}`] : []),
  ];
  const lines = [style.bold(width === undefined ? parts.join(', ') : wrap(parts.join(', '), width)), ...warning];
  const again = [
    ['retries', totals.retries],
    ['fallbacks', totals.fallbacks],
    ['hedges', totals.hedges],
    ['recoveries', totals.recoveries],
  ].flatMap(([name, count]) => (count ? [`${count} ${name}`] : []));
  if (again.length > 0) lines.push(style.dim(`Asked more than once: ${again.join(', ')}`));
  if (entries.length > 0) {
    lines.push('', tableOf(entries, by, style, width));
  } else lines.push(`None of them had a ${by}.`);
  if (more > 0) lines.push(style.dim(`and ${more} more`));
  if (usage.month && usage.month.cost_usd > 0) {
    const { cost_usd: soFar, forecast_usd: expected } = usage.month;
    const end = expected === undefined ? '' : `, ${formatCost(expected)} at its end if it goes on like that`;
    const sentence = `This month: ${formatCost(soFar)}${end}`;
    lines.push(width === undefined ? sentence : wrap(sentence, width));
  }
  return [...lines, ...saved].join('\n');
}

/** What was not asked of a model, because it had been asked before. */
function savings({ cache }: Usage): readonly string[] {
  if (!cache || cache.hits === 0) return [];
  const { hits, saved_cost_usd: cost, saved_input_tokens: input, saved_output_tokens: output } = cache;
  const answers = hits === 1 ? '1 answer' : `${hits} answers`;
  const tokens = `${formatTokens(input)} / ${formatTokens(output)} tokens`;
  return [`From the response cache since the start: ${answers}, which saved ${tokens} and ${formatCost(cost)}`];
}

function formatHours(hours: number): string {
  return `${Number(hours.toFixed(2))} ${hours === 1 ? 'hour' : 'hours'}`;
}

function formatShare(share: number | undefined): string {
  // Rounded down: what is not all must not look like it.
  return share === undefined ? NOTHING : `${Math.floor(share * 1_000) / 10}%`;
}

function formatTime(ms: number | undefined): string {
  return ms === undefined ? NOTHING : formatMilliseconds(ms);
}

function formatTokensOf(seen: Pick<Entry, 'input_tokens' | 'output_tokens'>): string {
  return `${formatTokens(seen.input_tokens)} / ${formatTokens(seen.output_tokens)}`;
}

function formatCostOf(seen: Pick<Entry, 'cost_usd' | 'unpriced_requests'>): string {
  const unknown = (seen.unpriced_requests ?? 0) > 0;
  if (unknown) return seen.cost_usd === 0 ? '?' : `>${formatCost(seen.cost_usd)}`;
  return formatCost(seen.cost_usd);
}
