import type { Command } from 'commander';
import type { CacheSourceOptions, ClearCacheOptions } from './commands/cache.ts';
import type { GlobalOptions } from './context.ts';
import type { RunCommand } from './program.ts';

const URL_HELP = 'the running server (default: host and port of the configuration)';

/** `modelhaven cache …`. */
export function addCache(program: Command, globals: () => GlobalOptions, run: RunCommand): void {
  const cache = program
    .command('cache')
    .description('the response cache of a running server (response_cache in the configuration)');
  const commands = () => import('./commands/cache.ts');
  cache
    .command('show')
    .description('what it answered, what that saved, and what it holds')
    .option('--url <address>', URL_HELP)
    .action((options: CacheSourceOptions) =>
      run(globals(), async (context) => (await commands()).showCache(context, options)),
    );
  cache
    .command('clear')
    .description('make it forget: everything, or what belongs to somebody')
    .option('--user <name>', 'what was kept for this user, or tenant/user')
    .option('--key <id>', 'what was kept for this key')
    .option('--model <address>', 'what this model answered')
    .option('--all', 'everything')
    .option('--url <address>', URL_HELP)
    .action((options: ClearCacheOptions) =>
      run(globals(), async (context) => (await commands()).clearCache(context, options)),
    );
}
