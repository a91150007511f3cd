import { checkProviders, formatOrigin } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import { loadConfiguration } from '../config-file.ts';
import type { CommandContext } from '../context.ts';
import { describeEntries } from '../output/describe-entries.ts';
import { formatTable } from '../output/table.ts';

/** `modelhaven config check`: all that is wrong with a file at once. Throws `CONFIG_INVALID` with every place. */
export async function checkConfig(context: CommandContext, file: string | undefined): Promise<void> {
  const config = await loadConfiguration(context, file);
  // Imported here, so that no other command about the configuration waits for the providers.
  const { catalogFor } = await import('../catalog.ts');
  checkProviders(config, await catalogFor(config));
  const { file: checked, notes, providers } = config;
  const enabled = providers.filter((provider) => provider.enabled).map(({ id }) => id);
  if (context.options.json)
    return context.printJson(toSnakeCase({ ok: true, file: checked, providers: enabled, notes }));
  context.print(`${context.style.green('ok')}  ${checked ?? 'no file: defaults and environment'}`);
  context.print(`    providers: ${enabled.join(', ')}`);
  for (const { path, message } of notes) context.print(`${context.style.yellow('note')}  ${path}: ${message}`);
}

/** `modelhaven config show`: every value and where it comes from; secrets are masked. */
export async function showConfig(context: CommandContext): Promise<void> {
  const { file, entries, notes } = await loadConfiguration(context);
  if (context.options.json) {
    context.printJson({
      ...(file === undefined ? {} : { file }),
      entries: entries.map(({ path, value, origin }) => ({ path, value, origin: formatOrigin(origin) })),
      notes,
    });
    return;
  }
  const { columns } = context.io.stdout;
  // A pipe gets whole paths, which can be searched for; a terminal has no room for them.
  if (columns !== undefined) return context.print(describeEntries(entries, context.style, columns || 80));
  context.print(
    formatTable(
      entries,
      [
        { title: 'SETTING', text: ({ path }) => path },
        {
          title: 'VALUE',
          text: ({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)),
          minimum: 12,
        },
        { title: 'FROM', text: ({ origin }) => formatOrigin(origin) },
      ],
      { heading: context.style.dim },
    ),
  );
}
