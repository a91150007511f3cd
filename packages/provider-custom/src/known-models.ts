import type { ModelFacts } from './model-info.ts';
import type { PresetName } from './presets.ts';

const TABLES: Readonly<Partial<Record<PresetName, readonly ModelFacts[]>>> = {};

/** What our tables know of a model of a service; dated and `latest` ids are the model they stand for. */
export function knownFacts(preset: PresetName, id: string): ModelFacts | undefined {
  const table = TABLES[preset === 'azure' ? 'openai' : preset];
  const plain = id.replace(/-(\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '');
  return table?.find((facts) => facts.id === id) ?? table?.find((facts) => facts.id === plain);
}
