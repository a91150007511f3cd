import { type ErrorIssue, LlmError, parseModelAddress, TASK_TYPES } from '@modelhaven/core';
import { expandName } from './addressing.ts';
import type { Alias, AliasRequirements } from './settings.ts';

/** Every alias that could not work: a name that is taken, a circle, an empty list. */
export function aliasIssues(
  aliases: Readonly<Record<string, Alias>>,
  taskTypes: readonly string[],
  providers: readonly string[],
): readonly ErrorIssue[] {
  const issues: ErrorIssue[] = [];
  for (const [name, alias] of Object.entries(aliases)) {
    const path = `aliases.${name}`;
    if (name === '') issues.push({ path, message: 'The name of an alias is empty.' });
    if (name === 'auto' || name.startsWith('auto:')) {
      issues.push({ path, message: `"${name}" is a name of the house. Choose another one for the alias.` });
      continue;
    }
    const address = parseModelAddress(name);
    if (address && providers.includes(address.provider)) {
      issues.push({ path, message: `"${name}" reads like a model of ${address.provider}. Choose a name without "/".` });
    }
    if (Array.isArray(alias) && alias.length === 0) {
      issues.push({ path, message: `The alias "${name}" stands for nothing. List at least one model.` });
    }
    if (typeof alias === 'object' && 'taskType' in alias && alias.taskType !== undefined) {
      const known: readonly string[] = [...TASK_TYPES, ...taskTypes];
      if (!known.includes(alias.taskType)) {
        issues.push({ path: `${path}.taskType`, message: `There is no task type "${alias.taskType}".` });
      }
    }
    if (typeof alias === 'object' && 'byDifficulty' in alias) issues.push(...difficultyIssues(path, alias));
    if (typeof alias === 'object' && !Array.isArray(alias))
      issues.push(...contradictions(path, alias as AliasRequirements));
    if (issues.some((issue) => issue.path.startsWith(`${path}.byDifficulty.`))) continue;
    try {
      expandName(name, { aliases, taskTypes });
    } catch (error) {
      if (!LlmError.is(error)) throw error;
      issues.push({ path, message: error.message });
    }
  }
  return issues;
}

/** Demands that no model can meet, whatever there is. */
function contradictions(path: string, { models = [], providers, exclude = [] }: AliasRequirements): ErrorIssue[] {
  const issues: ErrorIssue[] = [];
  const providerOf = (name: string) => parseModelAddress(name)?.provider;
  for (const name of models) {
    if (!exclude.some((left) => left === name || left === providerOf(name))) continue;
    const message = `"${name}" is both listed and excluded. Take it out of one of the two.`;
    issues.push({ path: `${path}.exclude`, message });
  }
  if (!providers) return issues;
  if (providers.length === 0) {
    const message = 'An empty list of providers allows nobody. Leave it out to allow all.';
    issues.push({ path: `${path}.providers`, message });
  } else if (providers.every((provider) => exclude.includes(provider))) {
    const message = 'Every allowed provider is excluded too. Take one of them out of "exclude".';
    issues.push({ path: `${path}.exclude`, message });
  }
  return issues;
}

function difficultyIssues(path: string, { byDifficulty, models }: AliasRequirements): readonly ErrorIssue[] {
  const at = `${path}.byDifficulty`;
  if (byDifficulty === undefined) return [];
  const { easy, hard, threshold = 0 } = byDifficulty;
  const issues: ErrorIssue[] = [];
  if (models) {
    issues.push({ path: at, message: 'An alias goes by a list of models or by difficulty. Take one of the two out.' });
  }
  for (const [name, list] of Object.entries({ easy, hard })) {
    if (Array.isArray(list) && list.length > 0) continue;
    issues.push({ path: `${at}.${name}`, message: `Name at least one model for ${name} prompts.` });
  }
  if (!(threshold >= 0 && threshold <= 1)) {
    issues.push({ path: `${at}.threshold`, message: `The threshold is ${threshold}; difficulties run from 0 to 1.` });
  }
  return issues;
}

/** Throws `CONFIG_INVALID` with everything that is wrong with the aliases. */
export function checkAliases(
  { aliases, taskTypes }: { readonly aliases: Readonly<Record<string, Alias>>; readonly taskTypes: readonly string[] },
  providers: readonly string[],
): void {
  const issues = aliasIssues(aliases, taskTypes, providers);
  const [first] = issues;
  if (first) {
    const message = issues.map((issue) => issue.message).join(' ');
    throw new LlmError('CONFIG_INVALID', message, { issues, field: first.path });
  }
}
