import { CAPABILITIES, TASK_TYPES } from '@modelhaven/core';
import type { Argument, Command, Option } from 'commander';

/** What could stand where somebody pressed the tabulator. */
export interface Completion {
  readonly words: readonly { readonly word: string; readonly description: string }[];
  /** True where the name of a file is wanted. */
  readonly files: boolean;
  /** Names that only the configuration and the providers know. */
  readonly names?: Names;
}

/** What a name is one of. `choices`: models, and the words that stand for whichever fits best. */
export type Names = 'models' | 'choices' | 'providers';

const FILE_NAMES = /^(file|log|folder)$/;
const KNOWN_VALUES: Readonly<Record<string, readonly string[]>> = { task: TASK_TYPES, capability: CAPABILITIES };
const KNOWN_NAMES: Readonly<Record<string, Names>> = { model: 'choices', fallback: 'choices', provider: 'providers' };
const NOTHING: Completion = { words: [], files: false };

/** Completes the last of the words that were typed behind the name of the program; it may be empty. */
export function complete(program: Command, typed: readonly string[]): Completion {
  const partial = typed.at(-1) ?? '';
  let command = program;
  let open: Option | undefined;
  let position = 0;
  for (const word of typed.slice(0, -1)) {
    if (open) {
      open = undefined;
      continue;
    }
    if (word.startsWith('-')) {
      const option = optionsOf(command, program).find(({ long, short }) => word === long || word === short);
      open = option && (option.required || option.optional) ? option : undefined;
      continue;
    }
    const next = command.commands.find((entry) => entry.name() === word || entry.aliases().includes(word));
    if (next) {
      command = next;
      position = 0;
    } else position++;
  }
  if (open) return valuesOf(open, partial);
  const [, name, value] = /^(--[\w-]+)=(.*)$/s.exec(partial) ?? [];
  if (name !== undefined && value !== undefined) {
    const option = optionsOf(command, program).find(({ long }) => long === name);
    const { words, ...rest } = option ? valuesOf(option, value) : NOTHING;
    return { words: words.map(({ word, ...entry }) => ({ word: `${name}=${word}`, ...entry })), ...rest };
  }
  if (partial.startsWith('-')) {
    const options = optionsOf(command, program).map(({ long, short, description }) => ({
      word: long ?? short ?? '',
      description,
    }));
    return { words: fitting([...options, { word: '--help', description: 'what it does' }], partial), files: false };
  }
  if (command.commands.length > 0) {
    const commands = visible(command).map((entry) => ({ word: entry.name(), description: entry.description() }));
    return { words: fitting(commands, partial), files: false };
  }
  const argument = command.registeredArguments[position] ?? command.registeredArguments.at(-1);
  if (!argument) return NOTHING;
  const choices = (argument.argChoices ?? []).map((word) => ({ word, description: argument.description }));
  return {
    words: fitting(choices, partial),
    files: FILE_NAMES.test(argument.name()),
    ...(isModel(argument) ? { names: 'models' } : {}),
  };
}

const isModel = (argument: Argument): boolean => argument.name() === 'model';

/** A completion as lines: a word, a tabulator and what it means; `:files` where the shell shall complete files. */
export function toLines({ words, files }: Completion): string {
  const lines = words.map(({ word, description }) =>
    description === '' ? word : `${word}\t${description.replace(/\s+/g, ' ')}`,
  );
  return [...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join('');
}

/** The commands of a command that help shows. */
export function visible(command: Command): readonly Command[] {
  return command.createHelp().visibleCommands(command);
}

function optionsOf(command: Command, program: Command): readonly Option[] {
  const all = command === program ? program.options : [...command.options, ...program.options];
  return all.filter(({ hidden }) => !hidden);
}

function valuesOf(option: Option, partial: string): Completion {
  const name = option.attributeName();
  const known = option.argChoices ?? KNOWN_VALUES[name] ?? [];
  const words = known.map((word) => ({ word, description: option.argChoices ? option.description : '' }));
  const names = KNOWN_NAMES[name];
  return { words: fitting(words, partial), files: /<file>/.test(option.flags), ...(names ? { names } : {}) };
}

const fitting = (words: Completion['words'], partial: string): Completion['words'] =>
  words.filter(({ word }) => word.startsWith(partial));
