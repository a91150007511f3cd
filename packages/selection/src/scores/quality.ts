import type { ModelInfo } from '@modelhaven/core';
import type { Estimate } from '../estimate.ts';

/** What is believed of a model's quality before it was ever used here. Undefined where the table has nothing on it. */
export type QualityPrior = (model: ModelInfo, taskType: string | undefined) => Estimate | undefined;

/** The quality of a model, 0 to 10: from the priors where they know it, else from its size, else the honest middle. */
export function estimateQuality(model: ModelInfo, taskType: string | undefined, prior: QualityPrior): Estimate {
  const known = prior(model, taskType);
  if (known) return known;
  const parameters = model.parameterCount ?? sizeInName(model.id);
  if (parameters !== undefined && parameters > 0) return fromSize(parameters, model.activeParameterCount);
  return { mean: 5, deviation: 2, source: 'assumed, since nothing is known of it' };
}

/** Scores from 1 million (0) over 8 (5.2) to 400 billion (8.3) parameters: quality grows with the logarithm of size. */
function fromSize(parameters: number, active = parameters): Estimate {
  // A mixture of experts behaves about like a dense model of the geometric mean of all and active parameters.
  const billions = Math.sqrt(parameters * Math.min(parameters, active)) / 1e9;
  const mean = Math.min(9, Math.max(0, 3.6 + 1.8 * Math.log10(billions)));
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
