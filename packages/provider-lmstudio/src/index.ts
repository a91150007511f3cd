import type { ProviderDefinition } from '@modelhaven/core';
import { type LmStudioConfig, type LmStudioConfigInput, lmStudioConfigSchema } from './config.ts';
import { createLmStudioProvider, type LmStudioDeps, type LmStudioProvider } from './lmstudio-provider.ts';

export type { ApiVersion } from './api/native-api.ts';
export type { LmStudioExtra } from './chat/extra.ts';
export type { LmStudioConfig, LmStudioConfigInput } from './config.ts';
export type { LmStudioDeps, LmStudioProvider } from './lmstudio-provider.ts';

/** Models of an LM Studio server. The id is `lmstudio` unless it is given. Throws a `ZodError` for a wrong config. */
export function createLmStudio(config?: LmStudioConfigInput, deps?: LmStudioDeps): LmStudioProvider;
export function createLmStudio(id: string, config?: LmStudioConfigInput, deps?: LmStudioDeps): LmStudioProvider;
export function createLmStudio(
  first: string | LmStudioConfigInput = {},
  second: LmStudioConfigInput | LmStudioDeps = {},
  third: LmStudioDeps = {},
): LmStudioProvider {
  if (typeof first === 'string') return createLmStudioProvider(first, lmStudioConfigSchema.parse(second), third);
  return createLmStudioProvider('lmstudio', lmStudioConfigSchema.parse(first), second as LmStudioDeps);
}

/** What an assembler needs to know about this provider. */
export const definition: ProviderDefinition<LmStudioConfig> = {
  kind: 'lmstudio',
  config: lmStudioConfigSchema,
  create: createLmStudioProvider,
};
