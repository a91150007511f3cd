import type { GpuChoice } from '../engine.ts';

/** What was wanted of a load and what came of it. */
export interface LoadOutcome {
  /** Tokens of context that a caller asked for by name, or that the config allows. */
  readonly contextWanted: { readonly tokens: number; readonly byCaller: boolean };
  /** Tokens that the model was trained for. */
  readonly contextTrained: number;
  readonly context: number;
  readonly gpuLayersWanted: number | 'auto';
  /** Layers on the GPU, of how many. */
  readonly gpuLayers: number;
  readonly layers: number;
  readonly gpuWanted: GpuChoice;
  /** The kind of GPU that computes, `cuda`; false: the CPU alone. */
  readonly gpu: string | false;
  /** Kinds of GPU that the machine seems to have and that the engine was free to use, but has no working binary for. */
  readonly unusableGpus: readonly string[];
}

/** What went less well than wanted, a sentence each, to be said in every answer of the model. Pure. */
export function describeDegradation(outcome: LoadOutcome): readonly string[] {
  const { contextWanted, contextTrained, context, gpuLayersWanted, gpuLayers, layers, gpu } = outcome;
  const said: string[] = [];
  const possible = Math.min(contextWanted.tokens, contextTrained);
  if (context < possible) {
    said.push(`Memory is short: the context has ${context} tokens instead of ${possible}.`);
  } else if (contextWanted.byCaller && contextTrained < contextWanted.tokens) {
    said.push(
      `The context has ${context} tokens instead of the ${contextWanted.tokens} that were asked for: the model was trained for no more.`,
    );
  }
  const layersPossible = gpuLayersWanted === 'auto' ? layers : Math.min(gpuLayersWanted, layers);
  if (gpu === false) {
    const reason = gpuLayersWanted === 0 ? undefined : whyNoGpu(outcome);
    if (reason !== undefined) said.push(`The CPU computes, slowly: ${reason}`);
  } else if (gpuLayers < layersPossible) {
    said.push(
      `Only ${gpuLayers} of ${layersPossible} layers are on the GPU, for want of its memory; the CPU computes the rest, slowly.`,
    );
  }
  return said;
}

/** Why no GPU computes though one was to; undefined where nobody could expect one. */
function whyNoGpu({ gpuWanted, gpuLayersWanted, unusableGpus }: LoadOutcome): string | undefined {
  if (unusableGpus.length > 0) {
    return `this machine seems to have a GPU (${unusableGpus.join(', ')}), but no binary of the engine works with it.`;
  }
  if (gpuWanted !== 'auto' && gpuWanted !== false) {
    return `\`gpu\` is set to ${gpuWanted}, and the engine finds no such GPU that it can use.`;
  }
  if (gpuLayersWanted !== 'auto') return 'layers were to be on a GPU, and there is none that can be used.';
  return undefined;
}
