import type { HardwareProfile, PowerProfile } from '@modelhaven/core';
import type { ModelArchitecture } from './architecture.ts';
import type { ContextOptions } from './context-options.ts';
import { estimateMemory, type MemoryEstimate } from './estimate-memory.ts';
import { estimateSpeed, type SpeedEstimate } from './estimate-speed.ts';
import { type HelpfulStep, helpfulStep } from './helpful-step.ts';
import { largestContext } from './largest-context.ts';
import { type BudgetOptions, memoryBudget } from './memory-budget.ts';
import { type FittingPlacement, placeLayers } from './place-layers.ts';

/** How a model is to be run, and how much of the machine it may have. */
export interface FitOptions extends Partial<ContextOptions>, BudgetOptions {
  /** Size of a vision projector that is loaded beside the model. */
  readonly projectorBytes?: number;
  /** Layers that go to the GPUs whatever their memory. Default: as many as fit. */
  readonly gpuLayers?: number;
}

/** Whether a model fits a machine, and how. */
export interface FitDescription {
  readonly fits: boolean;
  /** Where it runs; absent where it does not fit. */
  readonly mode?: FittingPlacement['mode'];
  /** Layers on each GPU, in the order of the profile. */
  readonly gpuLayers: readonly number[];
  readonly memory: MemoryEstimate;
  /** Tokens of context per sequence that would fit at most; absent where none do. */
  readonly largestContext?: number;
  /** Absent where it does not fit. */
  readonly speed?: SpeedEstimate;
  /** The smallest change that makes it fit, or that brings all of it onto the GPU; absent where none is needed. */
  readonly step?: HelpfulStep;
  /** All of it in a sentence or two for people. */
  readonly summary: string;
}

const DEFAULT_CONTEXT = 4096;
const GIB = 1024 ** 3;

export type { HelpfulStep };

/** Says whether a model fits a machine now, where it would run, how fast, and what would help if it does not fit. */
export function describeFit(
  profile: HardwareProfile,
  architecture: ModelArchitecture,
  options: FitOptions = {},
): FitDescription {
  const { gpuMemoryFraction, hostReserveBytes, projectorBytes, gpuLayers, ...context } = options;
  const budget = memoryBudget(profile, {
    ...(gpuMemoryFraction === undefined ? {} : { gpuMemoryFraction }),
    ...(hostReserveBytes === undefined ? {} : { hostReserveBytes }),
  });
  const contextLength =
    context.contextLength ?? Math.min(DEFAULT_CONTEXT, architecture.trainedContext ?? DEFAULT_CONTEXT);
  const input = {
    architecture,
    budget,
    options: { ...context, contextLength },
    ...(projectorBytes === undefined ? {} : { projectorBytes }),
    ...(gpuLayers === undefined ? {} : { gpuLayers }),
  };
  const found = placeLayers(input);
  const most = largestContext(input);
  const memory = found?.memory ?? estimateMemory(architecture, input.options, { gpuLayers: [] }, projectorBytes);
  const step = helpfulStep(input, found);
  const speed = found && estimateSpeed(profile, architecture, found);
  return {
    fits: found !== undefined,
    ...(found ? { mode: found.mode } : {}),
    gpuLayers: found?.placement.gpuLayers ?? [],
    memory,
    ...(most === undefined ? {} : { largestContext: most }),
    ...(speed ? { speed } : {}),
    ...(step ? { step } : {}),
    summary: [
      summarise(found, memory, architecture, speed),
      ...(speed?.generation ? heldBack(profile.power) : []),
      ...(step ? [step.sentence] : []),
    ].join(' '),
  };
}

function summarise(
  found: FittingPlacement | undefined,
  memory: MemoryEstimate,
  architecture: ModelArchitecture,
  speed: SpeedEstimate | undefined,
): string {
  const size = `${(memory.totalBytes / GIB).toFixed(1)} GiB with ${memory.contextLength} tokens of context`;
  if (!found) return `Does not fit: it needs ${size}.`;
  const offloaded = memory.gpus.reduce((sum, { layers }) => sum + layers, 0);
  const where = {
    gpu: 'on the GPU',
    split: `with ${offloaded} of ${architecture.layers.length} layers on the GPU`,
    cpu: 'on the CPU',
  }[found.mode];
  const range = speed?.generation;
  const pace = range
    ? `, about ${digits(range.likely)} (${digits(range.low)} to ${digits(range.high)}) tokens per second`
    : '';
  return `Fits ${where}: ${size}${pace}.`;
}

/** Why it may be slower than that just now; by how much nobody measured. */
function heldBack({ source, savesEnergy, isThrottled }: PowerProfile = {}): readonly string[] {
  const reasons = [
    ...(source === 'battery' ? ['it runs on its battery'] : []),
    ...(savesEnergy === true ? ['it saves energy'] : []),
    ...(isThrottled === true ? ['heat lowers its clock'] : []),
  ];
  return reasons.length === 0 ? [] : [`The machine may be slower just now: ${reasons.join(' and ')}.`];
}

const digits = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
