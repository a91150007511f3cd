import { type FitInput, placeLayers } from './place-layers.ts';

const STEP = 256;
const FALLBACK_LIMIT = 131_072;

/**
 * The largest context per sequence, in tokens, that a model can run with: a multiple of 256, at most what it was trained
 * for. With `wholeOnGpu` only placements count that leave nothing to the CPU. Undefined where not even 256 fit.
 */
export function largestContext(input: FitInput, { wholeOnGpu = false } = {}): number | undefined {
  const limit = input.architecture.trainedContext ?? FALLBACK_LIMIT;
  const fits = (steps: number): boolean => {
    const found = placeLayers({ ...input, options: { ...input.options, contextLength: steps * STEP } });
    return found !== undefined && (!wholeOnGpu || found.mode === 'gpu');
  };
  let [most, tooMany] = [0, Math.floor(Math.max(STEP, limit) / STEP) + 1];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(middle)) most = middle;
    else tooMany = middle;
  }
  return most === 0 ? undefined : most * STEP;
}
