import type { GgufModelHeader } from '../gguf/read-gguf-header.ts';

/** Typed looks at the metadata of one architecture; keys are given without its name in front. */
export interface ArchitectureMetadata {
  readonly architecture: string;
  number(key: string): number | undefined;
  /** One number for each layer: a single number stands for all of them. */
  perLayer(key: string, layer: number): number | undefined;
  /** A flag for each layer, where the model lists them. */
  flag(key: string, layer: number): boolean | undefined;
  /** How many words the tokenizer has. */
  readonly vocabularySize: number | undefined;
}

/** Reads the metadata of a GGUF header. What is missing or of another kind is undefined. */
export function readMetadata({ metadata }: GgufModelHeader): ArchitectureMetadata {
  const name = metadata.get('general.architecture');
  const architecture = typeof name === 'string' ? name : 'unknown';
  const value = (key: string) => metadata.get(`${architecture}.${key}`);
  const asNumber = (found: unknown): number | undefined =>
    typeof found === 'number' && Number.isFinite(found) && found >= 0 && found <= 2 ** 40 ? found : undefined;
  const item = (found: unknown, layer: number): unknown => (Array.isArray(found) ? found[layer] : found);
  const tokens = metadata.get('tokenizer.ggml.tokens');
  return {
    architecture,
    number: (key) => asNumber(value(key)),
    perLayer: (key, layer) => asNumber(item(value(key), layer)),
    flag: (key, layer) => {
      const found = value(key);
      const flag: unknown = Array.isArray(found) ? found[layer] : undefined;
      return typeof flag === 'boolean' ? flag : typeof flag === 'number' ? flag !== 0 : undefined;
    },
    vocabularySize: asNumber(value('vocab_size')) ?? (typeof tokens === 'object' ? tokens.length : undefined),
  };
}
