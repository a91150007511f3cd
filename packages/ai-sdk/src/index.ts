export { createModelhaven } from './create-modelhaven.ts';
export type { ModelhavenProvider, ModelhavenSettings } from './modelhaven-provider.ts';
export type { ModelhavenOptions } from './provider-options.ts';
