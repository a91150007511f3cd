import { catalogOf } from '@modelhaven/manager';
import { definition as custom } from '@modelhaven/provider-custom';
import { definition as lmstudio } from '@modelhaven/provider-lmstudio';
import { definition as ollama } from '@modelhaven/provider-ollama';
import { definition as openrouter } from '@modelhaven/provider-openrouter';
import { localHere } from '@modelhaven/server/machine';

/** The providers that this build ships. */
export const catalog = catalogOf(localHere, openrouter, ollama, lmstudio, custom);
