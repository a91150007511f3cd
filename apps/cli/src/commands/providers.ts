import type { ProviderStatus } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { describeAccount } from '../output/describe-account.ts';
import { formatMilliseconds } from '../output/numbers.ts';
import { type Column, formatTable } from '../output/table.ts';

const COLUMNS: readonly Column<ProviderStatus>[] = [
  { title: 'PROVIDER', text: ({ id }) => id },
  { title: 'KIND', text: ({ kind }) => kind },
  { title: 'STATUS', text: ({ health }) => health.status },
  { title: 'MODELS', text: ({ modelCount }) => (modelCount === undefined ? '?' : String(modelCount)), align: 'right' },
  { title: 'TIME', text: ({ health }) => formatMilliseconds(health.latencyMs), align: 'right' },
  { title: 'CIRCUIT', text: ({ circuit }) => circuit.state },
  { title: 'ACCOUNT', text: ({ account }) => describeAccount(account), minimum: 10 },
  { title: 'DETAIL', text: ({ health }) => health.detail ?? '', minimum: 10 },
];

/** `modelhaven providers`: who is configured, who answers now, and what is left of credits and free requests. */
export async function listProviders(context: CommandContext): Promise<void> {
  const manager = await context.openManager({ asksModels: false });
  const providers = await manager.providers({ account: true, signal: context.signal });
  if (context.options.json) return context.printJson(toSnakeCase({ providers }));
  const { columns } = context.io.stdout;
  const isAnyAccount = providers.some(({ account }) => describeAccount(account) !== '');
  context.print(
    formatTable(providers, isAnyAccount ? COLUMNS : COLUMNS.filter(({ title }) => title !== 'ACCOUNT'), {
      ...(columns === undefined ? {} : { width: columns }),
      heading: context.style.dim,
    }),
  );
}
