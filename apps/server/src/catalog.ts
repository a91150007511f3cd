import type { ProviderDefinition } from '@modelhaven/core';
import { catalogOf } from '@modelhaven/manager';
import { definition as custom } from '@modelhaven/provider-custom';
import { definition as lmstudio } from '@modelhaven/provider-lmstudio';
import { definition as local } from '@modelhaven/provider-local';
import { definition as ollama } from '@modelhaven/provider-ollama';
import { definition as openrouter } from '@modelhaven/provider-openrouter';

/** The providers that this build ships. */
export const catalog: readonly ProviderDefinition[] = catalogOf(local, openrouter, ollama, lmstudio, custom);
