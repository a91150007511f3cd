import { Argument, Command, CommanderError, Option } from 'commander';
import { addCache } from './cache-program.ts';
import type { BudgetOptions } from './commands/budgets.ts';
import type { ExportStatsOptions } from './commands/export-stats.ts';
import type { GenerateOptions } from './commands/generate.ts';
import type { HardwareOptions } from './commands/hardware.ts';
import type { CreateKeyOptions, KeyOptions } from './commands/keys.ts';
import type { ReplayCommandOptions } from './commands/replay.ts';
import type { RequestOptions } from './commands/request-options.ts';
import type { ServeOptions } from './commands/serve.ts';
import type { StatsOptions } from './commands/stats.ts';
import { SHELLS, type Shell } from './completion/scripts.ts';
import type { CommandContext, GlobalOptions } from './context.ts';
import { addExamples } from './help-examples.ts';
import type { CommandLineIo } from './io.ts';
import { addModels } from './models-program.ts';
import { integerFrom, integerOrAuto, numberFrom } from './number-option.ts';
import { addRequests } from './requests-program.ts';
import { addSafety } from './safety-program.ts';
import { addInit, addSetup } from './setup-program.ts';
import { VERSION } from './version.ts';

/** Runs a command with everything it needs, and cleans up after it. */
export type RunCommand = (options: GlobalOptions, work: (context: CommandContext) => Promise<void>) => Promise<void>;

// Named here, so that help need not load what ranks models.
const ALGORITHM_NAMES = ['performance_based', 'cost_based', 'availability_based', 'adaptive'] as const;

