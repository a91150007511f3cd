import { LlmError, type ModelInfo, parseModelAddress, type Requirements, TASK_TYPES } from '@modelhaven/core';
import { didYouMean } from './nearest.ts';
import { mergeRequirements } from './requirements.ts';
import type { Alias, DifficultyRoutes } from './settings.ts';

/** What names are looked up in. */
export interface AddressBook {
  readonly aliases: Readonly<Record<string, Alias>>;
  readonly taskTypes: readonly string[];
  /** Ids of all providers. */
  readonly providers: readonly string[];
  /** Models by provider; a provider whose list could not be had, or is empty, is absent. */
  readonly models: ReadonlyMap<string, readonly ModelInfo[]>;
  readonly defaultProvider: string | undefined;
}

/** One thing a name stands for: a model, or whoever meets these requirements. */
export type Target =
  | {
      readonly type: 'model';
      readonly address: string;
      readonly model: ModelInfo;
      /** What the alias that listed it demands. */
      readonly requirements: Requirements;
    }
  | { readonly type: 'auto'; readonly requirements: Requirements };

/** A name after all aliases are resolved: still to be looked up, or requirements already. */
export type Leaf =
  | {
      readonly type: 'name';
      readonly name: string;
      readonly isFromAlias: boolean;
      /** What the alias that listed it demands. */
      readonly requirements: Requirements;
    }
  | { readonly type: 'auto'; readonly requirements: Requirements };

const AUTO_VARIANTS: Readonly<Record<string, Requirements>> = {
  auto: {},
  'auto:free': { freeOnly: true },
  'auto:cheap': { prefer: 'cost' },
  'auto:fast': { prefer: 'speed' },
  'auto:local': { localOnly: true },
};

/** Every virtual id there is: `auto`, its variants, and one for each task type. */
export function autoNames(taskTypes: readonly string[]): readonly string[] {
  return [...Object.keys(AUTO_VARIANTS), ...[...TASK_TYPES, ...taskTypes].map((task) => `auto:${task}`)];
}

/** What aliases are followed by. */
export interface ExpandOptions extends Pick<AddressBook, 'aliases' | 'taskTypes'> {
  /** Both lists of an alias that goes by difficulty, in the order for this prompt. Default: the easy ones first. */
  readonly byDifficulty?: (alias: string, routes: DifficultyRoutes) => readonly string[];
}

/** Follows aliases down to names and requirements, without repeating one. A cycle throws `CONFIG_INVALID`. */
export function expandName(name: string, { aliases, taskTypes, byDifficulty = easyFirst }: ExpandOptions): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (current: string, path: readonly string[], inherited: Requirements) => {
    if (path.includes(current)) {
      const cycle = [...path.slice(path.indexOf(current)), current].join(' → ');
      throw new LlmError('CONFIG_INVALID', `The aliases go round in a circle: ${cycle}.`, {
        field: `aliases.${current}`,
      });
    }
    const alias = Object.hasOwn(aliases, current) ? aliases[current] : undefined;
    if (alias === undefined) {
      const auto = autoRequirements(current, taskTypes);
      leaves.push(
        auto
          ? { type: 'auto', requirements: mergeRequirements(inherited, auto) }
          : { type: 'name', name: current, isFromAlias: path.length > 0, requirements: inherited },
      );
    } else if (typeof alias === 'string') walk(alias, [...path, current], inherited);
    else if (isList(alias)) for (const entry of alias) walk(entry, [...path, current], inherited);
    else {
      const { byDifficulty: routes, models = routes && byDifficulty(current, routes), ...own } = alias;
      const requirements = mergeRequirements(inherited, own);
      if (!models) leaves.push({ type: 'auto', requirements });
      for (const entry of models ?? []) walk(entry, [...path, current], requirements);
    }
  };
  walk(name, [], {});
  return leaves;
}

function easyFirst(_: string, { easy, hard }: DifficultyRoutes): readonly string[] {
  return [...easy, ...hard];
}

