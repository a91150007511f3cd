import { LlmError } from '@modelhaven/core';
import {
  compareRoutes,
  estimateDifficulty,
  promptFeatures,
  type ReplayCase,
  type RoutedExample,
  type RouteResult,
  seededRandom,
  tuneThreshold,
} from '@modelhaven/selection';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { formatTable } from '../output/table.ts';

interface TuneOptions {
  readonly keep: number;
  readonly seed: number;
}

/** Cases below which a threshold would be chance. */
const FEWEST = 20;

/** Finds the threshold between two models on one half of a log, and tries it on the other. */
export function tuneDifficulty(
  context: CommandContext,
  table: readonly ReplayCase[],
  pair: string,
  { keep, seed }: TuneOptions,
): void {
  const [easy, hard] = modelsOf(table, pair);
  const examples = table.flatMap(({ request, requirements, answers }): RoutedExample[] => {
    const cheap = answers[easy];
    const strong = answers[hard];
    if (!cheap || !strong) return [];
    const difficulty = estimateDifficulty(promptFeatures(request, requirements?.taskType)).score;
    return [{ difficulty, cheap, strong }];
  });
  if (examples.length < FEWEST) {
    const message = `Only ${examples.length} prompts were answered by both models; at least ${FEWEST} are needed.`;
    throw new LlmError('INVALID_REQUEST', message, { field: 'log' });
  }
  const random = seededRandom(seed);
  const isTried = examples.map(() => random() < 0.5);
  const threshold = tuneThreshold(
    examples.filter((_, at) => !isTried[at]),
    keep,
  );
  const tried = examples.filter((_, at) => isTried[at]);
  const results = compareRoutes(tried, threshold);
  if (context.options.json) {
    context.printJson(toSnakeCase({ easy, hard, threshold, keep, tried: tried.length, ...results }));
    return;
  }
  const { byDifficulty, random: blind } = results;
  context.print(`Tuned on ${examples.length - tried.length} prompts, tried on ${tried.length} others.\n`);
  const rows = Object.entries(results).map(([name, result]): RouteResult & { readonly name: string } => ({
    name: LABELS[name as keyof typeof results],
    ...result,
  }));
  const right = { align: 'right' as const };
  context.print(
    formatTable(
      rows,
      [
        { title: 'ROUTING', text: ({ name }) => name, minimum: 24 },
        { title: 'QUALITY', text: ({ quality }) => quality.toFixed(3), ...right },
        { title: 'USD/1000', text: ({ costUsd }) => (costUsd * 1_000).toFixed(3), ...right },
        { title: 'TO STRONG', text: ({ strongShare }) => `${(strongShare * 100).toFixed(0)} %`, ...right },
      ],
      {},
    ),
  );
  if (byDifficulty.quality <= blind.quality) {
    context.print('\nOn this log that is no better than chance: an alias by difficulty does not pay here.');
    return;
  }
  context.print(
    `\naliases:\n  thrifty: { by_difficulty: { easy: [${easy}], hard: [${hard}], threshold: ${threshold} } }`,
  );
}

const LABELS = {
  byDifficulty: 'by difficulty',
  alwaysCheap: 'always cheap',
  alwaysStrong: 'always strong',
  random: 'as many, by chance',
  oracle: 'best answer of each',
} as const;

function modelsOf(table: readonly ReplayCase[], pair: string): readonly [string, string] {
  const known = [...new Set(table.flatMap(({ answers }) => Object.keys(answers)))];
  const found = pair.split(',').map((name) => known.find((address) => address === name || address === `table/${name}`));
  const [easy, hard] = found;
  if (found.length === 2 && easy !== undefined && hard !== undefined && easy !== hard) return [easy, hard];
  const message = `Name two different models of the log, the cheap one first: ${known.slice(0, 20).join(', ')}.`;
  throw new LlmError('INVALID_REQUEST', message, { field: 'tune-difficulty' });
}
