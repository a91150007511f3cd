import { LlmError, type Requirements } from '@modelhaven/core';

/**
 * Both at once, the stricter of each: a request never loosens what an alias demands, nor the other way round. Where
 * only one can hold (`taskType`, `prefer`, `models`), the first one's wins. Throws `INVALID_REQUEST` where the providers
 * that one allows are none of the other's: an empty list would mean no limit at all.
 */
export function mergeRequirements(first: Requirements, second: Requirements): Requirements {
  // Nearly always one of them demands nothing.
  if (isEmpty(second) && !hasUndefined(first)) return first;
  if (isEmpty(first)) return second;
  const merged: { -readonly [Key in keyof Requirements]: Requirements[Key] } = { ...second, ...defined(first) };
  merge(merged, 'exclude', first.exclude, second.exclude, union);
  merge(merged, 'requiredCapabilities', first.requiredCapabilities, second.requiredCapabilities, union);
  merge(merged, 'providers', first.providers, second.providers, intersection);
  for (const key of ['contextLengthNeeded', 'minQualityScore', 'minSafetyScore'] as const) {
    merge(merged, key, first[key], second[key], Math.max);
  }
  for (const key of ['maxLatencyMs', 'maxCostPerToken', 'maxCostUsd'] as const) {
    merge(merged, key, first[key], second[key], Math.min);
  }
  for (const key of ['therapeuticSafetyRequired', 'freeOnly', 'localOnly'] as const) {
    merge(merged, key, first[key], second[key], (a, b) => a || b);
  }
  return merged;
}

function isEmpty(requirements: Requirements): boolean {
  for (const _ in requirements) return false;
  return true;
}

function hasUndefined(requirements: Requirements): boolean {
  for (const key in requirements) if (requirements[key as keyof Requirements] === undefined) return true;
  return false;
}

function merge<Key extends keyof Requirements>(
  into: { -readonly [Name in keyof Requirements]: Requirements[Name] },
  key: Key,
  first: Requirements[Key],
  second: Requirements[Key],
  both: (a: NonNullable<Requirements[Key]>, b: NonNullable<Requirements[Key]>) => NonNullable<Requirements[Key]>,
): void {
  if (first !== undefined && second !== undefined) {
    into[key] = both(first as NonNullable<typeof first>, second as NonNullable<typeof second>);
  }
}

/** Without the keys that are set to undefined, so that spreading it hides nothing. */
function defined(requirements: Requirements): Requirements {
  return Object.fromEntries(Object.entries(requirements).filter(([, value]) => value !== undefined));
}

function union<Item>(a: readonly Item[], b: readonly Item[]): readonly Item[] {
  return [...new Set([...a, ...b])];
}

function intersection(a: readonly string[], b: readonly string[]): readonly string[] {
  const both = a.filter((item) => b.includes(item));
  if (both.length > 0) return both;
  const message = `Only ${a.join(', ')} may answer by one demand, and only ${b.join(', ')} by another. Change one of them.`;
  throw new LlmError('INVALID_REQUEST', message, { field: 'providers' });
}
