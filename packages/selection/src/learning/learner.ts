import type { Estimate } from '../estimate.ts';
import { FEATURE_NAMES, type PromptFeatures, taskFeatures } from './features.ts';
import { fitLevel, pullOf, type Seen, USUAL_LEVEL } from './level.ts';
import { createLinearBelief, type LinearBelief, type LinearSnapshot } from './linear-belief.ts';
import { createNoise, type NoiseSnapshot, USUAL_NOISE_VARIANCE } from './noise.ts';

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
  /**
   * The prior, moved by what was learned for prompts like this one. The same object where nothing was. `tier` is how many
   * decades of price the model is dearer than the middle of the market, where that is known.
   */
  refine(address: string, prior: Estimate, features: PromptFeatures, tier?: number): Estimate;
  /** True while nothing was learned. */
  readonly isEmpty: boolean;
  /** Verdicts that were taken in and are not forgotten, over all models. */
  readonly evidence: number;
  /** Verdicts on this model that are not forgotten. */
  evidenceOn(address: string): number;
  /** How far the mean quality of this model may be from what is believed: one standard deviation. */
  doubtOn(address: string): number;
  /** Everything learned, as plain data. */
  snapshot(): LearnerSnapshot;
}

/** Everything a learner knows; JSON. */
export interface LearnerSnapshot {
  readonly version: 2;
  readonly features: readonly string[];
  /** What prompts are hard for all models alike. */
  readonly common: MemorySnapshot;
  /** How far verdicts differ by chance. Absent in older ones. */
  readonly noise?: NoiseSnapshot;
  readonly models: readonly (MemorySnapshot & {
    readonly address: string;
    /** Sum of verdicts, old ones counted in part. */
    readonly sum: number;
  })[];
}

interface MemorySnapshot {
  readonly agedAt: number;
  readonly belief: LinearSnapshot;
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
  sum: number;
  /** What was believed of the model before it was judged, as of its last plan; undefined until there was one. */
  before?: Pick<Seen, 'prior' | 'tier' | 'pull'>;
}

// How far a single feature may lift or lower a model.
const FEATURE_VARIANCE = 0.65 ** 2;
// How far a model may lie from where its prior, its price and all other models put it.
const BIAS_VARIANCE = 0.8 ** 2;
const PRIOR_VARIANCES = FEATURE_NAMES.map((name) => (name === 'always' ? BIAS_VARIANCE : FEATURE_VARIANCE));
const COMMON_VARIANCES = FEATURE_NAMES.map((name) => (name === 'always' ? 1.2 ** 2 : 0.8 ** 2));
// Beliefs are about the distance from the middle; the prior of a model comes in when they are read.
const MIDDLE = 5;
// Forgetting in steps too small to matter would solve the whole belief anew for each plan.
const AGE_IN_STEPS_OF = 1 / 50;
// And solving those of all models in one plan would hold it up: the others follow with the next plans.
const AGED_IN_ONE_PLAN = 2;
// What a model may be off before it was judged.
const DOUBT_VARIANCE = 1.5 ** 2;
// Verdicts at the mean of all models that the mean of one model starts with.
const MEAN_STRENGTH = 3;

