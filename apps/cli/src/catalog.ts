import type { ProviderDefinition } from '@modelhaven/core';
import { catalogOf, type ModelhavenConfig } from '@modelhaven/manager';

// Each is read when somebody has it switched on: most people use one or two of them.
const SHIPPED: Readonly<Record<string, () => Promise<ProviderDefinition>>> = {
  local: async () => (await import('@modelhaven/server/machine')).localHere,
  openrouter: async () => (await import('@modelhaven/provider-openrouter')).definition,
  ollama: async () => (await import('@modelhaven/provider-ollama')).definition,
  lmstudio: async () => (await import('@modelhaven/provider-lmstudio')).definition,
  custom: async () => (await import('@modelhaven/provider-custom')).definition,
};

/** The providers that this build ships. */
export const shipped = async (): Promise<readonly ProviderDefinition[]> => definitionsOf(Object.keys(SHIPPED));

/** Those of them that a configuration has switched on; all where it wants one that there is not, which is then told with their names. */
export async function catalogFor({
  providers,
}: Pick<ModelhavenConfig, 'providers'>): Promise<readonly ProviderDefinition[]> {
  const wanted = providers.filter(({ enabled }) => enabled).map(({ kind }) => kind);
  return wanted.every((kind) => Object.hasOwn(SHIPPED, kind)) ? definitionsOf([...new Set(wanted)]) : shipped();
}

async function definitionsOf(kinds: readonly string[]): Promise<readonly ProviderDefinition[]> {
  return catalogOf(...(await Promise.all(kinds.map((kind) => (SHIPPED[kind] as () => Promise<ProviderDefinition>)()))));
}
