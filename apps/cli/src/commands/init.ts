import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HardwareProfile } from '@modelhaven/core';
import { LlmError } from '@modelhaven/core';
import { createHardwareProbe } from '@modelhaven/hardware';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';
import { describeHardware } from '../output/describe-hardware.ts';
import { indent, wrap } from '../output/wrap.ts';
import { askChoices } from '../setup/ask-choices.ts';
import { findLocalServers } from '../setup/local-servers.ts';
import type { Prompts } from '../setup/prompts.ts';
import { type Choices, findServices, propose, type Surroundings } from '../setup/propose.ts';
import { toConfigText } from '../setup/to-config-text.ts';
import { type ConfigTrial, tryConfig } from '../setup/try-config.ts';

/** Options of `modelhaven init`. */
export interface InitOptions {
  /** Take what is proposed, and ask nothing. */
  readonly yes?: boolean;
  /** Replace a file that is there. */
  readonly force?: boolean;
  /** Show what would be written, and write nothing. */
  readonly dryRun?: boolean;
}

/** What the command takes from outside. */
export interface InitParts {
  readonly lookAtHardware?: () => Promise<HardwareProfile>;
  readonly fetch?: typeof fetch;
  readonly openPrompts?: (signal: AbortSignal) => Promise<Prompts>;
}

const openTerminalPrompts = async (signal: AbortSignal): Promise<Prompts> =>
  (await import('../setup/terminal-prompts.ts')).createTerminalPrompts(signal);

/**
 * `modelhaven init`: looks at the machine, its servers of models and the keys in the environment, proposes a
 * configuration, tries it, and writes it. Without a terminal, with `--yes` or `--json` it takes the proposal.
 */
export async function initialise(
  context: CommandContext,
  given: string | undefined,
  options: InitOptions,
  {
    lookAtHardware = createHardwareProbe({ searchPath: context.io.environment['PATH'] ?? '' }).refresh,
    fetch: send = fetch,
    openPrompts = openTerminalPrompts,
  }: InitParts = {},
): Promise<void> {
  const { io, style } = context;
  const file = given ?? context.options.config ?? 'modelhaven.yaml';
  const isAsked = !options.yes && !context.options.json && io.stdin.isTTY === true && io.stdout.isTTY === true;
  const prompts = isAsked ? await openPrompts(context.signal) : undefined;
  const isThere = existsSync(file);
  if (isThere && !options.force && !options.dryRun) await mayReplace(file, prompts);

  const [hardware, servers] = await Promise.all([
    lookAtHardware(),
    findLocalServers(io.environment, context.signal, send),
  ]);
  const surroundings: Surroundings = { hardware, servers, services: findServices(io.environment) };
  if (!context.options.json) describeSurroundings(context, surroundings);
  const proposed = propose(surroundings);
  const choices: Choices = prompts ? await askChoices(prompts, surroundings, proposed) : proposed;
  const text = toConfigText(choices);
  const trial = await tryConfig(context, text, file);
  if (!context.options.json) describeTrial(context, trial);
  if (prompts && !options.dryRun && !(await prompts.confirm(`Write ${file}?`, true)))
    throw new LlmError('ABORTED', 'Nothing was written.');
  if (!options.dryRun) await write(file, text, isThere);
  if (context.options.json) {
    context.printJson(toSnakeCase({ file, written: options.dryRun !== true, text, ...shown(surroundings, trial) }));
    return;
  }
  if (options.dryRun) return context.print(`\n${text.trimEnd()}`);
  const next: readonly (readonly [command: string, does?: string])[] = [
    ['modelhaven generate "Tell me a short calming story."'],
    ['modelhaven chat'],
    surroundings.services.length + servers.length === 0
      ? ['modelhaven models recommend', 'open models that this machine can run well']
      : ['modelhaven models free', 'what costs nothing'],
    ['modelhaven serve', 'the server, for every other program'],
  ];
  const lines = next.map((step) => describeStep(step, io.stdout.columns || 80));
  context.print(['', `${style.green('written')}  ${file}`, '', 'What next:', ...lines].join('\n'));
}

