import { readFile } from 'node:fs/promises';
import { type ErrorIssue, LlmError } from '@modelhaven/core';
import { type CustomRule, type CustomRules, loadCustomRules } from '@modelhaven/safety';
import { z } from 'zod';
import { toCustomRule } from './config/custom-rule.ts';
import { fromZodIssues } from './config/issues.ts';
import { readYaml } from './config/read-yaml.ts';
import { safetyRuleSchema } from './config/safety-schema.ts';
import { formatPath } from './config/tree.ts';

const fileSchema = z.strictObject({ rules: z.array(safetyRuleSchema) });

/**
 * The rules in a file: YAML (or JSON) with a list `rules`. Rejects with `CONFIG_INVALID` and every mistake of form, with
 * its line; what the rules mean is checked when they are loaded.
 */
export async function readRulesFile(file: string): Promise<readonly CustomRule[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw wrongRules(
      file,
      [{ path: file, message: isMissing ? 'There is no such file.' : 'The file cannot be read.' }],
      cause,
    );
  }
  const yaml = readYaml(text);
  if (yaml.issues.length > 0) {
    throw wrongRules(file, yaml.issues);
  }
  const parsed = fileSchema.safeParse(yaml.tree);
  if (parsed.success) return parsed.data.rules.map(toCustomRule);
  const issues = fromZodIssues(parsed.error.issues, fileSchema, yaml.tree).map(({ path, message }) => {
    const line = yaml.position(path)?.line;
    return { path: formatPath(path), message: line === undefined ? message : `${message} (line ${line})` };
  });
  throw wrongRules(file, issues);
}

/** Rules with the place that each of their mistakes is reported at. */
export interface RuleSource {
  /** The file, for messages. */
  readonly where: string;
  /** Path of the list in it. */
  readonly path: string;
  readonly rules: readonly CustomRule[];
}

/** Loads rules of several sources as one set. Rejects with `CONFIG_INVALID` and paths as they stand in their files. */
export async function loadRules(sources: readonly RuleSource[]): Promise<CustomRules> {
  const placed = sources.flatMap(({ where, path, rules }) =>
    rules.map((rule, index) => ({ rule, where, path: `${path}[${index}]` })),
  );
  try {
    return await loadCustomRules(placed.map(({ rule }) => rule));
  } catch (thrown) {
    const error = LlmError.from(thrown);
    if (error.code !== 'CONFIG_INVALID') throw thrown;
    const files = new Set<string>();
    const issues = (error.details.issues ?? []).map(({ path, message }) => {
      const [, index = '', field = ''] = /^rules\[(\d+)\](.*)$/.exec(path) ?? [];
      const place = placed[Number(index)];
      if (place) files.add(place.where);
      return { path: index !== '' && place ? `${place.path}${field}` : path, message };
    });
    throw wrongRules([...files].join(' and ') || 'the configuration', issues, thrown);
  }
}

/** `CONFIG_INVALID` for rules, with paths as they stand in their file. */
export function wrongRules(where: string, issues: readonly ErrorIssue[], cause?: unknown): LlmError {
  const written = issues.map(({ path, message }) => ({ path: path.replace('.noMatch', '.no_match'), message }));
  const list = written.map(({ path, message }) => `  ${path}: ${message}`).join('\n');
  const count = written.length === 1 ? 'a mistake' : `${written.length} mistakes`;
  return new LlmError('CONFIG_INVALID', `The safety rules in ${where} have ${count}:\n${list}`, {
    issues: written,
    ...(written[0] ? { field: written[0].path } : {}),
    ...(cause === undefined ? {} : { cause }),
  });
}
