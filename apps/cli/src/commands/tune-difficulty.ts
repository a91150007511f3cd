import { LlmError } from '@modelhaven/core';
import {
  compareRoutes,
  estimateDifficulty,
  promptFeatures,
  type ReplayCase,
  type RoutedExample,
  type RouteResult,
  routeCurve,
  seededRandom,
  type ThresholdTarget,
  thresholdForShare,
  tuneThreshold,
} from '@modelhaven/selection';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { formatTable } from '../output/table.ts';

export interface TuneOptions {
  readonly keep: number;
  /** Part of what always asking the strong model costs, 0 to 1. */
  readonly maxCost?: number;
  /** Part of the prompts that may go to the strong model, 0 to 1. */
  readonly strongShare?: number;
  readonly seed: number;
}

type Named = RouteResult & { readonly name: string };

/** Cases below which a threshold would be chance. */
const FEWEST = 20;
const SHOWN_THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Finds the threshold between two models on one half of a log, and tries it on the other. */
export function tuneDifficulty(
  context: CommandContext,
  table: readonly ReplayCase[],
  pair: string,
  options: TuneOptions,
): void {
  const [easy, hard] = modelsOf(table, pair);
  const examples = table.flatMap((replayed): RoutedExample[] => {
    const cheap = replayed.answers[easy];
    const strong = replayed.answers[hard];
    return cheap && strong ? [{ difficulty: difficultyOf(replayed), cheap, strong }] : [];
  });
  if (examples.length < FEWEST) {
    tuneByPrompts(context, table, [easy, hard], examples.length, options);
    return;
  }
  const random = seededRandom(options.seed);
  const isTried = examples.map(() => random() < 0.5);
  const target = targetOf(options);
  const threshold = tuneThreshold(
    examples.filter((_, at) => !isTried[at]),
    target,
  );
  const tried = examples.filter((_, at) => isTried[at]);
  const results = compareRoutes(tried, threshold);
  const curve = routeCurve(tried, SHOWN_THRESHOLDS);
  if (context.options.json) {
    context.printJson(toSnakeCase({ easy, hard, threshold, ...target, tried: tried.length, ...results, curve }));
    return;
  }
  context.print(`Tuned on ${examples.length - tried.length} prompts, tried on ${tried.length} others.\n`);
  context.print(
    formatTable(
      [
        ...Object.entries(results).map(([name, result]): Named => ({ name: labelOf(name, threshold), ...result })),
        ...curve.map((each): Named => ({ name: `at ${each.threshold}`, ...each })),
      ],
      columnsFor(results.alwaysCheap, results.alwaysStrong),
      {},
    ),
  );
  if (results.byDifficulty.quality <= results.random.quality) {
    context.print('\nOn this log that is no better than chance: an alias by difficulty does not pay here.');
    return;
  }
  printAlias(context, easy, hard, threshold);
}

/** Where hardly a prompt was answered by both, a part of the prompts is all that can be tuned to. */
function tuneByPrompts(
  context: CommandContext,
  table: readonly ReplayCase[],
  [easy, hard]: readonly [string, string],
  both: number,
  { strongShare }: TuneOptions,
): void {
  if (strongShare === undefined || table.length < FEWEST) {
    const instead = table.length < FEWEST ? '' : ' Without them only --strong-share can be tuned to.';
    const message = `Only ${both} prompts were answered by both models; at least ${FEWEST} are needed.${instead}`;
    throw new LlmError('INVALID_REQUEST', message, { field: 'log' });
  }
  const threshold = thresholdForShare(table.map(difficultyOf), strongShare);
  if (context.options.json) {
    context.printJson(toSnakeCase({ easy, hard, threshold, strongShare, tried: 0 }));
    return;
  }
  context.print(
    `Set by the difficulty of ${table.length} prompts. What it does to quality and cost is not known: only ${both} of them were answered by both models.`,
  );
  printAlias(context, easy, hard, threshold);
}

function difficultyOf({ request, requirements }: ReplayCase): number {
  return estimateDifficulty(promptFeatures(request, requirements?.taskType)).score;
}

function targetOf({ keep, maxCost, strongShare }: TuneOptions): ThresholdTarget {
  if (strongShare !== undefined) return { strongShare };
  return maxCost === undefined ? { keepQuality: keep } : { maxCostShare: maxCost };
}

function printAlias(context: CommandContext, easy: string, hard: string, threshold: number): void {
  context.print(
    `\naliases:\n  thrifty: { by_difficulty: { easy: [${easy}], hard: [${hard}], threshold: ${threshold} } }`,
  );
}

function columnsFor(cheap: RouteResult, strong: RouteResult) {
  const right = { align: 'right' as const };
  const gain = strong.quality - cheap.quality;
  const percent = (part: number) => `${(part * 100).toFixed(0)} %`;
  return [
    { title: 'ROUTING', text: ({ name }: Named) => name, minimum: 24 },
    { title: 'QUALITY', text: ({ quality }: Named) => quality.toFixed(3), ...right },
    // What the strong model gains over the cheap one, as far as it is kept.
    {
      title: 'GAIN',
      text: ({ quality }: Named) => (gain > 0 ? percent((quality - cheap.quality) / gain) : '-'),
      ...right,
    },
    { title: 'USD/1000', text: ({ costUsd }: Named) => (costUsd * 1_000).toFixed(3), ...right },
    { title: 'TO STRONG', text: ({ strongShare }: Named) => percent(strongShare), ...right },
  ];
}

const LABELS: Readonly<Record<string, string>> = {
  alwaysCheap: 'always cheap',
  alwaysStrong: 'always strong',
  random: 'as many, by chance',
  oracle: 'best answer of each',
};

function labelOf(name: string, threshold: number): string {
  return LABELS[name] ?? `by difficulty, at ${threshold}`;
}

function modelsOf(table: readonly ReplayCase[], pair: string): readonly [string, string] {
  const known = [...new Set(table.flatMap(({ answers }) => Object.keys(answers)))];
  const found = pair.split(',').map((name) => known.find((address) => address === name || address === `table/${name}`));
  const [easy, hard] = found;
  if (found.length === 2 && easy !== undefined && hard !== undefined && easy !== hard) return [easy, hard];
  const message = `Name two different models of the log, the cheap one first: ${known.slice(0, 20).join(', ')}.`;
  throw new LlmError('INVALID_REQUEST', message, { field: 'tune-difficulty' });
}
