import type { FitQuestion, HardwareProfile, Machine, MachineFit } from '@modelhaven/core';
import type { ModelArchitecture } from '../estimate/architecture.ts';
import { describeFit } from '../estimate/describe-fit.ts';
import { createEstimateLearning, type EstimateLearning } from '../learning/estimate-learning.ts';
import type { CachingHardwareProbe } from '../probe/create-hardware-probe.ts';
import { createArchitectureReader } from './read-architecture.ts';

/** What a machine is made of. */
export interface MachineOptions {
  readonly probe: Pick<CachingHardwareProbe, 'refresh'>;
  /** What was learned of it so far. Default: nothing. */
  readonly learning?: EstimateLearning;
  /** Told after each measurement, so that it can be kept. */
  readonly onLearned?: () => void;
  /** Reads what a model file needs; replaced in tests. */
  readonly readArchitecture?: (path: string) => Promise<ModelArchitecture | undefined>;
}

/** This machine: what it has now, what fits it, and what it has shown so far. */
export function createMachine(options: MachineOptions): Machine {
  const { probe, learning = createEstimateLearning(), onLearned } = options;
  const readArchitecture = options.readArchitecture ?? createArchitectureReader();
  return {
    // A load is decided by what is free now, not by what was free ten seconds ago.
    profile: () => probe.refresh(),
    async fit(question, profile) {
      const architecture = await readArchitecture(question.path);
      return architecture && fitOf(question, profile, architecture, learning);
    },
    observe(observation) {
      learning.record(observation);
      onLearned?.();
    },
  };
}

function fitOf(
  question: FitQuestion,
  profile: HardwareProfile,
  architecture: ModelArchitecture,
  learning: EstimateLearning,
): MachineFit {
  const { model, sequences, batchTokens, gpu, gpuLayers, gpuMemoryFraction, hostReserveBytes } = question;
  const contextLength = Math.min(question.contextLength, architecture.trainedContext ?? question.contextLength);
  const usable = gpu ? profile : { ...profile, gpus: [] };
  const found = describeFit(usable, architecture, {
    contextLength,
    sequences,
    ...(batchTokens === undefined ? {} : { batchTokens: Math.min(batchTokens, contextLength) }),
    ...(gpuLayers === undefined ? {} : { gpuLayers: Math.max(0, gpuLayers - 1) }),
    ...(gpuMemoryFraction === undefined ? {} : { gpuMemoryFraction }),
    ...(hostReserveBytes === undefined ? {} : { hostReserveBytes }),
  });
  const { mode, memory, speed, step } = found;
  const devices = [memory.host, ...memory.gpus];
  const engineBytes = devices.reduce((sum, { totalBytes, overheadBytes }) => sum + totalBytes - overheadBytes, 0);
  const gpuBytes = memory.gpus.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  // Where it was seen to take more than estimated, it has to fit with that.
  const factor = mode === undefined ? 1 : learning.correctBytes(1, mode, model);
  const hostBytes = memory.host.totalBytes * factor;
  const room = profile.memory.availableBytes - (hostReserveBytes ?? 0);
  const corrected = mode && speed ? learning.correctSpeed(speed, mode, model).generation : undefined;
  return {
    fits: found.fits && (factor <= 1 || hostBytes <= room),
    ...(mode === undefined ? {} : { mode }),
    memoryBytes: hostBytes,
    gpuMemoryBytes: gpuBytes * factor,
    gpuLayers: found.gpuLayers.reduce((sum, count) => sum + count, 0),
    layers: architecture.layers.length,
    ...(found.largestContext === undefined ? {} : { largestContext: found.largestContext }),
    ...(corrected ? { tokensPerSecond: corrected } : {}),
    ...(step && !found.fits ? { step: step.sentence } : {}),
    estimated: { engineBytes, ...(speed?.generation ? { tokensPerSecond: speed.generation } : {}) },
  };
}
