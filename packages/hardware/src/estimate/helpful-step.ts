import { estimateMemory } from './estimate-memory.ts';
import { largestContext } from './largest-context.ts';
import { type FitInput, type FittingPlacement, placeLayers } from './place-layers.ts';

/** A change that makes a model fit, or brings all of it onto the GPU. The sentence is for people. */
export type HelpfulStep =
  | { readonly kind: 'quantise-cache'; readonly cacheType: 'q8_0'; readonly sentence: string }
  | { readonly kind: 'shorter-context'; readonly contextLength: number; readonly sentence: string }
  | { readonly kind: 'smaller-file'; readonly fileBytes: number; readonly sentence: string }
  | { readonly kind: 'more-memory'; readonly bytes: number; readonly sentence: string };

const GIB = 1024 ** 3;
// Below about two bits per weight models lose their wits; from the usual four to five bits that is a factor of 0.45.
const SMALLEST_FILE_SHARE = 0.45;
const LEAST_CONTEXT = 2048;

/** The step that costs least: a quantised cache, then a shorter context, then a smaller file, then more memory. */
export function helpfulStep(input: FitInput, found: FittingPlacement | undefined): HelpfulStep | undefined {
  if (found && (found.mode === 'gpu' || input.budget.gpuBytes.every((bytes) => bytes === 0))) return undefined;
  const goal = found ? 'would run on the GPU as a whole' : 'fits';
  const reached = (candidate: FitInput): boolean => {
    const placed = placeLayers(candidate);
    return placed !== undefined && (!found || placed.mode === 'gpu');
  };
  const { options, architecture } = input;
  const isPlain = (options.keyType ?? 'f16') === 'f16' && (options.valueType ?? 'f16') === 'f16';
  const quantised: FitInput = { ...input, options: { ...options, keyType: 'q8_0', valueType: 'q8_0' } };
  if (isPlain && options.flashAttention !== false && reached(quantised)) {
    return { kind: 'quantise-cache', cacheType: 'q8_0', sentence: `With a cache in q8_0 it ${goal}.` };
  }
  const context = largestContext(input, { wholeOnGpu: found !== undefined });
  if (
    context !== undefined &&
    context >= Math.min(LEAST_CONTEXT, options.contextLength) &&
    context < options.contextLength
  ) {
    return {
      kind: 'shorter-context',
      contextLength: context,
      sentence: `With a context of ${context} tokens it ${goal}.`,
    };
  }
  const share = largestShare((factor) => reached({ ...input, architecture: shrink(input, factor) }));
  if (share !== undefined) {
    const fileBytes = Math.floor(architecture.weights.totalBytes * share);
    return {
      kind: 'smaller-file',
      fileBytes,
      sentence: `In a quantisation of at most ${(fileBytes / GIB).toFixed(1)} GiB it ${goal}.`,
    };
  }
  return found ? undefined : moreMemory(input);
}

/** The largest share of the file that reaches the goal, to a hundredth. */
function largestShare(reached: (share: number) => boolean): number | undefined {
  if (!reached(SMALLEST_FILE_SHARE)) return undefined;
  let [good, bad] = [SMALLEST_FILE_SHARE, 1];
  while (bad - good > 0.01) {
    const middle = (good + bad) / 2;
    if (reached(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function shrink({ architecture }: FitInput, share: number): FitInput['architecture'] {
  const { weights, layers } = architecture;
  return {
    ...architecture,
    layers: layers.map((layer) => ({ ...layer, weightBytes: layer.weightBytes * share })),
    weights: {
      totalBytes: weights.totalBytes * share,
      inputBytes: weights.inputBytes * share,
      outputBytes: weights.outputBytes * share,
      activeBytes: weights.activeBytes * share,
    },
  };
}

function moreMemory({ architecture, options, budget, projectorBytes }: FitInput): HelpfulStep {
  const needed = estimateMemory(architecture, options, { gpuLayers: [] }, projectorBytes).totalBytes;
  const room = budget.hostBytes + (budget.unified ? 0 : budget.gpuBytes.reduce((sum, bytes) => sum + bytes, 0));
  const bytes = Math.max(1, Math.ceil(needed - room));
  return {
    kind: 'more-memory',
    bytes,
    sentence: `It lacks ${(bytes / GIB).toFixed(1)} GiB of memory; a smaller model would help.`,
  };
}
