import type { Estimate } from '../estimate.ts';
import { FEATURE_NAMES, type PromptFeatures, taskFeatures } from './features.ts';
import { createLinearBelief, type LinearBelief, type LinearSnapshot } from './linear-belief.ts';

/** What became of one answer, as far as it says something about quality. */
export interface Outcome {
  /** `provider/model` that answered. */
  readonly address: string;
  /** How good the answer was, 0 to 10: from a person, a test or a judge. */
  readonly quality: number;
  /** What the prompt looked like (`promptFeatures`). Absent: all that is known is the task. */
  readonly features?: PromptFeatures;
  readonly taskType?: string;
  /** How much the verdict counts, above 0 to 1. A thumb of one person counts less than a test. Default: 1. */
  readonly weight?: number;
}

/** Learns from outcomes how good a model is at what. */
export interface Learner {
  /** Takes an outcome in. Those that make no sense (no number, unknown shape) are left out and return false. */
  learn(outcome: Outcome): boolean;
  /** The prior, moved by what was learned for prompts like this one. The same object where nothing was. */
  refine(address: string, prior: Estimate, features: PromptFeatures): Estimate;
  /** True while nothing was learned. */
  readonly isEmpty: boolean;
  /** Everything learned, as plain data. */
  snapshot(): LearnerSnapshot;
}

/** Everything a learner knows; JSON. */
export interface LearnerSnapshot {
  readonly version: 1;
  readonly features: readonly string[];
  readonly models: readonly {
    readonly address: string;
    readonly agedAt: number;
    readonly belief: LinearSnapshot;
  }[];
}

export interface LearnerOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds after which an outcome counts half. */
  readonly halfLifeMs: number;
  /** Models that are remembered; the one not heard of for longest makes room. */
  readonly maxModels: number;
}

interface Memory {
  readonly belief: LinearBelief;
  /** Milliseconds since 1970 up to which forgetting is done. */
  agedAt: number;
}

// One verdict differs from the next on the same model by about this much: people disagree, prompts differ.
const NOISE_VARIANCE = 2.5 ** 2;
// How far a single feature may lift or lower a model.
const FEATURE_VARIANCE = 1.5 ** 2;
const BIAS_VARIANCE = 2 ** 2;
const PRIOR_VARIANCES = FEATURE_NAMES.map((name) => (name === 'always' ? BIAS_VARIANCE : FEATURE_VARIANCE));
// Beliefs are about the distance from the middle; the prior of a model comes in when they are read.
const MIDDLE = 5;
// Forgetting in steps too small to matter would solve the whole belief anew for each plan.
const AGE_IN_STEPS_OF = 1 / 50;

/** A learner that knows nothing, or what a snapshot knew. A snapshot of another shape is left aside. */
export function createLearner({ now, halfLifeMs, maxModels }: LearnerOptions, snapshot?: LearnerSnapshot): Learner {
  const memories = new Map<string, Memory>();
  if (snapshot?.version === 1 && snapshot.features.join() === FEATURE_NAMES.join()) {
    for (const { address, agedAt, belief } of snapshot.models.slice(-maxModels)) {
      memories.set(address, { belief: createLinearBelief(PRIOR_VARIANCES, NOISE_VARIANCE, belief), agedAt });
    }
  }

  const age = (memory: Memory, at: number) => {
    const elapsedMs = at - memory.agedAt;
    if (elapsedMs < halfLifeMs * AGE_IN_STEPS_OF) return;
    memory.belief.forget(0.5 ** (elapsedMs / halfLifeMs));
    memory.agedAt = at;
  };

  const memoryOf = (address: string): Memory => {
    const memory = memories.get(address) ?? {
      belief: createLinearBelief(PRIOR_VARIANCES, NOISE_VARIANCE),
      agedAt: now(),
    };
    // Set anew, so that the one not heard of for longest stands first.
    memories.delete(address);
    memories.set(address, memory);
    const [oldest] = memories.keys();
    if (memories.size > maxModels && oldest !== undefined) memories.delete(oldest);
    return memory;
  };

  return {
    learn({ address, quality, features, taskType, weight = 1 }) {
      if (!(quality >= 0 && quality <= 10) || !(weight > 0 && weight <= 1)) return false;
      const seen = features ?? taskFeatures(taskType);
      if (seen.length !== FEATURE_NAMES.length || !seen.every((value) => value >= 0 && value <= 1)) return false;
      const memory = memoryOf(address);
      age(memory, now());
      memory.belief.learn(seen, quality - MIDDLE, weight);
      return true;
    },
    refine(address, prior, features) {
      const memory = memories.get(address);
      if (!memory) return prior;
      age(memory, now());
      const { mean, variance, priorVariance } = memory.belief.predict(features);
      // How much of what could be known of such prompts is known, 0 to 1. What is not known stays with the prior.
      const known = 1 - variance / priorVariance;
      return {
        mean: Math.min(10, Math.max(0, prior.mean * (1 - known) + MIDDLE * known + mean)),
        deviation: prior.deviation * Math.sqrt(1 - known),
        source: `${prior.source}, and ${memory.belief.evidence.toFixed(1)} verdicts on its answers`,
      };
    },
    get isEmpty() {
      return memories.size === 0;
    },
    snapshot: () => ({
      version: 1,
      features: FEATURE_NAMES,
      models: [...memories].map(([address, { belief, agedAt }]) => ({ address, agedAt, belief: belief.snapshot() })),
    }),
  };
}
