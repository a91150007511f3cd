import type { GgufHeader } from '../weights/gguf-header.ts';

const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;
/** Memory that the contexts of one model may take where nobody says how many there are to be. */
const CONTEXT_BYTES = 512 * MEBIBYTE;
const MOST = 16;

/**
 * Answers that a model gives at the same time. More of them share each step, which costs little more for it; each needs
 * memory for its context, so small contexts get more of them: 16 where they are free, at least 4, 2 for models above 1 GiB.
 */
export function sequencesFor(
  wanted: number | 'auto',
  header: GgufHeader,
  sizeBytes: number,
  contextLength: number,
): number {
  if (wanted !== 'auto') return wanted;
  const least = sizeBytes <= GIBIBYTE ? 4 : 2;
  const bytes = contextTokenBytes(header);
  if (bytes === undefined) return least;
  return Math.min(MOST, Math.max(least, Math.floor(CONTEXT_BYTES / (bytes * contextLength))));
}

/** Bytes of keys and values per token of context, 16 bits each; undefined where the header does not say it plainly. */
function contextTokenBytes({ metadata }: GgufHeader): number | undefined {
  const architecture = metadata.get('general.architecture');
  const read = (key: string): number | undefined => {
    const value = metadata.get(`${String(architecture)}.${key}`);
    return typeof value === 'number' && value > 0 ? value : undefined;
  };
  const layers = read('block_count');
  const heads = read('attention.head_count');
  const width = read('embedding_length');
  if (layers === undefined || heads === undefined || width === undefined) return undefined;
  const keyValueHeads = read('attention.head_count_kv') ?? heads;
  const key = read('attention.key_length') ?? width / heads;
  const value = read('attention.value_length') ?? width / heads;
  return layers * keyValueHeads * (key + value) * 2;
}