/** The providers whose lists are needed to look these up; undefined where all are. */
export function providersNeeded(leaves: readonly Leaf[], providers: readonly string[]): readonly string[] | undefined {
  const needed = new Set<string>();
  for (const leaf of leaves) {
    const address = leaf.type === 'name' ? parseModelAddress(leaf.name) : undefined;
    if (!address || !providers.includes(address.provider)) return undefined;
    needed.add(address.provider);
  }
  return [...needed];
}

/**
 * Looks leaves up. A name that an alias lists may be unknown as long as another one is not (its provider may be off
 * today); otherwise an unknown name throws `MODEL_NOT_FOUND` with the nearest ones.
 */
export function lookUp(leaves: readonly Leaf[], book: AddressBook, field = 'model'): readonly Target[] {
  const targets: Target[] = [];
  const seen = new Set<string>();
  let firstMiss: LlmError | undefined;
  for (const leaf of leaves) {
    if (leaf.type === 'auto') {
      targets.push(leaf);
      continue;
    }
    const found = findModel(leaf.name, book);
    if (LlmError.is(found)) {
      if (!leaf.isFromAlias) throw withField(found, field);
      firstMiss ??= found;
    } else if (!seen.has(found.address)) {
      seen.add(found.address);
      targets.push({ ...found, requirements: leaf.requirements });
    }
  }
  if (targets.length === 0 && firstMiss) throw withField(firstMiss, field);
  return targets;
}

type ModelTarget = Extract<Target, { type: 'model' }>;

function findModel(name: string, book: AddressBook): ModelTarget | LlmError {
  const address = parseModelAddress(name);
  if (address && book.providers.includes(address.provider)) {
    const list = book.models.get(address.provider);
    // Without a list to check against, the provider itself shall say whether it knows the model.
    if (!list) {
      const model: ModelInfo = { id: address.model, provider: address.provider, capabilities: ['chat'] };
      return { type: 'model', address: name, model, requirements: {} };
    }
    const model = findIn(list, address.model);
    if (model) return targetOf(model);
  }
  const serving = [...book.models.values()].flatMap((list) => findIn(list, name) ?? []);
  const [only] = serving;
  if (only && serving.length === 1) return targetOf(only);
  if (only) {
    const preferred = serving.find(({ provider }) => provider === book.defaultProvider);
    if (preferred) return targetOf(preferred);
    const addresses = serving.map((model) => `"${targetOf(model).address}"`).join(', ');
    return new LlmError('MODEL_NOT_FOUND', `Several providers serve "${name}". Say which one: ${addresses}.`);
  }
  return new LlmError('MODEL_NOT_FOUND', `There is no model "${name}".${didYouMean(name, knownNames(book))}`);
}

// Ollama lists `qwen3:latest` where everybody says `qwen3`.
function findIn(list: readonly ModelInfo[], id: string): ModelInfo | undefined {
  return list.find((model) => model.id === id) ?? list.find((model) => model.id === `${id}:latest`);
}

function targetOf(model: ModelInfo): ModelTarget {
  return { type: 'model', address: `${model.provider}/${model.id}`, model, requirements: {} };
}

function* knownNames(book: AddressBook): Generator<string> {
  yield* Object.keys(book.aliases);
  yield* autoNames(book.taskTypes);
  for (const [provider, list] of book.models) for (const { id } of list) yield `${provider}/${id}`;
}

function autoRequirements(name: string, taskTypes: readonly string[]): Requirements | undefined {
  if (name !== 'auto' && !name.startsWith('auto:')) return undefined;
  if (Object.hasOwn(AUTO_VARIANTS, name)) return AUTO_VARIANTS[name];
  const taskType = name.slice('auto:'.length);
  const known: readonly string[] = [...TASK_TYPES, ...taskTypes];
  return known.includes(taskType) ? { taskType } : undefined;
}

function isList(alias: Alias): alias is readonly string[] {
  return Array.isArray(alias);
}

function withField(error: LlmError, field: string): LlmError {
  return new LlmError(error.code, error.message, { ...error.details, field });
}
