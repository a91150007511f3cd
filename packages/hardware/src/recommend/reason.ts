import type { HardwareProfile } from '@modelhaven/core';
import type { ModelRecommendation } from './request.ts';

const GIB = 1024 ** 3;

/** Why a model is recommended, in one sentence. */
export function reasonOf(
  recommendation: Omit<ModelRecommendation, 'reason'>,
  { disk }: Pick<HardwareProfile, 'disk'>,
): string {
  const { quality, mode, memoryBytes, contextLength, speed, action, replaces, fileBytes } = recommendation;
  const range = speed.generation ?? speed.prompt;
  const parts = [
    quality.basis === 'published'
      ? `${quality.score.toFixed(1)} of 10 for this task by published results`
      : `about ${quality.score.toFixed(1)} of 10 for this task, judged by its size for want of published results`,
    `${{ gpu: 'fits on the GPU as a whole', split: 'fits with some layers on the GPU', cpu: 'fits in main memory' }[mode]} with ${size(memoryBytes)} at ${contextLength} tokens of context`,
    range && recommendation.model.kind === 'chat'
      ? `about ${digits(range.likely)} tokens per second`
      : range === undefined
        ? 'speed not known'
        : undefined,
    action === 'keep'
      ? 'is loaded already'
      : action === 'replace'
        ? `${replaces.join(' and ')} would have to go`
        : undefined,
    disk && disk.freeBytes < fileBytes && action !== 'keep'
      ? `its file of ${size(fileBytes)} is more than the ${size(disk.freeBytes)} free on the disk`
      : undefined,
  ].filter((part) => part !== undefined);
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const size = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;
const digits = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
