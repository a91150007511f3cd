import type { Candidate, GenerateRequest, Requirements, Selector } from '@modelhaven/core';
import { promptFeatures } from './learning/features.ts';
import type { LearningSelector } from './selector.ts';

/** What a model's answer to a request was worth. */
export interface ReplayedAnswer {
  /** 0 to 10. */
  readonly quality: number;
  readonly costUsd: number;
  /** Milliseconds; absent where it was not measured. */
  readonly latencyMs?: number;
}

/** One request of a log, with what every candidate that is known answered to it. */
export interface ReplayCase {
  readonly request: GenerateRequest;
  readonly requirements?: Requirements;
  readonly candidates: readonly Candidate[];
  /** Answers by address. Candidates without one are left out of the choice. */
  readonly answers: Readonly<Record<string, ReplayedAnswer>>;
}

/** What a policy came to over a log. */
export interface ReplayResult {
  readonly policy: string;
  /** Cases in which the policy chose a model whose answer is known. */
  readonly answered: number;
  /** Means over those. */
  readonly quality: number;
  readonly costUsd: number;
  readonly latencyMs?: number;
  /** Mean quality that the best answer of each case had more than the chosen one. */
  readonly regret: number;
  /** How often each model was chosen. */
  readonly chosen: Readonly<Record<string, number>>;
}

/** What several policies would have chosen for the same cases, and what that would have come to. */
export interface ReplayReport {
  /** In the order of the policies. */
  readonly policies: readonly ReplayResult[];
  /** Best single model by quality, cheapest model, chance, and the best answer of every case. */
  readonly baselines: readonly ReplayResult[];
  /** Cases in which two policies chose differently. */
  readonly differences: readonly ReplayDifference[];
}

/** A case in which policies chose differently. */
export interface ReplayDifference {
  /** Index of the case. */
  readonly index: number;
  /** Chosen address by policy. */
  readonly chosen: Readonly<Record<string, string>>;
}

/** How cases are replayed. */
export interface ReplayOptions {
  /** Most differences that are listed. Default: 100. */
  readonly maxDifferences?: number;
  /** Whether a policy that learns hears how good its own choice was, and of no other. Default: true. */
  readonly learn?: boolean;
  /** Cases from which every policy that learns hears all answers before it begins, as from a log of old verdicts. */
  readonly taught?: readonly ReplayCase[];
}

/** Runs a log under several policies and holds them against each other and against what was possible. */
export function replayLog(
  log: readonly ReplayCase[],
  policies: Readonly<Record<string, Selector | LearningSelector>>,
  { maxDifferences = 100, learn = true, taught = [] }: ReplayOptions = {},
): ReplayReport {
  const names = Object.keys(policies);
  const tallies = new Map(names.map((name) => [name, createTally(name)]));
  const differences: ReplayDifference[] = [];
  for (const policy of Object.values(policies)) if ('learn' in policy) teach(policy, taught);
  for (const [index, replayed] of log.entries()) {
    const { request, requirements = {}, answers } = replayed;
    const candidates = replayed.candidates.filter(({ address }) => answers[address] !== undefined);
    const best = bestAnswer(answers);
    const chosen: Record<string, string> = {};
    for (const name of names) {
      const policy = policies[name] as Selector | LearningSelector;
      const address = policy.plan(request, requirements, candidates).ranked[0]?.address;
      const answer = address === undefined ? undefined : answers[address];
      if (address === undefined || !answer) continue;
      chosen[name] = address;
      tallies.get(name)?.add(address, answer, best);
      if (learn && 'learn' in policy) {
        const features = promptFeatures(request, requirements.taskType);
        policy.learn({ address, quality: answer.quality, features });
      }
    }
    if (differences.length < maxDifferences && new Set(Object.values(chosen)).size > 1) {
      differences.push({ index, chosen });
    }
  }
  return { policies: [...tallies.values()].map((tally) => tally.result()), baselines: toBaselines(log), differences };
}

