import { DIMENSIONS } from '../series-index.ts';
import type { MetricBlock, MetricEntry } from './store.ts';

const DIMENSION_LETTERS = {
  total: 't',
  model: 'm',
  provider: 'p',
  task: 'k',
  key: 'y',
  user: 'u',
  tenant: 'o',
  tenant_model: 'n',
} as const;
const DIMENSION_OF_LETTER = new Map(
  (['total', ...DIMENSIONS] as const).map((dimension) => [DIMENSION_LETTERS[dimension], dimension] as const),
);
const LONGEST_NAME = 1_000;

/** A block as one line of JSON: `[1, "m" or "h", index, origin, [[dimension, name, base64 of the packed rollup], …]]`. */
export function encodeBlock({ span, index, origin, entries }: MetricBlock): string {
  const encoded = entries.map(({ dimension, name, packed }) => [
    DIMENSION_LETTERS[dimension],
    name,
    Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString('base64'),
  ]);
  return JSON.stringify([1, span === 'minute' ? 'm' : 'h', index, origin, encoded]);
}

/** Reads what `encodeBlock` wrote; undefined for anything else, however it looks. */
export function decodeBlock(text: string): MetricBlock | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || value[0] !== 1) return undefined;
  const [, span, index, origin, entries] = value as readonly unknown[];
  if ((span !== 'm' && span !== 'h') || typeof origin !== 'string' || !Array.isArray(entries)) return undefined;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0) return undefined;
  const decoded: MetricEntry[] = [];
  for (const entry of entries) {
    if (!Array.isArray(entry)) return undefined;
    const [letter, name, packed] = entry as readonly unknown[];
    const dimension = DIMENSION_OF_LETTER.get(letter as 't');
    if (!dimension || typeof name !== 'string' || name.length > LONGEST_NAME || typeof packed !== 'string') {
      return undefined;
    }
    decoded.push({ dimension, name, packed: new Uint8Array(Buffer.from(packed, 'base64')) });
  }
  return { span: span === 'm' ? 'minute' : 'hour', index, origin, entries: decoded };
}
