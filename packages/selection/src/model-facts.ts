import type { ModelInfo } from '@modelhaven/core';
import type { Estimate } from './estimate.ts';
import { isFree, priceTier } from './pricing.ts';
import { estimateQuality, type QualityPrior } from './scores/quality.ts';
import { scoreTask } from './scores/task.ts';

/** What a plan needs to know of a model whatever is asked of it. */
export interface ModelFacts {
  readonly free: boolean | undefined;
  /** What is believed of its quality for the task, before anything was learned here. */
  readonly quality: Estimate;
  /** How well its build fits the task; undefined where that cannot be said. */
  readonly task: number | undefined;
  /** Decades of price above the middle of the market; undefined where it is free or nobody knows. */
  readonly tier: number | undefined;
}

/** Looks facts up. */
export type FactsOf = (model: ModelInfo, taskType: string | undefined) => ModelFacts;

interface Known extends ModelFacts {
  readonly taskType: string | undefined;
}

/**
 * Lists of models live long and are ranked often: the facts of a model are worked out once, and again when the task
 * changes. `isLasting` says that the prior of a model never changes.
 */
export function createModelFacts(prior: QualityPrior, isLasting: boolean): FactsOf {
  const known = new WeakMap<ModelInfo, Known>();
  const workOut = (model: ModelInfo, taskType: string | undefined): Known => ({
    taskType,
    free: isFree(model),
    quality: estimateQuality(model, taskType, prior),
    task: scoreTask(model, taskType),
    tier: priceTier(model),
  });
  if (!isLasting) return workOut;
  return (model, taskType) => {
    const facts = known.get(model);
    if (facts !== undefined && facts.taskType === taskType) return facts;
    const fresh = workOut(model, taskType);
    known.set(model, fresh);
    return fresh;
  };
}
