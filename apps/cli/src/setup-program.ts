import type { Command } from 'commander';
import type { InitOptions } from './commands/init.ts';
import type { GlobalOptions } from './context.ts';
import type { RunCommand } from './program.ts';

/** `init`, `demo` and `doctor`: what people run before everything else, or when nothing works. */
export function addSetup(program: Command, globals: () => GlobalOptions, run: RunCommand): void {
  addInit(program, globals, run);
  program
    .command('demo')
    .description('a tour of five minutes over the real system, with the embedded model')
    .option('--fast', 'wait for nobody between the parts')
    .action((options: { fast?: boolean }) =>
      run(globals(), async (context) => (await import('./commands/demo.ts')).demo(context, options)),
    );
  program
    .command('doctor')
    .description('everything that is wrong, why, and what mends it')
    .option('--offline', 'ask nobody beyond this machine')
    .action((options: { offline?: boolean }) =>
      run(globals(), async (context) => (await import('./commands/doctor.ts')).doctor(context, options)),
    );
}

/** Adds `init` to a command: to the program itself, and to `config`. */
export function addInit(parent: Command, globals: () => GlobalOptions, run: RunCommand): void {
  parent
    .command('init')
    .description('look around, propose a configuration, try it and write it')
    .argument('[file]', 'where to write it (default modelhaven.yaml)')
    .option('-y, --yes', 'take what is proposed, and ask nothing')
    .option('--force', 'replace a file that is there')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action((file: string | undefined, options: InitOptions) =>
      run(globals(), async (context) => (await import('./commands/init.ts')).initialise(context, file, options)),
    );
}
