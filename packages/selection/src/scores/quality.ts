import type { ModelInfo } from '@modelhaven/core';
import type { Estimate } from '../estimate.ts';

/** What is believed of a model's quality before it was ever used here. Undefined where the table has nothing on it. */
export type QualityPrior = (model: ModelInfo, taskType: string | undefined) => Estimate | undefined;

// Reading a size out of a name takes longer than all scores together, and names do not change.
const bySize = new WeakMap<ModelInfo, Estimate>();

const UNKNOWN: Estimate = { mean: 5, deviation: 2, source: 'assumed, since nothing is known of it' };

/** The quality of a model, 0 to 10: from the priors where they know it, else from its size, else the honest middle. */
export function estimateQuality(model: ModelInfo, taskType: string | undefined, prior: QualityPrior): Estimate {
  const known = prior(model, taskType);
  if (known) return known;
  let estimate = bySize.get(model);
  if (!estimate) {
    const parameters = model.parameterCount ?? sizeInName(model.id);
    estimate = parameters !== undefined && parameters > 0 ? fromSize(parameters, model.activeParameterCount) : UNKNOWN;
    bySize.set(model, estimate);
  }
  return estimate;
}

/** From 1 million (0) over 8 billion (4.4) to 400 billion (6.6) parameters: quality grows with the logarithm of size. */
function fromSize(parameters: number, active = parameters): Estimate {
  // A mixture of experts behaves about like a dense model of the geometric mean of all and active parameters.
  const billions = Math.sqrt(parameters * Math.min(parameters, active)) / 1e9;
  const mean = Math.min(8, Math.max(0, 3.2 + 1.3 * Math.log10(billions)));
  return { mean, deviation: 1.5, source: `assumed from its ${sizeInWords(parameters)} parameters` };
}

function sizeInWords(parameters: number): string {
  return parameters >= 1e9
    ? `${Number((parameters / 1e9).toPrecision(3))} billion`
    : `${Math.round(parameters / 1e6)} million`;
}

/** `qwen3:8b` → 8e9; `mixtral-8x7b` → 56e9. Undefined where the name does not say. */
function sizeInName(id: string): number | undefined {
  const match = /(?:^|[-:_/])(?:(\d{1,2})x)?(\d{1,4}(?:\.\d{1,2})?)([bm])(?=$|[-:_.@])/i.exec(id);
  if (!match) return undefined;
  const [, experts = '1', size = '0', unit = 'b'] = match;
  return Number(experts) * Number(size) * (unit.toLowerCase() === 'b' ? 1e9 : 1e6);
}
