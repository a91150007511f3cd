import { type Command, Option } from 'commander';
import type { SafetyCheckOptions } from './commands/safety-check.ts';
import type { EvaluateOptions } from './commands/safety-evaluate.ts';
import type { ResourceOptions } from './commands/safety-resources.ts';
import type { GlobalOptions } from './context.ts';
import { integerFrom } from './number-option.ts';
import type { RunCommand } from './program.ts';

/** `modelhaven safety …`. */
export function addSafety(program: Command, globals: () => GlobalOptions, run: RunCommand): void {
  const safety = program.command('safety').description('crisis detection, its rules, resources and records');
  safety
    .command('check')
    .description('judge a text; nothing is kept')
    .argument('[text...]', 'the text; "-" or nothing reads standard input')
    .option('--country <code>', 'two letters; chooses the services shown: DE')
    .option('--locale <tag>', 'language and region of the person: de-DE')
    .addOption(new Option('--channel <kind>', 'story where a part is played').choices(['story', 'ooc']))
    .addOption(new Option('--role <who>', 'who wrote it (default user)').choices(['user', 'assistant']))
    .action((words: string[], options: SafetyCheckOptions) =>
      run(globals(), async (context) =>
        (await import('./commands/safety-check.ts')).checkSafety(context, words, options),
      ),
    );
  safety
    .command('resources')
    .description('crisis services of a country, with source and date')
    .option('--country <code>', 'two letters: DE')
    .option('--language <tag>', 'only services in this language: de')
    .option('--topic <name>', 'only services for this: suicide, domestic_abuse, child, poison, …')
    .action((options: ResourceOptions) =>
      run(globals(), async (context) =>
        (await import('./commands/safety-resources.ts')).showResources(context, options),
      ),
    );
  safety
    .command('rules')
    .description('rules of your own')
    .command('check')
    .description('everything that is wrong with a file of rules, its examples included')
    .argument('<file>', 'YAML with a list "rules"')
    .action((file: string) =>
      run(globals(), async (context) => (await import('./commands/safety-rules.ts')).checkRules(context, file)),
    );
  safety
    .command('evaluate')
    .description('score the replies of a model to a suite of probes; goes on where it was broken off')
    .argument('<model>', 'address, id or alias of one model')
    .option('--samples <number>', 'replies to each probe (default 3)', integerFrom(1, 20))
    .option('--limit <number>', 'only so many probes; the rating is not kept then', integerFrom(1))
    .option('--max-tokens <number>', 'longest reply (default 300)', integerFrom(1))
    .option('--concurrency <number>', 'conversations at once (default 1)', integerFrom(1, 64))
    .option('--fresh', 'forget what an earlier run got to')
    .action((model: string, options: EvaluateOptions) =>
      run(globals(), async (context) =>
        (await import('./commands/safety-evaluate.ts')).evaluateSafety(context, model, options),
      ),
    );
  safety
    .command('ratings')
    .description('what evaluations found out')
    .action(() =>
      run(globals(), async (context) => (await import('./commands/safety-evaluate.ts')).showRatings(context)),
    );
  const audit = safety.command('audit').description('the record of decisions in the data folder');
  audit
    .command('verify')
    .description('recompute the whole chain; ends with 1 where it is broken')
    .action(() => run(globals(), async (context) => (await import('./commands/safety-audit.ts')).verifyAudit(context)));
  audit
    .command('erase')
    .description('make the records of a conversation nobody’s; the server must not run')
    .argument('<conversation>', 'its id, as the application sent it')
    .action((conversation: string) =>
      run(globals(), async (context) =>
        (await import('./commands/safety-audit.ts')).eraseConversation(context, conversation),
      ),
    );
}
