import type { ArchitectureMetadata } from './metadata.ts';

/**
 * Every how many layers one sees the whole context; the others look back over a window. `first` where the full layer
 * opens each group. Source: `set_swa_pattern` in llama.cpp's src/llama-model.cpp.
 */
const PATTERNS: Readonly<Record<string, { readonly every: number; readonly first?: true }>> = {
  gemma2: { every: 2 },
  gemma3: { every: 6 },
  gemma3n: { every: 5 },
  'gemma-embedding': { every: 6 },
  'gpt-oss': { every: 2 },
  cohere2: { every: 4 },
  olmo2: { every: 4 },
  exaone4: { every: 4 },
  'exaone-moe': { every: 4 },
  smallthinker: { every: 4, first: true },
  afmoe: { every: 4 },
  llama4: { every: 4 },
};

/** llama.cpp reads Llama 4's chunks as windows of this length. */
const LLAMA4_WINDOW = 8192;

/** Tokens that a layer looks back; undefined where it sees everything. */
export function slidingWindowOf(metadata: ArchitectureMetadata, layer: number, layers: number): number | undefined {
  const tokens = metadata.number('attention.sliding_window') ?? defaultWindow(metadata.architecture);
  if (!tokens || layer >= layers) return undefined;
  const listed = metadata.flag('attention.sliding_window_pattern', layer);
  if (listed !== undefined) return listed ? tokens : undefined;
  const pattern = PATTERNS[metadata.architecture];
  // Without a pattern llama.cpp ignores the window of most models: Mistral, Qwen 2, Phi 3.
  if (!pattern) return undefined;
  const every = metadata.number('attention.sliding_window_pattern') || pattern.every;
  const position = layer % every;
  const isFull = pattern.first ? position === 0 : position === every - 1;
  return isFull ? undefined : tokens;
}

const defaultWindow = (architecture: string): number | undefined =>
  architecture === 'llama4' ? LLAMA4_WINDOW : architecture === 'gemma2' ? 4096 : undefined;
