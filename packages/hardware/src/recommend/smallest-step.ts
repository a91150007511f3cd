import type { HardwareProfile } from '@modelhaven/core';
import { architectureOf } from '../catalogue/catalogue.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { QUANTIZATIONS } from '../catalogue/quantization.ts';
import { estimateMemory } from '../estimate/estimate-memory.ts';
import { largestContext } from '../estimate/largest-context.ts';
import { memoryBudget } from '../estimate/memory-budget.ts';
import { placeLayers } from '../estimate/place-layers.ts';
import type { RecommendationRequest, Recommendations, ResidentModel } from './request.ts';
import { usualContext } from './request-reading.ts';
import { without } from './rooms.ts';

const GIB = 1024 ** 3;
const LEAST_CONTEXT = 512;

type Nothing = NonNullable<Recommendations['nothing']>;

/** The smallest change that lets some model run: unloading what was to stay, a shorter context, or more memory. */
export function smallestStep(
  machine: HardwareProfile,
  resident: readonly ResidentModel[],
  models: readonly CatalogueModel[],
  request: RecommendationRequest & { readonly taskType: string },
): Nothing {
  const wanted = request.contextLength ?? usualContext(request.taskType);
  const smallest = models.map((model) => {
    const quantization = (model.quantizations ?? QUANTIZATIONS).at(-1) ?? 'Q4_K_M';
    const contextLength = request.contextLength ?? Math.min(wanted, model.contextLength);
    return { model, architecture: architectureOf(model, quantization), contextLength };
  });
  if (smallest.length === 0) return { sentence: 'The catalogue has no model for this task.' };
  const longEnough = smallest.filter(({ model }) => model.contextLength >= wanted || !request.contextLength);
  const budget = memoryBudget(without(machine, resident), request);
  const pinned = resident.filter((model) => model.pinned === true).map(({ name }) => name);
  const freed = longEnough.find(
    ({ architecture, contextLength }) =>
      placeLayers({ architecture, options: { contextLength }, budget }) !== undefined,
  );
  if (freed && pinned.length > 0) {
    return {
      sentence: `No model fits beside what is to stay in memory; with ${pinned.join(' and ')} unloaded, ${freed.model.name} would.`,
      step: { kind: 'unload', models: pinned },
    };
  }
  const shorter = smallest
    .flatMap(({ model, architecture }) => {
      const options = { contextLength: Math.min(wanted, model.contextLength) };
      const context = Math.min(wanted, largestContext({ architecture, options, budget }) ?? 0);
      return context >= Math.min(LEAST_CONTEXT, wanted) && context < wanted ? [{ model, context }] : [];
    })
    .toSorted((a, b) => b.context - a.context)[0];
  if (shorter) {
    const why = longEnough.length === 0 ? 'No model of the catalogue was trained for' : 'No model fits with';
    return {
      sentence: `${why} ${wanted} tokens of context; with ${shorter.context}, ${shorter.model.name} does.`,
      step: { kind: 'shorter-context', contextLength: shorter.context, model: shorter.model.id },
    };
  }
  const room = budget.hostBytes + (budget.unified ? 0 : budget.gpuBytes.reduce((sum, bytes) => sum + bytes, 0));
  const nearest = smallest
    .map(({ model, architecture, contextLength }) => {
      const { totalBytes } = estimateMemory(architecture, {
        contextLength: Math.min(contextLength, model.contextLength),
      });
      return { model, bytes: Math.max(1, Math.ceil(totalBytes - room)) };
    })
    .toSorted((a, b) => a.bytes - b.bytes)[0];
  if (!nearest) return { sentence: 'The catalogue has no model for this task.' };
  return {
    sentence: `No model fits: even ${nearest.model.name}, the nearest to it, lacks ${(nearest.bytes / GIB).toFixed(1)} GiB of free memory.`,
    step: { kind: 'more-memory', bytes: nearest.bytes, model: nearest.model.id },
  };
}
