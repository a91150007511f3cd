import { readFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { KNOWN_SHAPES, makeTable } from '../packages/selection/src/__fixtures__/routing-tables.ts';
import {
  createSelector,
  estimateDifficulty,
  promptFeatures,
  type ReplayCase,
  type ReplayResult,
  readReplayTable,
  replayLog,
  routeCurve,
  seededRandom,
} from '../packages/selection/src/index.ts';
import { type Figure, printFigures } from './figure.ts';

const ORDERS = 5;
const THRESHOLDS = [0.2, 0.35, 0.5, 0.65];

interface Way {
  readonly name: string;
  readonly quality: number;
  readonly costUsd: number;
  readonly regret: number;
}

/**
 * Ways to route one log, one beside the other: each single model, chance, the best answer of each prompt, by difficulty at
 * several thresholds between the cheapest and the best model, and `adaptive` online and taught. One half of the log is for
 * teaching, the other is replayed in several orders. `ROUTING_LOG` names a file that `modelhaven replay` reads; without one
 * the log is made up.
 */
export function benchRouting(path = process.env['ROUTING_LOG']): readonly Figure[] {
  const cases = path === undefined ? madeUp() : readTable(path);
  const taught = cases.filter((_, at) => at % 2 === 0);
  const log = cases.filter((_, at) => at % 2 === 1);
  const { baselines } = replayLog(log, {});
  const ways = [
    ...singlesOf(log),
    ...baselines.slice(2).map(toWay),
    ...byDifficulty(log, baselines),
    ...adaptiveOf('adaptive online', log, []),
    ...adaptiveOf('adaptive taught', log, taught),
  ];
  return ways.flatMap(({ name, quality, costUsd, regret }) => [
    { name: `${name}: quality`, value: quality, unit: 'of 10' },
    { name: `${name}: cost of 1,000`, value: costUsd * 1_000, unit: 'USD' },
    { name: `${name}: regret`, value: regret, unit: 'of 10' },
  ]);
}

function madeUp(): readonly ReplayCase[] {
  const shape = KNOWN_SHAPES.find(({ name }) => name === 'two models') ?? KNOWN_SHAPES[0];
  return shape ? makeTable(shape, 2_000, 1) : [];
}

function readTable(path: string): readonly ReplayCase[] {
  return readReplayTable(readFileSync(path, 'utf8'), { format: /\.csv$/i.test(path) ? 'csv' : 'jsonl' });
}

function toWay({ policy, quality, costUsd, regret }: ReplayResult): Way {
  return { name: policy, quality, costUsd, regret };
}

function singlesOf(log: readonly ReplayCase[]): readonly Way[] {
  const addresses = [...new Set(log.flatMap(({ answers }) => Object.keys(answers)))];
  return addresses.flatMap((address) => {
    const only = log.flatMap((each): ReplayCase[] =>
      each.answers[address] ? [{ ...each, answers: { [address]: each.answers[address] } }] : [],
    );
    const [single] = replayLog(only, {}).baselines;
    const best = replayLog(log, {}).baselines.at(-1);
    return single && only.length === log.length
      ? [{ ...toWay(single), name: `always ${address}`, regret: (best?.quality ?? 0) - single.quality }]
      : [];
  });
}

function byDifficulty(log: readonly ReplayCase[], baselines: readonly ReplayResult[]): readonly Way[] {
  const [strong, cheap] = baselines.slice(0, 2).map(({ chosen }) => Object.keys(chosen)[0]);
  const oracle = baselines.at(-1);
  if (strong === undefined || cheap === undefined || strong === cheap) return [];
  const examples = log.flatMap(({ request, answers }) => {
    const [easy, hard] = [answers[cheap], answers[strong]];
    const difficulty = estimateDifficulty(promptFeatures(request)).score;
    return easy && hard ? [{ difficulty, cheap: easy, strong: hard }] : [];
  });
  return routeCurve(examples, THRESHOLDS).map(({ threshold, quality, costUsd }) => ({
    name: `by difficulty, at ${threshold}`,
    quality,
    costUsd,
    regret: (oracle?.quality ?? 0) - quality,
  }));
}

/** The mean over several orders of the log, and how far single orders lie from it. */
function adaptiveOf(name: string, log: readonly ReplayCase[], taught: readonly ReplayCase[]): readonly Way[] {
  const results = Array.from({ length: ORDERS }, (_, seed) => {
    const random = seededRandom(seed + 1);
    const keyed = log.map((each) => ({ each, key: random() })).sort((a, b) => a.key - b.key);
    const policy = createSelector({ algorithm: 'adaptive', random: seededRandom(seed + 100), now: () => 0 });
    return replayLog(
      keyed.map(({ each }) => each),
      { policy },
      { taught },
    ).policies[0] as ReplayResult;
  });
  const mean = (pick: (each: ReplayResult) => number) =>
    results.reduce((sum, each) => sum + pick(each), 0) / results.length;
  const spread = (pick: (each: ReplayResult) => number) => Math.sqrt(mean((each) => (pick(each) - mean(pick)) ** 2));
  const of = (how: typeof mean): Omit<Way, 'name'> => ({
    quality: how(({ quality }) => quality),
    costUsd: how(({ costUsd }) => costUsd),
    regret: how(({ regret }) => regret),
  });
  return [
    { name, ...of(mean) },
    { name: `${name}, spread over ${ORDERS} orders`, ...of(spread) },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !printFigures(benchRouting())) {
  process.exitCode = 1;
}
