import type { CandidateScores, RankedCandidate } from '@modelhaven/core';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { formatCost } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';
import { type RequestOptions, toManagerRequest } from './request-options.ts';

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
  const manager = await context.openManager();
  const prompt = words.join(' ');
  const plan = await manager.select({ ...toManagerRequest(options), prompt: prompt === '' ? 'Hello' : prompt });
  if (context.options.json) return context.printJson(toSnakeCase(plan));
  const { columns } = context.io.stdout;
  const { style } = context;
  if (plan.ranked.length === 0) context.print('No model meets the requirements.');
  else
    context.print(
      formatTable(plan.ranked, COLUMNS, { ...(columns === undefined ? {} : { width: columns }), heading: style.dim }),
    );
  if (options.explain !== true && plan.ranked.length > 0) return;
  for (const { address, reasons } of plan.ranked)
    context.print(['', style.bold(address), ...reasons.map((reason) => `  ${reason}`)].join('\n'));
  if (plan.rejected.length > 0) context.print(`\n${style.bold('Left out')}`);
  for (const { address, reasons } of plan.rejected)
    context.print(`  ${address}: ${reasons.map(({ message }) => message).join(' ')}`);
}
