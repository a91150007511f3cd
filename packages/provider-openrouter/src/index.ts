import type { ProviderDefinition } from '@modelhaven/core';
import { type OpenRouterConfig, type OpenRouterConfigInput, openRouterConfigSchema } from './config.ts';
import { createOpenRouterProvider, type OpenRouterDeps, type OpenRouterProvider } from './openrouter-provider.ts';

export type { OpenRouterConfig, OpenRouterConfigInput, ProviderPreferences } from './config.ts';
export type { OpenRouterDeps, OpenRouterProvider } from './openrouter-provider.ts';
export type { FreeQuota } from './quota-ledger.ts';
export type { OpenRouterExtra } from './to-extra-body.ts';

/** Hundreds of models behind one key. The id is `openrouter` unless it is given. Throws a `ZodError` for a wrong config. */
export function createOpenRouter(config: OpenRouterConfigInput, deps?: OpenRouterDeps): OpenRouterProvider;
export function createOpenRouter(id: string, config: OpenRouterConfigInput, deps?: OpenRouterDeps): OpenRouterProvider;
export function createOpenRouter(
  first: string | OpenRouterConfigInput,
  second: OpenRouterConfigInput | OpenRouterDeps = {},
  third: OpenRouterDeps = {},
): OpenRouterProvider {
  if (typeof first === 'string') {
    return createOpenRouterProvider(first, openRouterConfigSchema.parse(second), third);
  }
  return createOpenRouterProvider('openrouter', openRouterConfigSchema.parse(first), second as OpenRouterDeps);
}

/** What an assembler needs to know about this provider. */
export const definition: ProviderDefinition<OpenRouterConfig> = {
  kind: 'openrouter',
  config: openRouterConfigSchema,
  create: createOpenRouterProvider,
};
