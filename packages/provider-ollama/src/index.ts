import type { ProviderDefinition } from '@modelhaven/core';
import { type OllamaConfig, type OllamaConfigInput, ollamaConfigSchema } from './config.ts';
import { createOllamaProvider, type OllamaDeps, type OllamaProvider } from './ollama-provider.ts';

export type { OllamaExtra } from './chat/extra.ts';
export type { OllamaConfig, OllamaConfigInput } from './config.ts';
export type { ContainerEvent, ContainerStatus, DockerOllama } from './docker/types.ts';
export type { CompletionRequest, CreateModel, OllamaModels } from './manage-models.ts';
export type { OllamaDeps, OllamaProvider } from './ollama-provider.ts';
export type { PullEvent } from './pull/auto-pull.ts';

/** Models of an Ollama server. The id is `ollama` unless it is given. Throws a `ZodError` for a wrong config. */
export function createOllama(config?: OllamaConfigInput, deps?: OllamaDeps): OllamaProvider;
export function createOllama(id: string, config?: OllamaConfigInput, deps?: OllamaDeps): OllamaProvider;
export function createOllama(
  first: string | OllamaConfigInput = {},
  second: OllamaConfigInput | OllamaDeps = {},
  third: OllamaDeps = {},
): OllamaProvider {
  if (typeof first === 'string') return createOllamaProvider(first, ollamaConfigSchema.parse(second), third);
  return createOllamaProvider('ollama', ollamaConfigSchema.parse(first), second as OllamaDeps);
}

/** What an assembler needs to know about this provider. */
export const definition: ProviderDefinition<OllamaConfig> = {
  kind: 'ollama',
  config: ollamaConfigSchema,
  create: createOllamaProvider,
};
