import { LlmError, silentLogger } from '@modelhaven/core';
import type { ModelManager } from '@modelhaven/manager';
import { COMPLETE } from './completion/scripts.ts';
import type { CommandContext, GlobalOptions, OpenManagerOptions } from './context.ts';
import { type CommandLineIo, END_EXIT, type EndSignal } from './io.ts';
import { describeError, toLlmError } from './output/describe-error.ts';
import { styleFor } from './output/style.ts';
import { createProgram, isFinished, isUsageError } from './program.ts';
import { createStderrLogger } from './stderr-logger.ts';

/** How the models are reached; tests hand in their own. */
export type OpenManager = (
  context: Pick<CommandContext, 'io' | 'options' | 'logger'>,
  options?: OpenManagerOptions,
) => Promise<ModelManager>;

const EXIT_USAGE = 2;

/** Runs the command line and resolves with the exit code of the error table, 0 when all went well. */
export async function main(argv: readonly string[], io: CommandLineIo, openManager: OpenManager): Promise<number> {
  let json = argv.includes('--json');
  let verbose = false;
  let exitCode = 0;
  const stops = { interrupted: new AbortController(), ended: new AbortController() };
  let endedBy: EndSignal | undefined;
  const program = createProgram(io, async (options, work) => {
    json = options.json;
    verbose = options.verbose;
    const forget = io.onEnd?.((signal) => {
      endedBy ??= signal;
      stops.ended.abort(new LlmError('ABORTED', 'Told to end.'));
    });
    try {
      exitCode = await runCommand(io, options, openManager, stops, work);
    } finally {
      forget?.();
    }
  });
  if (argv[0] === COMPLETE) {
    const [{ complete, toLines }, { withNames }] = await Promise.all([
      import('./completion/complete.ts'),
      import('./completion/look-up.ts'),
    ]);
    const typed = argv.slice(1);
    io.stdout.write(toLines(await withNames(complete(program, typed), typed, { io, openManager })));
    return 0;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return endedBy ? END_EXIT[endedBy] : exitCode;
  } catch (thrown) {
    // Whoever ended it need not be told that it was.
    if (endedBy) return END_EXIT[endedBy];
    if (isFinished(thrown)) return 0;
    if (isUsageError(thrown)) {
      // People have read it on standard error.
      const message = usageMessage(thrown);
      if (json) io.stdout.write(`${JSON.stringify({ error: { code: 'INVALID_REQUEST', message } })}\n`);
      return EXIT_USAGE;
    }
    const error = toLlmError(thrown);
    if (json) io.stdout.write(`${JSON.stringify(await errorJson(error))}\n`);
    else io.stderr.write(`${describeError(error, styleFor(io.stderr, io.environment), io.stderr.columns)}\n`);
    if (error.code === 'INTERNAL')
      io.stderr.write(`${verbose ? stackOf(error) : 'Run it again with --verbose to see where it comes from.'}\n`);
    return error.traits.exit;
  }
}

async function runCommand(
  io: CommandLineIo,
  options: GlobalOptions,
  openManager: OpenManager,
  { interrupted, ended }: { readonly interrupted: AbortController; readonly ended: AbortController },
  work: (context: CommandContext) => Promise<void>,
): Promise<number> {
  let exitCode = 0;
  const logger = options.verbose ? createStderrLogger(io.stderr) : silentLogger;
  let manager: Promise<ModelManager> | undefined;
  const context: CommandContext = {
    io,
    options,
    style: styleFor(io.stdout, io.environment),
    errorStyle: styleFor(io.stderr, io.environment),
    logger,
    signal: AbortSignal.any([interrupted.signal, ended.signal]),
    ended: ended.signal,
    openManager: (wanted) => (manager ??= openManager({ io, options, logger }, wanted)),
    setExitCode: (code) => {
      exitCode = code;
    },
    print: (text) => io.stdout.write(`${text}\n`),
    printJson: (value) => io.stdout.write(`${JSON.stringify(value, undefined, io.stdout.isTTY ? 2 : undefined)}\n`),
  };
  const forget = io.onInterrupt(() => interrupted.abort(new LlmError('ABORTED', 'Cancelled.')));
  try {
    await work(context);
  } finally {
    forget();
    const opened = await manager?.catch(() => undefined);
    await opened?.close({ graceMs: 0 });
  }
  return exitCode;
}

/** The error as the server's API shows it; its code is not loaded unless there is one. */
async function errorJson(error: LlmError): Promise<unknown> {
  const { toSnakeCase } = await import('@modelhaven/server/json');
  return { error: toSnakeCase(error) };
}

/** What commander says of wrong arguments. Where a command was left out, it shows the help and says nothing. */
function usageMessage(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message.replace(/^error: /, '') : 'The arguments are wrong.';
  return message === '(outputHelp)' ? 'A command is missing. Run with --help to see what there is.' : message;
}

/** Where a defect of ours lies: for a report, and only when it was asked for. */
function stackOf({ cause, stack }: LlmError): string {
  return (cause instanceof Error ? cause.stack : stack) ?? '';
}
