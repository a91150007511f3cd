import type { GpuProfile, HardwareProfile } from '@modelhaven/core';
import { findChip } from '../chips/chip-table.ts';
import type { ModelArchitecture } from './architecture.ts';
import { cpuSpeed, type DeviceSpeed, gpuSpeed } from './device-speed.ts';
import type { FittingPlacement } from './place-layers.ts';

/** Tokens per second: what is likely, and the range that measured machines fell in. */
export interface SpeedRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** How fast one request alone would run. A part that cannot be told is absent. */
export interface SpeedEstimate {
  /** Tokens per second of the answer. */
  readonly generation?: SpeedRange;
  /** Tokens per second of reading the prompt. */
  readonly prompt?: SpeedRange;
  /** What the numbers rest on, as a sentence. */
  readonly source: string;
}

/**
 * Tokens per second of a placement: `1 / (active bytes / (efficiency x bandwidth) + layers x cost + words x cost)`, summed
 * over the devices that take part. Absent where a device's bandwidth is not known. The efficiency and costs of each
 * backend are in `device-speed.ts`, with the rows they were fitted to.
 *
 * @param filledTokens tokens already in the context, whose cache is read for every new token
 */
export function estimateSpeed(
  profile: HardwareProfile,
  architecture: ModelArchitecture,
  { memory, mode }: FittingPlacement,
  filledTokens = 0,
): SpeedEstimate {
  const { weights, layers, hasExperts } = architecture;
  const outputBytes = Math.min(weights.outputBytes, weights.activeBytes / 2);
  const fill = Math.min(1, filledTokens / memory.contextLength);
  const usedGpus = memory.gpus.filter((gpu) => gpu.layers > 0).length;
  const devices = [
    ...memory.gpus.map((device, index) => ({ device, speed: speedOfGpu(profile, index), isHost: false })),
    { device: memory.host, speed: cpuSpeed(profile), isHost: true },
  ].filter(({ device, isHost }) => device.layers > 0 || (isHost && usedGpus === 0));

  let [secondsPerToken, promptSecondsPerToken] = [0, 0];
  devices.forEach(({ device, speed, isHost }, index) => {
    const weightShare = device.layers / layers.length;
    const hasOutput = usedGpus > 0 ? index === usedGpus - 1 : isHost;
    const bytes =
      (weights.activeBytes - outputBytes) * weightShare + (hasOutput ? outputBytes : 0) + device.cacheBytes * fill;
    const words = hasOutput ? architecture.vocabularySize : 0;
    secondsPerToken += secondsFor(speed, { bytes, layers: device.layers, words, hasExperts });
    const work = 2 * (architecture.activeParameters ?? weights.activeBytes * 1.7) * weightShare;
    promptSecondsPerToken += speed?.floatOperationsPerSecond ? work / speed.floatOperationsPerSecond : Number.NaN;
  });
  return {
    ...rangeOf('generation', 1 / secondsPerToken, mode, hasExperts),
    ...rangeOf('prompt', 1 / promptSecondsPerToken, mode, hasExperts),
    source: sourceOf(devices.map(({ speed }) => speed)),
  };
}

function speedOfGpu(profile: HardwareProfile, index: number): DeviceSpeed | undefined {
  const gpus: readonly GpuProfile[] = profile.gpus;
  const gpu = profile.memory.unified ? gpus.find(({ vendor }) => vendor === 'apple') : gpus[index];
  if (!gpu) return undefined;
  const bandwidth =
    gpu.bandwidthBytesPerSecond ?? (profile.memory.unified ? profile.memory.bandwidthBytesPerSecond : undefined);
  return gpuSpeed(gpu, bandwidth, findChip(gpu.name));
}

interface TokenWork {
  readonly bytes: number;
  readonly layers: number;
  readonly words: number;
  readonly hasExperts: boolean;
}

function secondsFor(speed: DeviceSpeed | undefined, { bytes, layers, words, hasExperts }: TokenWork): number {
  if (!speed?.bytesPerSecond) return Number.NaN;
  const readSeconds = bytes / speed.bytesPerSecond / (hasExperts ? EXPERT_EFFICIENCY : 1);
  return readSeconds + words * speed.secondsPerWord + layers * speed.secondsPerLayer;
}

// Scattered reads and the routing cost mixtures of experts about a third of the bandwidth: Qwen3-30B-A3B and
// gpt-oss-20b against dense models of their active size.
const EXPERT_EFFICIENCY = 0.65;

function rangeOf(
  name: 'generation' | 'prompt',
  likely: number,
  mode: FittingPlacement['mode'],
  hasExperts: boolean,
): Partial<Record<'generation' | 'prompt', SpeedRange>> {
  if (!Number.isFinite(likely) || likely <= 0) return {};
  const [low, high] =
    name === 'prompt' ? [0.4, 1.8] : mode !== 'gpu' ? [0.5, 1.5] : hasExperts ? [0.6, 1.35] : [0.75, 1.2];
  return { [name]: { low: likely * low, likely, high: likely * high } };
}

function sourceOf(speeds: readonly (DeviceSpeed | undefined)[]): string {
  const known = speeds.flatMap((speed) => (speed ? [speed.source] : []));
  if (known.length < speeds.length || known.length === 0) return 'The memory bandwidth of a device is not known.';
  return `Estimated from ${[...new Set(known)].join(' and ')}.`;
}
