import { readFile } from 'node:fs/promises';
import { LlmError } from '@modelhaven/core';
import {
  ALGORITHMS,
  type Algorithm,
  createSelector,
  type ReplayCase,
  type ReplayResult,
  readReplayTable,
  replayLog,
  seededRandom,
} from '@modelhaven/selection';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { type Column, formatTable } from '../output/table.ts';
import { type TuneOptions, tuneDifficulty } from './tune-difficulty.ts';

export interface ReplayCommandOptions extends TuneOptions {
  readonly algorithm?: readonly string[];
  /** Part of the log, 0 to below 1, whose answers are all told before the rest is replayed. */
  readonly teach: number;
  readonly bestQuality?: number;
  readonly prefer?: 'quality' | 'speed' | 'cost';
  /** Two models of the log, with a comma between them: the cheap one and the strong one. */
  readonly tuneDifficulty?: string;
}

/** `modelhaven replay`: what other policies would have made of a log whose answers are known. Calls no model. */
export async function replay(context: CommandContext, file: string, options: ReplayCommandOptions): Promise<void> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LlmError('INVALID_REQUEST', `The file ${file} cannot be read.`, { field: 'log', cause });
  });
  const format = /\.csv$/i.test(file) ? 'csv' : 'jsonl';
  const { bestQuality } = options;
  const table = readReplayTable(text, { format, ...(bestQuality === undefined ? {} : { bestQuality }) });
  if (options.tuneDifficulty !== undefined) {
    tuneDifficulty(context, table, options.tuneDifficulty, options);
    return;
  }
  const random = seededRandom(options.seed);
  // The rest must be like what was taught, however the file is sorted.
  const isTaught = table.map(() => random() < options.teach);
  const { prefer } = options;
  const withWish = (cases: readonly ReplayCase[]) =>
    prefer === undefined ? cases : cases.map((each) => ({ ...each, requirements: { ...each.requirements, prefer } }));
  const taught = table.filter((_, at) => isTaught[at]);
  const log = withWish(table.filter((_, at) => !isTaught[at]));
  if (log.length === 0)
    throw new LlmError('INVALID_REQUEST', 'Nothing is left to replay; teach less.', { field: 'teach' });
  const algorithms = (options.algorithm ?? ALGORITHMS) as readonly Algorithm[];
  const policies = Object.fromEntries(
    algorithms.map((algorithm) => [
      algorithm,
      createSelector({ algorithm, random: seededRandom(options.seed), now: () => 0 }),
    ]),
  );
  const report = replayLog(log, policies, { taught, maxDifferences: 20 });
  if (context.options.json) {
    context.printJson(toSnakeCase({ cases: log.length, taught: taught.length, ...report }));
    return;
  }
  const [best] = report.baselines;
  context.print(
    `${log.length} cases replayed, ${taught.length} taught before. Each policy hears how good its own choices were.\n`,
  );
  context.print(formatTable([...report.policies, ...report.baselines], columnsFor(best), {}));
}

function columnsFor(best: ReplayResult | undefined): readonly Column<ReplayResult>[] {
  const right = { align: 'right' as const };
  return [
    { title: 'POLICY', text: ({ policy }) => policy, minimum: 24 },
    { title: 'QUALITY', text: ({ quality }) => quality.toFixed(3), ...right },
    { title: 'VS BEST', text: ({ quality }) => signed(quality - (best?.quality ?? 0)), ...right },
    { title: 'USD/1000', text: ({ costUsd }) => (costUsd * 1_000).toFixed(3), ...right },
    {
      title: 'OF BEST',
      text: ({ costUsd }) => (best?.costUsd ? `${((100 * costUsd) / best.costUsd).toFixed(0)} %` : '-'),
      ...right,
    },
    {
      title: 'LATENCY',
      text: ({ latencyMs }) => (latencyMs === undefined ? '-' : `${latencyMs.toFixed(0)} ms`),
      ...right,
    },
    { title: 'REGRET', text: ({ regret }) => regret.toFixed(3), ...right },
  ];
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(3)}`;
}
