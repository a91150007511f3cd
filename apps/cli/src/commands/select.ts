import type { CandidateScores, RankedCandidate } from '@modelhaven/core';
import { nearestMiss, suggestRelaxation } from '@modelhaven/selection';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { describeRejected } from '../output/describe-rejected.ts';
import { formatCost } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';
import { wrap } from '../output/wrap.ts';
import { type RequestOptions, toManagerRequest } from './request-options.ts';

/** Characters of a line where nobody says how many there are. */
const USUAL_WIDTH = 80;
/** Models that are shown as left out where nobody asked for all of them. */
const MOST_SHOWN = 20;

const score = (name: keyof CandidateScores) => ({
  title: name.toUpperCase(),
  text: ({ scores }: RankedCandidate) => scores[name]?.toFixed(1) ?? '-',
  align: 'right' as const,
});

const COLUMNS: readonly Column<RankedCandidate>[] = [
  { title: 'MODEL', text: ({ address }) => address, minimum: 20 },
  score('total'),
  score('quality'),
  score('latency'),
  score('cost'),
  score('safety'),
  { title: 'PRICE', text: ({ estimatedCostUsd }) => formatCost(estimatedCostUsd), align: 'right' },
];

/** `modelhaven select`: the plan for a request, with the reasons. Calls no model. */
export async function select(
  context: CommandContext,
  words: readonly string[],
  options: RequestOptions & { readonly explain?: boolean },
): Promise<void> {
  const manager = await context.openManager({ asksModels: false });
  const prompt = words.join(' ');
  const plan = await manager.select({ ...toManagerRequest(options), prompt: prompt === '' ? 'Hello' : prompt });
  if (context.options.json) return context.printJson(toSnakeCase(plan));
  const { style } = context;
  const { columns: width = USUAL_WIDTH } = context.io.stdout;
  if (plan.ranked.length === 0) context.print('No model meets the requirements.');
  else context.print(formatTable(plan.ranked, COLUMNS, { width, heading: style.dim }));
  for (const note of plan.notes ?? []) context.print(`\n${wrap(note, width)}`);
  if (options.explain !== true && plan.ranked.length > 0) return;
  for (const { address, reasons } of plan.ranked) {
    const lines = reasons.map((reason) => `  ${wrap(reason, width - 2).replaceAll('\n', '\n  ')}`);
    context.print(['', style.bold(address), ...lines].join('\n'));
  }
  if (plan.rejected.length === 0) return;
  const leftOut = plan.rejected.map(({ address, reasons }) => ({
    address,
    reasons: reasons.map(({ message }) => message),
  }));
  const most = options.explain === true ? leftOut.length : MOST_SHOWN;
  context.print(`\n${style.bold('Left out')}\n${describeRejected(leftOut, style, { width, most })}`);
  const nearest = plan.ranked.length === 0 ? (suggestRelaxation(plan)?.message ?? nearestMiss(plan)) : undefined;
  if (nearest !== undefined) context.print(`\n${style.bold('Nearest')}\n${wrap(nearest, width)}`);
}
