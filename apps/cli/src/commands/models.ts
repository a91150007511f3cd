import type { ModelInfo } from '@modelhaven/core';
import { formatModelAddress, LlmError } from '@modelhaven/core';
import type { ListModelsOptions } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { formatMilliseconds, formatPrice, formatTokens } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';

export type ModelSort = 'name' | 'price' | 'context';

/** `modelhaven models list`, `free` and `affordable`: what could answer now. */
export async function listModels(
  context: CommandContext,
  options: Omit<ListModelsOptions, 'signal'> & { readonly sort?: ModelSort },
): Promise<void> {
  const manager = await context.openManager();
  const { sort, ...filters } = options;
  const { models, unavailable } = await manager.listModels({ ...filters, signal: context.signal });
  const sorted = sortModels(models, sort);
  if (context.options.json) {
    context.printJson(toSnakeCase({ models: sorted, unavailable }));
    return;
  }
  if (sorted.length > 0) context.print(formatModels(context, sorted));
  else context.print('No model fits. Try fewer filters, or see which providers answer: modelhaven providers');
  for (const { provider, error } of unavailable) {
    context.io.stderr.write(`${context.errorStyle.yellow(provider)} is left out: ${error.message}\n`);
  }
}

/** By name as it comes, by the dearer of both prices with unknown ones last, or by context with the largest first. */
export function sortModels(models: readonly ModelInfo[], sort: ModelSort | undefined): readonly ModelInfo[] {
  if (sort === undefined) return models;
  const price = ({ free, pricing }: ModelInfo): number =>
    free === true
      ? 0
      : Math.max(pricing?.inputPrice ?? Number.POSITIVE_INFINITY, pricing?.outputPrice ?? Number.POSITIVE_INFINITY);
  const orders: Record<ModelSort, (a: ModelInfo, b: ModelInfo) => number> = {
    name: (a, b) => addressOf(a).localeCompare(addressOf(b)),
    price: (a, b) => (price(a) === price(b) ? 0 : price(a) - price(b)),
    context: (a, b) => (b.contextLength ?? 0) - (a.contextLength ?? 0),
  };
  return models.toSorted(orders[sort]);
}

const addressOf = ({ provider, id }: ModelInfo): string => formatModelAddress({ provider, model: id });

const COLUMNS: readonly Column<ModelInfo>[] = [
  { title: 'MODEL', text: addressOf, minimum: 24 },
  { title: 'CONTEXT', text: ({ contextLength }) => formatTokens(contextLength), align: 'right' },
  { title: '$ / MILLION IN / OUT', text: ({ pricing, free }) => formatPrice(pricing, free), align: 'right' },
  { title: 'CAN', text: ({ capabilities }) => capabilities.join(' '), minimum: 8 },
];

function formatModels(context: CommandContext, models: readonly ModelInfo[]): string {
  const { columns } = context.io.stdout;
  return formatTable(models, COLUMNS, {
    ...(columns === undefined ? {} : { width: columns }),
    heading: context.style.dim,
  });
}

/** `modelhaven models info`: everything known of one model. */
export async function showModel(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager();
  const [address] = await manager.resolve(name);
  const { models } = await manager.listModels({ signal: context.signal });
  const model = models.find((entry) => addressOf(entry) === address);
  if (!model)
    throw new LlmError('MODEL_NOT_FOUND', `There is no model "${name}". See "modelhaven models list".`, {
      field: 'model',
    });
  if (context.options.json) return context.printJson(toSnakeCase(model));
  const rows = Object.entries(model).filter(([, value]) => value !== undefined);
  const width = Math.max(...rows.map(([key]) => key.length));
  context.print(rows.map(([key, value]) => `${context.style.dim(key.padEnd(width))}  ${show(value)}`).join('\n'));
}

const show = (value: unknown): string =>
  Array.isArray(value) ? value.map(show).join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** `modelhaven models test`: does it answer, and how fast. */
export async function testModel(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager();
  const [address = name] = await manager.resolve(name);
  const result = await manager.test(address, { signal: context.signal });
  const { ok, latencyMs, firstEventMs, tokensPerSecond, error } = result;
  if (context.options.json) {
    context.printJson(toSnakeCase(result));
    // The result is the output, also of a failure; only the exit code speaks of the error.
    if (error) context.setExitCode(error.traits.exit);
    return;
  }
  if (ok) {
    const first = firstEventMs === undefined ? '' : `, first token after ${formatMilliseconds(firstEventMs)}`;
    const speed = tokensPerSecond === undefined ? '' : `, ${Math.round(tokensPerSecond)} tokens/s`;
    context.print(
      `${context.style.green('ok')}  ${address} answered in ${formatMilliseconds(latencyMs)}${first}${speed}`,
    );
  }
  if (error) throw error;
}
