import type { ModelFacts } from '../model-info.ts';
import type { PresetName } from '../presets.ts';
import { ANTHROPIC_MODELS } from './anthropic.ts';
import type { KnownModel } from './facts.ts';
import { OPENAI_MODELS } from './openai.ts';
import { DEEPSEEK_MODELS, GEMINI_MODELS, GROQ_MODELS, MISTRAL_MODELS, XAI_MODELS } from './others.ts';

/** All that we know of models by ourselves. A figure that is not here is unknown. */
export const KNOWN_MODELS: Readonly<Partial<Record<PresetName, readonly KnownModel[]>>> = {
  anthropic: ANTHROPIC_MODELS,
  openai: OPENAI_MODELS,
  azure: OPENAI_MODELS,
  deepseek: DEEPSEEK_MODELS,
  gemini: GEMINI_MODELS,
  groq: GROQ_MODELS,
  mistral: MISTRAL_MODELS,
  xai: XAI_MODELS,
};

/** What our tables know of a model of a service; dated and `latest` ids are the model they stand for. */
export function knownFacts(preset: PresetName, id: string): Omit<ModelFacts, 'id'> | undefined {
  const table = KNOWN_MODELS[preset] ?? [];
  const plain = id.replace(/-(\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '');
  const found =
    table.find((model) => model.id === id) ??
    table.find((model) => model.id === plain) ??
    table.find(({ prefix }) => prefix !== undefined && id.startsWith(prefix));
  if (!found) return undefined;
  const { id: _, prefix: __, ...facts } = found;
  return facts;
}
