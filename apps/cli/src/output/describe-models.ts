import { formatModelAddress, type ModelInfo } from '@modelhaven/core';
import { formatBytes, formatPrice, formatTokens } from './numbers.ts';
import type { Style } from './style.ts';
import { type Column, formatTable } from './table.ts';

/** A model with what this machine knows of it beside its list. */
export interface KnownModel {
  readonly model: ModelInfo;
  /** 0 to 10, by what was measured and what its size lets expect. */
  readonly quality?: number;
  /** Output tokens per second, as measured here. */
  readonly tokensPerSecond?: number;
}

/** Characters of a line where nobody says how many there are. */
const USUAL_WIDTH = 80;
const NOTHING = '-';

/** What is worth a word in a table; that a model can chat goes without saying. */
const NOTABLE: Readonly<Record<string, string>> = {
  tools: 'tools',
  'json-schema': 'json',
  vision: 'vision',
  'audio-input': 'hears',
  'image-output': 'draws',
  'audio-output': 'speaks',
  reasoning: 'thinks',
  embeddings: 'embeds',
  rerank: 'ranks',
};

/** The one name of a model. */
export const addressOf = ({ provider, id }: Pick<ModelInfo, 'provider' | 'id'>): string =>
  formatModelAddress({ provider, model: id });

/** Models as a table of at most `width` characters; columns that nothing is known for are left out. */
export function describeModels(models: readonly KnownModel[], style: Style, width = USUAL_WIDTH): string {
  const columns: readonly (Column<KnownModel> & { readonly isWanted?: boolean })[] = [
    { title: 'MODEL', text: ({ model }) => addressOf(model), minimum: 22 },
    { title: 'CONTEXT', text: ({ model }) => formatTokens(model.contextLength), align: 'right' },
    { title: '$/M IN / OUT', text: ({ model }) => formatPrice(model.pricing, model.free), align: 'right' },
    {
      title: 'SIZE',
      text: ({ model }) => (model.sizeBytes === undefined ? NOTHING : formatBytes(model.sizeBytes)),
      align: 'right',
      isWanted: models.some(({ model }) => model.sizeBytes !== undefined),
    },
    {
      title: 'TOK/S',
      text: ({ tokensPerSecond: speed }) => (speed === undefined ? NOTHING : String(Math.round(speed))),
      align: 'right',
      isWanted: models.some(({ tokensPerSecond }) => tokensPerSecond !== undefined),
    },
    {
      title: 'QUALITY',
      text: ({ quality }) => quality?.toFixed(1) ?? NOTHING,
      align: 'right',
      isWanted: models.some(({ quality }) => quality !== undefined),
    },
    { title: 'CAN', text: ({ model }) => notable(model), minimum: 10 },
  ];
  const wanted = columns.filter(({ isWanted = true }) => isWanted);
  return formatTable(models, wanted, { width, heading: style.dim });
}

const notable = ({ capabilities }: ModelInfo): string =>
  capabilities.flatMap((name) => (Object.hasOwn(NOTABLE, name) ? [NOTABLE[name] ?? name] : [])).join(' ');
