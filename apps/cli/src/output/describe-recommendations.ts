import type { ModelRecommendation, Recommendations } from '@modelhaven/hardware';
import { formatTokens } from './numbers.ts';
import type { Style } from './style.ts';
import { type Column, formatTable } from './table.ts';
import { wrap } from './wrap.ts';

export interface RecommendationLayout {
  /** Characters of a line. */
  readonly width: number;
  readonly style: Style;
  /** True where limits of the configuration hold. */
  readonly below: boolean;
}

type Row = ModelRecommendation & { readonly place: number };

const RUNS: Readonly<Record<ModelRecommendation['mode'], string>> = { gpu: 'GPU', split: 'GPU + CPU', cpu: 'CPU' };

const COLUMNS: readonly Column<Row>[] = [
  { title: '#', text: ({ place }) => String(place), align: 'right' },
  { title: 'MODEL', text: ({ model }) => model.name, minimum: 14 },
  { title: 'FORMAT', text: ({ quantization }) => quantization },
  { title: 'MEMORY', text: ({ memoryBytes }) => gibibytes(memoryBytes), align: 'right' },
  { title: 'TOKENS/S', text: ({ speed }) => pace(speed.generation ?? speed.prompt), align: 'right' },
  { title: 'CONTEXT', text: ({ largestContext }) => `≤ ${formatTokens(largestContext)}`, align: 'right' },
  {
    title: 'QUALITY',
    text: ({ quality }) => `${quality.score.toFixed(1)}${quality.basis === 'size' ? '?' : ''}`,
    align: 'right',
  },
  { title: 'RUNS ON', text: ({ mode }) => RUNS[mode] },
];

/** A table of models, why each, and where to get the first; or why there is none. */
export function describeRecommendations(found: Recommendations, { width, style, below }: RecommendationLayout): string {
  const { models, nothing } = found;
  const [best] = models;
  if (!best) {
    const limited = below && nothing?.step?.kind !== undefined && /wanted from/.test(nothing.sentence);
    const hint = limited
      ? ' These limits are memory_threshold_gb and cpu_core_threshold of hardware_detection; --ignore-thresholds leaves them aside.'
      : '';
    return wrap(`${nothing?.sentence ?? 'Nothing can be recommended.'}${hint}`, width);
  }
  const rows = models.map((model, index) => ({ ...model, place: index + 1 }));
  const table = formatTable(rows, COLUMNS, { width, heading: style.dim });
  const reasons = rows.map(({ place, reason }) => wrap(`${place}  ${reason}`, width, '   '));
  const guessed = models.some(({ quality }) => quality.basis === 'size')
    ? [style.dim(wrap('? no results are published for it: judged by its size', width))]
    : [];
  return [table, ...guessed, '', ...reasons, '', ...waysToGet(best)].join('\n');
}

function waysToGet({ model: { name, repositories }, quantization }: ModelRecommendation): string[] {
  const { gguf, onnx, ollama } = repositories;
  return [
    `To get ${name}:`,
    ...(gguf ? [`  modelhaven models pull local/${gguf}:${quantization}`] : []),
    ...(onnx ? [`  modelhaven models pull local/${onnx}${gguf ? '   (ONNX)' : ''}`] : []),
    ...(ollama ? [`  ollama pull ${ollama}`] : []),
  ];
}

const gibibytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

/** `83 (62–100)`, `7.5 (3.8–11)`; `?` where it could not be told. */
function pace(range: { readonly low: number; readonly likely: number; readonly high: number } | undefined): string {
  if (!range) return '?';
  const digits = (value: number): string => (value < 9.5 ? value.toFixed(1) : value.toFixed(0));
  return `${digits(range.likely)} (${digits(range.low)}–${digits(range.high)})`;
}
