import type { CustomConfig } from './config.ts';
import { type CustomDeps, type CustomProvider, createCustom } from './custom-provider.ts';

/** A config with an optional id for the provider. */
export type NamedConfig = CustomConfig & { readonly id?: string };

/** OpenAI itself; the provider's id is `openai` unless the config names another. Throws `CONFIG_INVALID`. */
export function createOpenAi({ id = 'openai', ...config }: NamedConfig = {}, deps?: CustomDeps): CustomProvider {
  return createCustom(id, { preset: 'openai', ...config }, deps);
}

/** Anthropic itself; the provider's id is `anthropic` unless the config names another. Throws `CONFIG_INVALID`. */
export function createAnthropic({ id = 'anthropic', ...config }: NamedConfig = {}, deps?: CustomDeps): CustomProvider {
  return createCustom(id, { preset: 'anthropic', ...config }, deps);
}

/** Any endpoint that speaks OpenAI's chat completions, by preset or base URL. Throws `CONFIG_INVALID`. */
export function createOpenAiCompatible(
  { id = 'custom', ...config }: NamedConfig & ({ readonly baseUrl: string } | Required<Pick<CustomConfig, 'preset'>>),
  deps?: CustomDeps,
): CustomProvider {
  return createCustom(id, config, deps);
}
