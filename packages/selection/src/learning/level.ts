/** What was believed of one model, and what was seen of it since. */
export interface Seen {
  /** What its prior says, 0 to 10. */
  readonly prior: number;
  /** Decades of price by which it is dearer than the middle of the market. */
  readonly tier: number;
  /** How far its price moves its prior, 0 to 1: the surer the prior, the less. */
  readonly pull: number;
  /** Mean of its verdicts, and how many are remembered. */
  readonly mean: number;
  readonly evidence: number;
}

/** How all models together differ from their priors. */
export interface Level {
  /** Points by which they are better: verdicts here may be milder or harder than those the priors come from. */
  readonly offset: number;
  /** Points that a model is better for each decade of price. */
  readonly slope: number;
}

// Of models that differ in nothing else known, one that costs ten times as much is better by about a point of ten: the
// two of RouteLLM's answers to exams differ by 1.7 points at a ratio of prices of about thirty.
const USUAL_SLOPE = 1.5;
const SLOPE_VARIANCE = 0.7 ** 2;
const OFFSET_VARIANCE = 2.5 ** 2;

/** The level before anything was seen. */
export const USUAL_LEVEL: Level = { offset: 0, slope: USUAL_SLOPE };

/**
 * Fits the level to all models that were judged: least squares over models, each weighed by how well it is known and by
 * how far single models stray from the line (`modelVariance`), with a Gaussian prior on both numbers. So the first
 * verdicts on one model say something about all others, as a hierarchical model has it (Gelman and others, "Bayesian
 * Data Analysis", 2013, chapter 5).
 */
export function fitLevel(seen: Iterable<Seen>, noiseVariance: number, modelVariance: number): Level {
  let offsets = 1 / OFFSET_VARIANCE;
  let both = 0;
  let slopes = 1 / SLOPE_VARIANCE;
  let offsetPull = 0;
  let slopePull = 0;
  for (const { prior, tier, pull, mean, evidence } of seen) {
    if (!(evidence > 0)) continue;
    const weight = 1 / (modelVariance + noiseVariance / evidence);
    const x = tier * pull;
    const rest = mean - prior - x * USUAL_SLOPE;
    offsets += weight;
    both += weight * x;
    slopes += weight * x * x;
    offsetPull += weight * rest;
    slopePull += weight * x * rest;
  }
  const determinant = offsets * slopes - both * both;
  return {
    offset: (offsetPull * slopes - slopePull * both) / determinant,
    slope: USUAL_SLOPE + (offsets * slopePull - both * offsetPull) / determinant,
  };
}

/** How far the price of a model moves a prior of this deviation, 0 to 1. */
export function pullOf(deviation: number): number {
  return deviation ** 2 / (1 + deviation ** 2);
}