function teach(policy: LearningSelector, cases: readonly ReplayCase[]): void {
  for (const { request, requirements, answers } of cases) {
    const features = promptFeatures(request, requirements?.taskType);
    for (const [address, { quality }] of Object.entries(answers)) policy.learn({ address, quality, features });
  }
}

function toBaselines(log: readonly ReplayCase[]): readonly ReplayResult[] {
  const addresses = new Set(log.flatMap(({ answers }) => Object.keys(answers)));
  const singles = [...addresses].map((address) => {
    const tally = createTally(address);
    for (const { answers } of log) {
      const answer = answers[address];
      if (answer) tally.add(address, answer, bestAnswer(answers));
    }
    return tally.result();
  });
  // A model that answered only some of the cases is no baseline for all of them.
  const whole = singles.filter(({ answered }) => answered === log.length);
  const [best] = [...whole].sort((a, b) => b.quality - a.quality || a.costUsd - b.costUsd);
  const [cheapest] = [...whole].sort((a, b) => a.costUsd - b.costUsd || b.quality - a.quality);
  const oracle = createTally('oracle');
  for (const { answers } of log) {
    const address = bestAddress(answers);
    const answer = address === undefined ? undefined : answers[address];
    if (address !== undefined && answer) oracle.add(address, answer, answer);
  }
  return [
    ...(best ? [{ ...best, policy: `best single (${best.policy})` }] : []),
    ...(cheapest ? [{ ...cheapest, policy: `cheapest (${cheapest.policy})` }] : []),
    chance(log),
    oracle.result(),
  ];
}

/** The exact expectation of choosing blindly, so that no dice are needed. */
function chance(log: readonly ReplayCase[]): ReplayResult {
  const result = { quality: 0, costUsd: 0, regret: 0 };
  let answered = 0;
  for (const { answers } of log) {
    const all = Object.values(answers);
    const best = bestAnswer(answers);
    if (!best) continue;
    answered += 1;
    const quality = all.reduce((sum, answer) => sum + answer.quality, 0) / all.length;
    result.quality += quality;
    result.costUsd += all.reduce((sum, answer) => sum + answer.costUsd, 0) / all.length;
    result.regret += best.quality - quality;
  }
  const count = Math.max(1, answered);
  return {
    policy: 'chance',
    answered,
    quality: result.quality / count,
    costUsd: result.costUsd / count,
    regret: result.regret / count,
    chosen: {},
  };
}

function bestAddress(answers: ReplayCase['answers']): string | undefined {
  let best: string | undefined;
  for (const address of Object.keys(answers)) {
    const answer = answers[address] as ReplayedAnswer;
    const current = best === undefined ? undefined : answers[best];
    const isBetter =
      !current ||
      answer.quality > current.quality ||
      (answer.quality === current.quality && answer.costUsd < current.costUsd);
    if (isBetter) best = address;
  }
  return best;
}

function bestAnswer(answers: ReplayCase['answers']): ReplayedAnswer | undefined {
  const address = bestAddress(answers);
  return address === undefined ? undefined : answers[address];
}

function createTally(policy: string) {
  const sums = { quality: 0, costUsd: 0, latencyMs: 0, regret: 0 };
  const chosen: Record<string, number> = {};
  let answered = 0;
  let timed = 0;
  return {
    add(address: string, answer: ReplayedAnswer, best: ReplayedAnswer | undefined) {
      answered += 1;
      sums.quality += answer.quality;
      sums.costUsd += answer.costUsd;
      sums.regret += (best?.quality ?? answer.quality) - answer.quality;
      if (answer.latencyMs !== undefined) {
        timed += 1;
        sums.latencyMs += answer.latencyMs;
      }
      chosen[address] = (chosen[address] ?? 0) + 1;
    },
    result(): ReplayResult {
      const count = Math.max(1, answered);
      return {
        policy,
        answered,
        quality: sums.quality / count,
        costUsd: sums.costUsd / count,
        ...(timed > 0 ? { latencyMs: sums.latencyMs / timed } : {}),
        regret: sums.regret / count,
        chosen,
      };
    },
  };
}
