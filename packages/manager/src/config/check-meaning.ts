import { aliasIssues } from '../check-aliases.ts';
import { didYouMean } from '../nearest.ts';
import type { Alias } from '../settings.ts';
import { toSnakeCase, withCamelCaseKeys } from './camel-case.ts';
import { DEFAULTS } from './defaults.ts';
import type { PlacedIssue } from './issues.ts';
import { providerSections } from './provider-sections.ts';
import { type ConfigPath, isMapping, type Tree, valueAt } from './tree.ts';
import { workerIssues } from './worker-issues.ts';

const MANAGEMENT: ConfigPath = ['model_management'];
const PROPAGATE: ConfigPath = ['server', 'telemetry', 'propagate'];
const LIMITS: ConfigPath = [...MANAGEMENT, 'resilience', 'concurrency', 'providers'];

const WITHIN_TOTAL = [
  'first_token_timeout_ms',
  'reasoning_first_token_timeout_ms',
  'local_first_token_timeout_ms',
  'answer_begins_timeout_ms',
  'silence_timeout_ms',
] as const;

/** What is well-formed and still cannot be: names of nothing, circles, ids given twice, weights that add up to nothing. */
export function semanticIssues(tree: Tree): readonly PlacedIssue[] {
  return [
    ...providerIssues(tree),
    ...weightIssues(tree),
    ...deadlineIssues(tree),
    ...aliasProblems(tree),
    ...cacheIssues(tree),
    ...workerIssues(tree),
  ];
}

function providerIssues(tree: Tree): readonly PlacedIssue[] {
  const issues: PlacedIssue[] = [];
  const sections = providerSections(tree);
  const seen = new Set<string>(['modelhaven', 'auto']);
  for (const { id, path } of sections) {
    if (seen.has(id)) issues.push({ path, message: `The name "${id}" is taken. Choose another one.` });
    seen.add(id);
  }
  const chosen = valueAt(tree, [...MANAGEMENT, 'default_provider']);
  const ids = [...sections.map(({ id }) => id), 'lm_studio'];
  if (typeof chosen === 'string' && !ids.includes(chosen)) {
    const message = `There is no provider "${chosen}".${didYouMean(chosen, ids)}`;
    issues.push({ path: [...MANAGEMENT, 'default_provider'], message });
  }
  const limited = valueAt(tree, LIMITS);
  for (const name of isMapping(limited) ? Object.keys(limited) : []) {
    const known = sections.map(({ id }) => id);
    if (known.includes(name)) continue;
    issues.push({ path: [...LIMITS, name], message: `There is no provider "${name}".${didYouMean(name, known)}` });
  }
  const traced = valueAt(tree, PROPAGATE);
  for (const [at, name] of Array.isArray(traced) ? traced.entries() : []) {
    const known = sections.map(({ id }) => id);
    if (typeof name !== 'string' || known.includes(name)) continue;
    issues.push({
      path: [...PROPAGATE, at],
      message: `There is no provider "${name}".${didYouMean(name, known)}`,
    });
  }
  for (const { kind, path } of sections) {
    if (kind !== 'custom') continue;
    const section = valueAt(tree, path);
    if (!isMapping(section) || section['enabled'] === false) continue;
    if (section['base_url'] === undefined && section['preset'] === undefined) {
      issues.push({ path: [...path, 'base_url'], message: 'is missing: where does this provider answer?' });
    }
  }
  return issues;
}

function cacheIssues(tree: Tree): readonly PlacedIssue[] {
  const path: ConfigPath = [...MANAGEMENT, 'response_cache', 'semantic'];
  const semantic = valueAt(tree, path);
  if (!isMapping(semantic) || semantic['enabled'] !== true || semantic['model'] !== undefined) return [];
  return [{ path: [...path, 'model'], message: 'is missing: which model shall embed?' }];
}

function weightIssues(tree: Tree): readonly PlacedIssue[] {
  const path: ConfigPath = [...MANAGEMENT, 'selection_strategy', 'weights'];
  const weights = valueAt(tree, path);
  if (!isMapping(weights)) return [];
  const sum = Object.values(weights).reduce<number>((total, weight) => total + Number(weight ?? 0), 0);
  return sum > 0 ? [] : [{ path, message: 'must not all be 0: then nothing counts.' }];
}

/** Times that would never come, because everything is over before. */
function deadlineIssues(tree: Tree): readonly PlacedIssue[] {
  const path: ConfigPath = [...MANAGEMENT, 'resilience'];
  const total = valueAt(tree, [...path, 'total_timeout_ms']);
  if (typeof total !== 'number') return [];
  return WITHIN_TOTAL.flatMap((name) => {
    const value = valueAt(tree, [...path, name]);
    // A default gives way without a word.
    if (typeof value !== 'number' || value <= total || value === DEFAULTS.model_management.resilience[name]) return [];
    const message = `is ${value}, and total_timeout_ms ends every request after ${total}. Lower it, or raise the total.`;
    return [{ path: [...path, name], message }];
  });
}

function aliasProblems(tree: Tree): readonly PlacedIssue[] {
  const written = valueAt(tree, [...MANAGEMENT, 'aliases']);
  const taskTypes = valueAt(tree, [...MANAGEMENT, 'task_types']);
  if (!isMapping(written)) return [];
  const aliases = Object.fromEntries(
    Object.entries(written).map(([name, alias]): [string, Alias] => [
      name,
      (isMapping(alias) ? withCamelCaseKeys(alias) : alias) as Alias,
    ]),
  );
  const known = Array.isArray(taskTypes) ? taskTypes.map(String) : [];
  const providers = providerSections(tree).map(({ id }) => id);
  return aliasIssues(aliases, known, providers).map(({ path, message }) => {
    const name = path.slice('aliases.'.length);
    const key = Object.hasOwn(aliases, name) ? [name] : toKeys(name);
    return { path: [...MANAGEMENT, 'aliases', ...key], message };
  });
}

/** `smart.byDifficulty.easy` → the alias, and its keys as the file has them. */
function toKeys(path: string): readonly string[] {
  const [, alias = '', field = '', part] =
    /^(.*)\.(taskType|byDifficulty|exclude|providers)(?:\.(\w+))?$/.exec(path) ?? [];
  return [alias, toSnakeCase(field), ...(part === undefined ? [] : [part])];
}