/** Every command, its options and its help. Commands are imported when they are called, so that help is there at once. */
export function createProgram(io: CommandLineIo, run: RunCommand): Command {
  const program = new Command('modelhaven')
    .description('Every language model behind one door, and a hand for the people who talk to it.')
    .version(VERSION, '-V, --version')
    .option('--config <file>', 'configuration file (default: modelhaven.yaml, if there is one)')
    .option('--json', 'print one JSON value for programs', false)
    .option('--verbose', 'write log lines to standard error', false)
    .showHelpAfterError('Run with --help to see what there is.')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns || 80,
      getErrHelpWidth: () => io.stderr.columns || 80,
    })
    .addHelpText('after', FIRST_STEPS);

  const globals = (): GlobalOptions => program.opts<GlobalOptions>();

  addSetup(program, globals, run);

  withRequestOptions(program.command('generate'))
    .description('answer one prompt')
    .argument('[prompt...]', 'what to write; "-" or nothing reads standard input')
    .option('--no-stream', 'print the answer when it is whole')
    .action((words: string[], options: GenerateOptions) =>
      run(globals(), async (context) => (await import('./commands/generate.ts')).generate(context, words, options)),
    );

  withRequestOptions(program.command('chat'))
    .description('talk to a model')
    .action((options: RequestOptions) =>
      run(globals(), async (context) => {
        const [{ chat }, { openTerminalLines }, { CHAT_COMMAND_NAMES }] = await Promise.all([
          import('./commands/chat.ts'),
          import('./terminal-lines.ts'),
          import('./chat/chat-commands.ts'),
        ]);
        await chat(context, options, openTerminalLines(context.io, CHAT_COMMAND_NAMES));
      }),
    );

  withRequestOptions(program.command('select'))
    .description('show who would answer, and why; calls no model')
    .argument('[prompt...]', 'the prompt to plan for')
    .option('--explain', 'every reason, for those who were left out too')
    .action((words: string[], options: RequestOptions & { explain?: boolean }) =>
      run(globals(), async (context) => (await import('./commands/select.ts')).select(context, words, options)),
    );

  addModels(program, globals, run);

  program
    .command('providers')
    .description('who is configured, and who answers now')
    .action(() => run(globals(), async (context) => (await import('./commands/providers.ts')).listProviders(context)));

  program
    .command('hardware')
    .description('what this machine has, and whether a model file fits it')
    .option('--fit <file>', 'GGUF file to look at')
    .option('--context-length <tokens>', 'context the model is to run with (default 4096)', integerFrom(1))
    .action((options: HardwareOptions) =>
      run(globals(), async (context) => (await import('./commands/hardware.ts')).showHardware(context, options)),
    );

  program
    .command('stats')
    .alias('usage')
    .description('what was used: requests, success, tokens, cost, latency')
    .option('--hours <number>', 'how far back to look (default 24)', numberFrom(0.02, 87_600))
    .addOption(
      new Option('--by <what>', 'a row for each (default model)').choices([
        'model',
        'provider',
        'task',
        'key',
        'user',
        'tenant',
        'day',
      ]),
    )
    .option('--watch', 'show it again every two seconds, until q or Ctrl-C')
    .option('--url <address>', 'ask a running server instead of reading what it keeps: http://127.0.0.1:8420')
    .addOption(
      new Option(
        '--export <file>',
        'write every hour of each name as a line of JSON; "-" is standard output',
      ).conflicts(['by', 'watch']),
    )
    .option('--force', 'with --export: replace the file')
    .action(({ export: file, ...options }: StatsOptions & ExportStatsOptions & { readonly export?: string }) =>
      run(globals(), async (context) => {
        if (file !== undefined) await (await import('./commands/export-stats.ts')).exportStats(context, file, options);
        else await (await import('./commands/stats.ts')).showStats(context, options);
      }),
    );

  program
    .command('budgets')
    .description('what may be spent, what was, and what will be at the end if it goes on like that')
    .option('--url <address>', 'ask this server (default: the one that the configuration speaks of)')
    .action((options: BudgetOptions) =>
      run(globals(), async (context) => (await import('./commands/budgets.ts')).listBudgets(context, options)),
    );

  program
    .command('replay')
    .description('what other policies would have made of a log whose answers are known; calls no model')
    .argument('<log>', 'JSONL or CSV: prompts, models, quality, cost')
    .addOption(new Option('--algorithm <name...>', 'policies to try (default: all)').choices([...ALGORITHM_NAMES]))
    .option(
      '--teach <share>',
      'part of the log that is learned from, all its answers, before the rest is replayed',
      numberFrom(0, 0.99),
      0,
    )
    .option('--seed <number>', 'for what is drawn by chance', integerFrom(0), 1)
    .option(
      '--best-quality <number>',
      'the best quality there is (default: 1 where none is above 1, else 10)',
      numberFrom(0.001),
    )
    .addOption(new Option('--prefer <what>', 'what matters most').choices(['quality', 'speed', 'cost']))
    .option(
      '--tune-difficulty <easy,hard>',
      'find the threshold of an alias that goes by difficulty between two models',
    )
    .option(
      '--keep <share>',
      'with --tune-difficulty: part of what the strong model gains that must be kept',
      numberFrom(0, 1),
      0.9,
    )
    .addOption(
      new Option('--max-cost <share>', 'instead: part of the cost of always asking the strong one, at most')
        .argParser(numberFrom(0, 1))
        .conflicts(['keep', 'strongShare']),
    )
    .addOption(
      new Option('--strong-share <share>', 'instead: part of the prompts to the strong one, at most')
        .argParser(numberFrom(0, 1))
        .conflicts('keep'),
    )
    .action((file: string, options: ReplayCommandOptions) =>
      run(globals(), async (context) => (await import('./commands/replay.ts')).replay(context, file, options)),
    );

  addRequests(program, globals, run);
  addCache(program, globals, run);
  addSafety(program, globals, run);
  addConfig(program, globals, run);
  addKeys(program, globals, run);

  program
    .command('serve')
    .description('start the server')
    .option('--port <number>', 'port to listen on (default 8420)', integerFrom(0, 65_535))
    .option('--host <address>', 'address to listen on (default 127.0.0.1)')
    .option('--socket <path>', 'Unix socket to listen on, in place of host and port')
    .option(
      '--workers <number>',
      'processes that answer there, or auto: one for each core (default 1)',
      integerOrAuto(1, 256),
    )
    .option('--allow-host <name...>', 'believe this Host header too while listening on loopback')
    .option('--allow-unauthenticated', 'listen beyond loopback although nobody has to show a key')
    .action((options: ServeOptions) =>
      run(globals(), async (context) => (await import('./commands/serve.ts')).serve(context, options)),
    );
  program
    .command('completion')
    .description('teach a shell to complete commands and options')
    .addArgument(new Argument('<shell>', 'which shell').choices([...SHELLS]))
    .action((shell: Shell) =>
      run(globals(), async (context) => (await import('./commands/completion.ts')).printCompletion(context, shell)),
    );
  addExamples(program);
  return program;
}

function addConfig(program: Command, globals: () => GlobalOptions, run: RunCommand): void {
  const config = program.command('config').description('the configuration');
  config
    .command('check')
    .description('everything that is wrong with a file, at once')
    .argument('[file]', 'default: the one that would be used')
    .action((file: string | undefined) =>
      run(globals(), async (context) => (await import('./commands/config.ts')).checkConfig(context, file)),
    );
  addInit(config, globals, run);
  config
    .command('show')
    .description('every setting, and where it comes from; secrets are masked')
    .action(() => run(globals(), async (context) => (await import('./commands/config.ts')).showConfig(context)));
}