const COMMAND_WIDTH = 33;

/** A command and what it does, beside it or, where there is no room, below. A command is never broken: it is to be copied. */
function describeStep([command, does = '']: readonly [string, string?], width: number): string {
  if (does === '') return `  ${command}`;
  const beside = `  ${command.padEnd(COMMAND_WIDTH - 2)}${does}`;
  return beside.length <= width ? beside : `  ${command}\n${indent(does, width, 6)}`;
}

async function mayReplace(file: string, prompts: Prompts | undefined): Promise<void> {
  if (prompts && (await prompts.confirm(`${file} is there already. Replace it?`, false))) return;
  const message = prompts
    ? 'Nothing was written.'
    : `${file} is there already. Add --force to replace it, or name another file.`;
  throw new LlmError(prompts ? 'ABORTED' : 'INVALID_REQUEST', message, { field: 'file' });
}

async function write(file: string, text: string, isReplaced: boolean): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    // What came into being since it was looked for is nobody's to replace.
    await writeFile(file, text, { flag: isReplaced ? 'w' : 'wx' });
  } catch (cause) {
    const message = `${file} cannot be written. Look at its folder and its rights, or name another file.`;
    throw new LlmError('INVALID_REQUEST', message, { field: 'file', cause });
  }
}

function describeSurroundings(context: CommandContext, { hardware, servers, services }: Surroundings): void {
  const { style, io } = context;
  const width = io.stdout.columns ?? 80;
  const found = (title: string, texts: readonly string[], none: string) =>
    style.dim(title.padEnd(8)) +
    wrap(texts.length > 0 ? texts.join(', ') : none, width - 8).replaceAll('\n', `\n${' '.repeat(8)}`);
  context.print(describeHardware(hardware, style, width));
  context.print(
    found(
      'Servers',
      servers.map(
        ({ name, baseUrl, modelCount }) =>
          `${name} at ${baseUrl}${modelCount === undefined ? '' : ` with ${modelCount} ${modelCount === 1 ? 'model' : 'models'}`}`,
      ),
      'neither Ollama nor LM Studio nor llama.cpp answers on this machine',
    ),
  );
  context.print(
    found(
      'Keys',
      services.map(({ name, variable }) => `${name} (${variable})`),
      'none in the environment; OPENROUTER_API_KEY opens free models too',
    ),
  );
}

function describeTrial(context: CommandContext, { config, providers }: ConfigTrial): void {
  const { style, io } = context;
  const width = io.stdout.columns || 80;
  context.print(`\n${wrap('Tried it; nothing was generated, so nothing was billed:', width)}`);
  const row = (mark: string, colour: (text: string) => string, text: string) => {
    const margin = mark.length + 4;
    const told = wrap(text, width - margin).replaceAll('\n', `\n${' '.repeat(margin)}`);
    context.print(`  ${colour(mark)}  ${told}`);
  };
  for (const { id, health, modelCount } of providers) {
    const models = modelCount === undefined ? '' : `, ${modelCount} ${modelCount === 1 ? 'model' : 'models'}`;
    const text = `${id}${models}${health.detail === undefined ? '' : `: ${health.detail}`}`;
    if (health.status === 'up') row('ok', style.green, text);
    else row(health.status, style.yellow, text);
  }
  for (const { path, message } of config.notes) row('note', style.yellow, `${path}: ${message}`);
}

function shown({ hardware, servers, services }: Surroundings, { config, providers }: ConfigTrial) {
  return {
    hardware,
    servers,
    keys: services.map(({ id, variable }) => ({ provider: id, variable })),
    providers: providers.map(({ id, health, modelCount }) => ({ id, health, modelCount })),
    notes: config.notes,
  };
}
