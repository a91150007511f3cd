import type { ModelInfo } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import type { ListModelsOptions, ModelManager } from '@modelhaven/manager';
import { toModel, toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { addressOf, describeModels, type KnownModel } from '../output/describe-models.ts';
import { formatBytes, formatMilliseconds, formatPrice } from '../output/numbers.ts';
import { wrap } from '../output/wrap.ts';
import { type ModelSort, sortModels } from './sort-models.ts';

/** How far back speeds are looked for, in hours. */
const SPEED_HOURS = 24 * 7;

/** `modelhaven models list`, `free` and `affordable`: what could answer now. */
export async function listModels(
  context: CommandContext,
  options: Omit<ListModelsOptions, 'signal'> & { readonly sort?: ModelSort; readonly limit?: number },
): Promise<void> {
  const manager = await context.openManager({ asksModels: false });
  const { sort, limit, ...filters } = options;
  const { models, unavailable } = await manager.listModels({ ...filters, signal: context.signal });
  const sorted = sortModels(await knownOf(manager, models, sort, filters.taskType), sort);
  const shown = limit === undefined ? sorted : sorted.slice(0, limit);
  if (context.options.json) {
    const list = shown.map(({ model, ...known }) => ({
      ...(toModel(model) as object),
      ...(toSnakeCase(known) as object),
    }));
    context.printJson({ models: list, total: sorted.length, ...(toSnakeCase({ unavailable }) as object) });
    return;
  }
  if (shown.length > 0) context.print(describeModels(shown, context.style, context.io.stdout.columns));
  else context.print('No model fits. Try fewer filters, or see which providers answer: modelhaven providers');
  if (shown.length < sorted.length)
    context.io.stderr.write(
      `${context.errorStyle.dim(`${sorted.length - shown.length} more; --limit shows others`)}\n`,
    );
  for (const { provider, error } of unavailable) {
    context.io.stderr.write(`${context.errorStyle.yellow(provider)} is left out: ${error.message}\n`);
  }
}

/** The models with the speeds that were measured here, and with their quality where they are to be sorted by it. */
async function knownOf(
  manager: ModelManager,
  models: readonly ModelInfo[],
  sort: ModelSort | undefined,
  taskType: string | undefined,
): Promise<readonly KnownModel[]> {
  const qualities = sort === 'quality' ? await qualitiesOf(manager, taskType) : undefined;
  return Promise.all(
    models.map(async (model) => {
      const address = addressOf(model);
      const measured = await manager.performance.getModelPerformance(address, { timeframeHours: SPEED_HOURS });
      const quality = qualities?.get(address);
      return {
        model,
        ...(quality === undefined ? {} : { quality }),
        ...(measured?.tokensPerSecond === undefined ? {} : { tokensPerSecond: measured.tokensPerSecond }),
      };
    }),
  );
}

/** What selection takes each model for; calls none. */
async function qualitiesOf(manager: ModelManager, taskType: string | undefined): Promise<ReadonlyMap<string, number>> {
  const plan = await manager.select({ prompt: 'Hello', ...(taskType === undefined ? {} : { taskType }) });
  return new Map(
    plan.ranked.flatMap(({ address, scores }) => (scores.quality === undefined ? [] : [[address, scores.quality]])),
  );
}

/** `modelhaven models info`: everything known of one model. */
export async function showModel(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager({ asksModels: false });
  const [address] = await manager.resolve(name);
  const { models } = await manager.listModels({ signal: context.signal });
  const model = models.find((entry) => addressOf(entry) === address);
  if (!model)
    throw new LlmError('MODEL_NOT_FOUND', `There is no model "${name}". See "modelhaven models list".`, {
      field: 'model',
    });
  const shown = toModel(model) as Readonly<Record<string, unknown>>;
  if (context.options.json) return context.printJson(shown);
  const rows = Object.entries({ ...shown, ...readable(model) }).filter(([, value]) => value !== undefined);
  const margin = Math.max(...rows.map(([key]) => key.length)) + 2;
  const width = (context.io.stdout.columns || 80) - margin;
  const lines = rows.map(([key, value]) => {
    const text = wrap(show(value), width).replaceAll('\n', `\n${' '.repeat(margin)}`);
    return `${context.style.dim(key.padEnd(margin))}${text}`;
  });
  context.print(lines.join('\n'));
}

/** Figures as people read them. */
function readable({ pricing, free, sizeBytes, createdAt, expiresAt }: ModelInfo): Readonly<Record<string, unknown>> {
  const day = (seconds: number | undefined) =>
    seconds === undefined ? undefined : new Date(seconds * 1000).toISOString().slice(0, 10);
  return {
    pricing: pricing === undefined ? undefined : `${formatPrice(pricing, free)} per million tokens in / out`,
    size_bytes: sizeBytes === undefined ? undefined : `${sizeBytes} (${formatBytes(sizeBytes)})`,
    created_at: day(createdAt),
    expires_at: day(expiresAt),
  };
}

const show = (value: unknown): string =>
  Array.isArray(value) ? value.map(show).join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** `modelhaven models test`: does it answer, and how fast. */
export async function testModel(context: CommandContext, name: string): Promise<void> {
  const manager = await context.openManager({ asksModels: false });
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
