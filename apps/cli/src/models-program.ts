import { type Command, Option } from 'commander';
import type { RecommendOptions } from './commands/recommend.ts';
import type { LoadModelOptions } from './commands/residency.ts';
import type { CommandContext, GlobalOptions } from './context.ts';
import { integerFrom, numberFrom } from './number-option.ts';
import type { RunCommand } from './program.ts';

// Named here, so that help need not load what lists models.
const MODEL_SORTS = ['name', 'price', 'quality', 'speed', 'context', 'size'] as const;

/** The commands of `models`. */
export function addModels(program: Command, globals: () => GlobalOptions, run: RunCommand): void {
  const models = program.command('models').description('what could answer, and what it costs');
  const list = (command: Command, fixed: { freeOnly?: true; affordable?: true }): Command =>
    command
      .option('--provider <id>', 'only this provider')
      .option('--capability <name>', 'only models that can do this: tools, vision, json-schema, …')
      .option('--task <type>', 'only models for this task')
      .option('--search <text>', 'part of a name')
      .addOption(new Option('--sort <by>', 'order').choices([...MODEL_SORTS]))
      .option('--free', 'only models that cost nothing')
      .option('--limit <number>', 'most models to show', integerFrom(1))
      .option('--refresh', 'ask the providers again')
      .action((options: Record<string, string | number | boolean | undefined>) =>
        run(globals(), async (context) => {
          const { task, free, maxCostPerToken = fixed.affordable ? 0.001 : undefined, ...rest } = options;
          const { listModels } = await import('./commands/models.ts');
          await listModels(context, {
            ...rest,
            ...(fixed.freeOnly || free === true ? { freeOnly: true } : {}),
            ...(typeof task === 'string' ? { taskType: task } : {}),
            ...(typeof maxCostPerToken === 'number' ? { maxCostPerToken } : {}),
          });
        }),
      );
  list(models.command('list').description('all models'), {});
  list(models.command('free').description('models that cost nothing'), { freeOnly: true });
  list(models.command('affordable').description('free models and those up to a price'), { affordable: true }).option(
    '--max-cost-per-token <usd>',
    'highest price in USD per token (default 0.001)',
    numberFrom(0),
  );
  const one = (name: string, description: string, work: (context: CommandContext, model: string) => Promise<void>) =>
    models
      .command(name)
      .description(description)
      .argument('<model>', 'address, id or alias')
      .action((model: string) => run(globals(), (context) => work(context, model)));
  models
    .command('recommend')
    .description('open models that this machine can run well, and why')
    .option('--task <type>', 'what for: therapeutic_narrative, general_chat, embedding, … (default general_chat)')
    .option('--context <tokens>', 'context it must run with (default: what the task takes)', integerFrom(1))
    .addOption(new Option('--prefer <what>', 'what matters most').choices(['quality', 'speed', 'memory']))
    .option('--limit <number>', 'most models to name (default 5)', integerFrom(1))
    .option('--ignore-thresholds', 'below memory_threshold_gb and cpu_core_threshold too')
    .action((options: RecommendOptions) =>
      run(globals(), async (context) => (await import('./commands/recommend.ts')).recommend(context, options)),
    );
  one('info', 'everything known of a model', async (context, model) =>
    (await import('./commands/models.ts')).showModel(context, model),
  );
  one('test', 'does it answer, and how fast', async (context, model) =>
    (await import('./commands/models.ts')).testModel(context, model),
  );
  const serverUrl = ['--url <address>', 'the running server (default: where the configuration says)'] as const;
  models
    .command('load')
    .description('put a model into the memory of the running server')
    .argument('<model>', 'address or unique id')
    .option('--pin', 'it makes room for no other model')
    .option('--no-pin', 'it may make room again')
    .option('--ttl <time>', 'how long it stays without use: 90s, 5m, 1h30m; 0: until its last answer, -1: for ever')
    .option('--context-length <tokens>', 'context to make room for', integerFrom(1))
    .option(...serverUrl)
    .action((model: string, options: LoadModelOptions, command: Command) =>
      run(globals(), async (context) => {
        const { pin, ...rest } = options;
        // Commander takes `--no-pin` for a default of true.
        const isSaid = command.getOptionValueSource('pin') === 'cli';
        const { loadModel } = await import('./commands/residency.ts');
        await loadModel(context, model, { ...rest, ...(isSaid && pin !== undefined ? { pin } : {}) });
      }),
    );
  models
    .command('unload')
    .description('give the memory of a model back, once its answers have ended')
    .argument('<model>', 'address or unique id')
    .option(...serverUrl)
    .action((model: string, options: LoadModelOptions) =>
      run(globals(), async (context) => (await import('./commands/residency.ts')).unloadModel(context, model, options)),
    );
  models
    .command('loaded')
    .description('what is in the memory of the running server')
    .option(...serverUrl)
    .action((options: LoadModelOptions) =>
      run(globals(), async (context) => (await import('./commands/residency.ts')).listLoaded(context, options)),
    );
  one('pull', 'fetch a model that a provider does not have yet', async (context, model) =>
    (await import('./commands/models-on-disk.ts')).pullModel(context, model),
  );
  one('remove', 'delete a model from the disk', async (context, model) =>
    (await import('./commands/models-on-disk.ts')).removeModel(context, model),
  );
}
