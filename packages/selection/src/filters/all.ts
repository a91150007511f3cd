import { addressFilter, allowedFilter, excludedFilter } from './allow-deny.ts';
import { capabilityFilter } from './capability.ts';
import { contextFilter } from './context.ts';
import { expiredFilter } from './expired.ts';
import type { Filter } from './filter.ts';
import { healthFilter } from './health.ts';
import { latencyFilter } from './latency.ts';
import { priceFilter } from './price.ts';
import { privacyFilter } from './privacy.ts';
import { qualityFilter } from './quality.ts';
import { safetyFilter } from './safety.ts';

/** Every filter, those first that a person would name first. */
export const FILTERS: readonly Filter[] = [
  addressFilter,
  excludedFilter,
  allowedFilter,
  privacyFilter,
  expiredFilter,
  capabilityFilter,
  contextFilter,
  safetyFilter,
  priceFilter,
  qualityFilter,
  latencyFilter,
  healthFilter,
];