function addKeys(program: Command, globals: () => GlobalOptions, run: RunCommand): void {
  const keys = program.command('keys').description('who may call the server; the first key closes it to all others');
  const remote = (command: Command): Command =>
    command.option(
      '--url <address>',
      'ask a running server, with the key in MODELHAVEN_API_KEY: http://127.0.0.1:8420',
    );
  remote(keys.command('create'))
    .description('make a key and show it, once')
    .argument('[name]', 'what it is for', 'unnamed')
    .option('--scope <scope...>', 'inference, read, safety, metrics, models, admin (default: inference read)')
    .option('--model <pattern...>', 'only these models: "local/*", "openrouter/*:free"')
    .option('--tenant <id>', 'whose it is')
    .option('--user <id>', 'who is behind it')
    .option('--expires <when>', 'after 30d, 12h, 45m, or at a date: 2030-01-31')
    .option('--limit <name=number...>', 'requests_per_minute=60, tokens_per_day=100000, concurrent_requests=4, …')
    .option('--budget <usd/period...>', '10/month, 1.5/day')
    .action((name: string, options: CreateKeyOptions) =>
      run(globals(), async (context) => (await import('./commands/keys.ts')).createKey(context, name, options)),
    );
  remote(keys.command('list'))
    .description('all keys, without their secrets')
    .option('--all', 'also those that were revoked or have expired')
    .action((options: KeyOptions & { all?: boolean }) =>
      run(globals(), async (context) => (await import('./commands/keys.ts')).listKeys(context, options)),
    );
  remote(keys.command('revoke'))
    .description('end a key at once')
    .argument('<id>', 'its id, or the key itself')
    .action((id: string, options: KeyOptions) =>
      run(globals(), async (context) => (await import('./commands/keys.ts')).revokeKey(context, id, options)),
    );
  remote(keys.command('rotate'))
    .description('give a key a new secret and show it, once')
    .argument('<id>', 'its id, or the key itself')
    .option('--grace <time>', 'how long the old secret still counts: 24h, 30m, 0 (default 24h)')
    .action((id: string, options: KeyOptions & { grace?: string }) =>
      run(globals(), async (context) => (await import('./commands/keys.ts')).rotateKey(context, id, options)),
    );
}

function withRequestOptions(command: Command): Command {
  return command
    .option(
      '-m, --model <name>',
      'address, id, alias, auto, auto:free, auto:cheap, auto:fast, auto:local (default auto)',
    )
    .option('--fallback <name...>', 'models to ask if the first one fails')
    .option('-t, --task <type>', 'kind of task: therapeutic_narrative, general_chat, …')
    .option('-s, --system <text>', 'instructions for the model')
    .option('--max-tokens <number>', 'most tokens of the answer', integerFrom(1))
    .option('--temperature <number>', '0 to 2', numberFrom(0, 2))
    .option('--top-p <number>', '0 to 1', numberFrom(0, 1))
    .option('--seed <number>', 'same seed, same answer, as far as the model can', integerFrom(0))
    .option('--stop <text...>', 'end the answer before this text')
    .option('--free', 'only models that cost nothing')
    .option('--local', 'only models on this machine or its network')
    .option('--min-quality <score>', '0 to 10', numberFrom(0, 10))
    .option('--max-cost-per-token <usd>', 'highest price in USD per token', numberFrom(0))
    .option('--max-latency-ms <number>', 'longest time to wait', integerFrom(1))
    .option('--context-length <tokens>', 'context the task needs', integerFrom(1))
    .option('--safe', 'only models with a known therapeutic safety score');
}

/** What commander throws for --help and --version, which is no failure. */
export const isFinished = (thrown: unknown): boolean => thrown instanceof CommanderError && thrown.exitCode === 0;

/** What commander throws for wrong arguments; it has written the message already. */
export const isUsageError = (thrown: unknown): boolean => thrown instanceof CommanderError && thrown.exitCode !== 0;

const FIRST_STEPS = `
Examples:
  modelhaven demo                      five minutes, nothing to set up
  modelhaven init                      a configuration for this machine
  modelhaven generate "Tell me a short story about a lighthouse."
  cat notes.txt | modelhaven generate "Summarise this:" -
  modelhaven chat --model auto:local
  modelhaven models free --sort context
  modelhaven select --task therapeutic_narrative --explain
  modelhaven serve --port 8420
  modelhaven models pull --help        options and examples of one command

Exit codes: 0 done, 1 a check found something broken, 2 wrong input,
3 configuration, 4 key or credits, 5 unknown model, 6 stopped for safety,
7 too many requests, 8 provider failed, 9 nobody could answer, 130 cancelled.
`;
