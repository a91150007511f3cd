import type { Requirements } from '@modelhaven/core';
import type { Leaf } from './addressing.ts';
import { mergeRequirements } from './requirements.ts';

/**
 * What a name demands of privacy and safety, whichever of its models answers: this holds for whoever stands in for it
 * as well, so that an alias for this machine does not become a way out of it once its models fail.
 */
export function boundsOf(leaves: readonly Leaf[]): Requirements {
  if (leaves.length === 0) return {};
  const demands = leaves.map(({ requirements }) => requirements);
  const scores = demands.map(({ minSafetyScore }) => minSafetyScore ?? 0);
  const lowest = Math.min(...scores);
  return {
    ...(demands.every(({ localOnly }) => localOnly) ? { localOnly: true } : {}),
    ...(demands.every((each) => each.therapeuticSafetyRequired) ? { therapeuticSafetyRequired: true } : {}),
    ...(lowest > 0 ? { minSafetyScore: lowest } : {}),
  };
}

/** For each name, what the names before it demand of whoever stands in for them. */
export function standingBounds(names: readonly (readonly Leaf[])[]): readonly Requirements[] {
  let standing: Requirements = {};
  return names.map((leaves) => {
    const before = standing;
    standing = mergeRequirements(standing, boundsOf(leaves));
    return before;
  });
}
