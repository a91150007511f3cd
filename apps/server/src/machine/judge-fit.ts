import type { HardwareProfile } from '@modelhaven/core';
import type { JudgeFit } from '@modelhaven/provider-local';

const GIBIBYTE = 1024 ** 3;

/**
 * Says with the estimates of @modelhaven/hardware whether models fit this machine. One header does for all
 * quantisations of a model: only the size of the weights differs.
 */
export function createJudgeFit(profile?: () => Promise<HardwareProfile>): JudgeFit {
  return async (header, sizesBytes, { contextLength, sequences, gpu = true, gpuMemoryFraction, ...wish }) => {
    const { createHardwareProbe, describeFit, readGgufHeader, toArchitecture } = await import('@modelhaven/hardware');
    const reading = readGgufHeader(header);
    if (reading.status !== 'ok') return undefined;
    const architecture = toArchitecture(reading.header);
    const { weights, layers } = architecture;
    // The first part of some split models has no weights of its own.
    if (weights.totalBytes === 0) return undefined;
    const found = await (profile ?? wish.profile ?? (() => createHardwareProbe().refresh()))();
    const machine = gpu ? found : { ...found, gpus: [] };
    const context = Math.min(contextLength, architecture.trainedContext ?? contextLength);
    return sizesBytes.map((sizeBytes) => {
      const scale = sizeBytes / weights.totalBytes;
      const scaled = {
        ...architecture,
        layers: layers.map((layer) => ({ ...layer, weightBytes: layer.weightBytes * scale })),
        weights: {
          totalBytes: weights.totalBytes * scale,
          inputBytes: weights.inputBytes * scale,
          outputBytes: weights.outputBytes * scale,
          activeBytes: weights.activeBytes * scale,
        },
      };
      const { fits, mode, speed, summary } = describeFit(machine, scaled, {
        contextLength: context,
        ...(gpuMemoryFraction === undefined ? {} : { gpuMemoryFraction }),
        // As the engine takes them where nobody says otherwise.
        sequences: sequences === 'auto' ? (sizeBytes <= GIBIBYTE ? 4 : 2) : sequences,
      });
      const tokensPerSecond = speed?.generation?.likely;
      return {
        fits,
        summary,
        ...(mode ? { mode } : {}),
        ...(tokensPerSecond === undefined ? {} : { tokensPerSecond }),
      };
    });
  };
}
