import type { Command } from 'commander';
import type { RequestListOptions, RequestSourceOptions } from './commands/requests.ts';
import type { GlobalOptions } from './context.ts';
import { integerFrom, numberFrom } from './number-option.ts';
import type { RunCommand } from './program.ts';

const URL_HELP = 'ask a running server instead of reading its files';

/** `modelhaven requests …`. */
export function addRequests(program: Command, globals: () => GlobalOptions, run: RunCommand): void {
  const requests = program
    .command('requests')
    .description('what the request log keeps (request_log in the configuration)');
  const commands = () => import('./commands/requests.ts');
  requests
    .command('list')
    .description('the latest requests, newest first')
    .option('--user <name>', 'of this user, or tenant/user')
    .option('--model <address>', 'that this model answered or was tried for')
    .option('--outcome <code>', 'OK, failed, or the code of an error')
    .option('--hours <number>', 'of the last hours', numberFrom(0.01))
    .option('--limit <number>', 'at most so many (default 20)', integerFrom(1, 500))
    .option('--url <address>', URL_HELP)
    .action((options: RequestListOptions) =>
      run(globals(), async (context) => (await commands()).listRequests(context, options)),
    );
  requests
    .command('show')
    .description('all that is kept of one request')
    .argument('<id>', 'what x-modelhaven-request-id said')
    .option('--url <address>', URL_HELP)
    .action((id: string, options: RequestSourceOptions) =>
      run(globals(), async (context) => (await commands()).showRequest(context, id, options)),
    );
  requests
    .command('export')
    .description('requests with feedback as JSON lines that "modelhaven replay" reads')
    .option('--user <name>', 'of this user, or tenant/user')
    .option('--hours <number>', 'of the last hours', numberFrom(0.01))
    .action((options: RequestListOptions) =>
      run(globals(), async (context) => (await commands()).exportRequests(context, options)),
    );
  requests
    .command('erase')
    .description('remove all that is kept of a user')
    .requiredOption('--user <name>', 'the user, or tenant/user')
    .option('--url <address>', 'let a running server do it')
    .action((options: RequestSourceOptions & { readonly user: string }) =>
      run(globals(), async (context) => (await commands()).eraseRequests(context, options)),
    );
}
