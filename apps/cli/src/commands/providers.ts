import type { ProviderStatus } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { formatMilliseconds } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';

const COLUMNS: readonly Column<ProviderStatus>[] = [
  { title: 'PROVIDER', text: ({ id }) => id },
  { title: 'KIND', text: ({ kind }) => kind },
  { title: 'STATUS', text: ({ health }) => health.status },
  { title: 'MODELS', text: ({ modelCount }) => (modelCount === undefined ? '?' : String(modelCount)), align: 'right' },
  { title: 'TIME', text: ({ health }) => formatMilliseconds(health.latencyMs), align: 'right' },
  { title: 'CIRCUIT', text: ({ circuit }) => circuit.state },
  { title: 'DETAIL', text: ({ health }) => health.detail ?? '', minimum: 10 },
];

/** `modelhaven providers`: who is configured, and who answers now. */
export async function listProviders(context: CommandContext): Promise<void> {
  const manager = await context.openManager();
  const providers = await manager.providers({ signal: context.signal });
  if (context.options.json) return context.printJson(toSnakeCase({ providers }));
  const { columns } = context.io.stdout;
  context.print(
    formatTable(providers, COLUMNS, {
      ...(columns === undefined ? {} : { width: columns }),
      heading: context.style.dim,
    }),
  );
}