/** A learner that knows nothing, or what a snapshot knew. A snapshot of another shape is left aside. */
export function createLearner({ now, halfLifeMs, maxModels }: LearnerOptions, snapshot?: LearnerSnapshot): Learner {
  const memories = new Map<string, Memory>();
  const isKnown = snapshot?.version === 2 && snapshot.features.join() === FEATURE_NAMES.join();
  const memoryFrom = (from: MemorySnapshot | undefined, sum = 0, variances = PRIOR_VARIANCES): Memory => ({
    belief: createLinearBelief(variances, USUAL_NOISE_VARIANCE, from?.belief),
    agedAt: from?.agedAt ?? now(),
    sum,
  });
  // Some prompts are hard for everybody. What is known of that keeps a model from looking bad for having been asked
  // them, and one that never was from looking good.
  const common = memoryFrom(isKnown ? snapshot.common : undefined, 0, COMMON_VARIANCES);
  const noise = createNoise(isKnown ? snapshot.noise : undefined);
  if (isKnown)
    for (const each of snapshot.models.slice(-maxModels)) memories.set(each.address, memoryFrom(each, each.sum));
  let evidence = [...memories.values()].reduce((total, { belief }) => total + belief.evidence, 0);
  let planned: PromptFeatures | undefined;
  let mayAge = AGED_IN_ONE_PLAN;
  let commonPart = 0;
  let level = USUAL_LEVEL;

  const age = (memory: Memory, at: number): boolean => {
    const elapsedMs = at - memory.agedAt;
    if (elapsedMs < halfLifeMs * AGE_IN_STEPS_OF) return false;
    const factor = 0.5 ** (elapsedMs / halfLifeMs);
    if (memory === common) noise.forget(factor);
    else evidence -= memory.belief.evidence * (1 - factor);
    memory.belief.forget(factor);
    memory.sum *= factor;
    memory.agedAt = at;
    return true;
  };

  const memoryOf = (address: string): Memory => {
    const memory = memories.get(address) ?? memoryFrom(undefined);
    // Set anew, so that the one not heard of for longest stands first.
    memories.delete(address);
    memories.set(address, memory);
    const [oldest] = memories.keys();
    if (memories.size > maxModels && oldest !== undefined) {
      evidence -= memories.get(oldest)?.belief.evidence ?? 0;
      memories.delete(oldest);
    }
    return memory;
  };

  const meanOfAll = (): number => {
    let sum = MIDDLE;
    for (const memory of memories.values()) sum += memory.sum;
    return sum / (1 + evidence);
  };

  /** How much harder or easier than usual such prompts are for all; of one model alone nobody can tell. */
  const commonOf = (features: PromptFeatures): number => (memories.size < 2 ? 0 : common.belief.mean(features));

  // Asked for in every plan: written out, since spreads and generators took a tenth of it.
  const seen = (): readonly Seen[] => {
    const all: Seen[] = [];
    for (const { before, belief, sum } of memories.values()) {
      if (!before) continue;
      const { evidence: judged } = belief;
      const { prior, tier, pull } = before;
      all.push({ prior, tier, pull, mean: sum / judged, evidence: judged });
    }
    return all;
  };

  /** Where the belief in a model began: at its prior, moved by its price and by all other models. */
  const startOf = ({ before }: Memory): number =>
    before ? before.prior + level.offset + level.slope * before.tier * before.pull : MIDDLE;

  const beginPlan = (features: PromptFeatures) => {
    planned = features;
    mayAge = AGED_IN_ONE_PLAN;
    age(common, now());
    commonPart = commonOf(features);
    level = fitLevel(seen(), noise.variance, BIAS_VARIANCE);
  };

  return {
    learn({ address, quality, features, taskType, weight = 1 }) {
      if (!(quality >= 0 && quality <= 10) || !(weight > 0 && weight <= 1)) return false;
      const seen = features ?? taskFeatures(taskType);
      if (seen.length !== FEATURE_NAMES.length || !seen.every((value) => value >= 0 && value <= 1)) return false;
      const all = meanOfAll();
      const memory = memoryOf(address);
      age(memory, now());
      age(common, now());
      const usual = (memory.sum + MEAN_STRENGTH * all) / (memory.belief.evidence + MEAN_STRENGTH);
      const rest = quality - MIDDLE - commonOf(seen);
      // Where one begins, nothing was expected.
      if (memory.belief.evidence > 0) noise.add(rest - memory.belief.mean(seen, startOf(memory) - MIDDLE), weight);
      const sureness = USUAL_NOISE_VARIANCE / noise.variance;
      memory.belief.learn(seen, rest, weight, sureness);
      common.belief.learn(seen, quality - usual, weight, sureness);
      memory.sum += quality * weight;
      evidence += weight;
      planned = undefined;
      return true;
    },
    refine(address, prior, features, tier = 0) {
      const memory = memories.get(address);
      if (memories.size === 0) return prior;
      if (features !== planned) beginPlan(features);
      const pull = pullOf(prior.deviation);
      const lift = level.offset + level.slope * tier * pull;
      if (!memory) return commonPart + lift === 0 ? prior : new Shifted(prior, commonPart, lift);
      memory.before = { prior: prior.mean, tier, pull };
      if (mayAge > 0 && age(memory, now())) mayAge--;
      return new Refined(prior, memory.belief, features, commonPart, lift);
    },
    get isEmpty() {
      return memories.size === 0;
    },
    get evidence() {
      return evidence;
    },
    doubtOn: (address) =>
      1 / Math.sqrt(1 / DOUBT_VARIANCE + (memories.get(address)?.belief.evidence ?? 0) / noise.variance),
    evidenceOn: (address) => memories.get(address)?.belief.evidence ?? 0,
    snapshot: () => ({
      version: 2,
      features: FEATURE_NAMES,
      common: { agedAt: common.agedAt, belief: common.belief.snapshot() },
      noise: noise.snapshot(),
      models: [...memories].map(([address, { belief, agedAt, sum }]) => ({
        address,
        agedAt,
        sum,
        belief: belief.snapshot(),
      })),
    }),
  };
}

/** A prior of a model that was never judged, moved by what was learned of prompts and of other models. */
class Shifted implements Estimate {
  readonly mean: number;
  readonly deviation: number;
  readonly #prior: Estimate;
  readonly #commonPart: number;
  readonly #lift: number;

  constructor(prior: Estimate, commonPart: number, lift: number) {
    this.mean = inRange(prior.mean + commonPart + lift);
    this.deviation = prior.deviation;
    this.#prior = prior;
    this.#commonPart = commonPart;
    this.#lift = lift;
  }

  get source(): string {
    const ends = [
      ...(this.#commonPart === 0 ? [] : [`such prompts are ${this.#commonPart < 0 ? 'harder' : 'easier'} than others`]),
      ...(this.#lift === 0 ? [] : [`${inPoints(this.#lift)} for its price and for how other models did here`]),
    ];
    return [this.#prior.source, ...ends].join('; ');
  }
}

/** A prior and what was learned. How sure that is takes longer to say than what it is, and is seldom asked. */
class Refined implements Estimate {
  readonly mean: number;
  readonly #prior: Estimate;
  readonly #belief: LinearBelief;
  readonly #features: PromptFeatures;
  #deviation: number | undefined;

  constructor(prior: Estimate, belief: LinearBelief, features: PromptFeatures, commonPart: number, lift: number) {
    this.mean = inRange(MIDDLE + belief.mean(features, prior.mean + lift - MIDDLE) + commonPart);
    this.#prior = prior;
    this.#belief = belief;
    this.#features = features;
  }

  get deviation(): number {
    this.#deviation ??=
      this.#prior.deviation *
      Math.sqrt(this.#belief.variance(this.#features) / this.#belief.priorVariance(this.#features));
    return this.#deviation;
  }

  get source(): string {
    return `${this.#prior.source}, and ${this.#belief.evidence.toFixed(1)} verdicts on its answers`;
  }
}

function inPoints(points: number): string {
  return `${points < 0 ? '' : '+'}${points.toFixed(1)}`;
}

function inRange(quality: number): number {
  return Math.min(10, Math.max(0, quality));
}
