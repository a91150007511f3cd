import type { ErrorIssue } from '@modelhaven/core';
import type { z } from 'zod';
import { knownKeysAt, placesOfKey, suggestKey } from './known-keys.ts';
import { type ConfigPath, isMapping, type Tree, valueAt } from './tree.ts';

/** One problem with its place, before it is put into words with its position. */
export interface PlacedIssue extends Pick<ErrorIssue, 'message'> {
  readonly path: ConfigPath;
}

/** What zod found, one problem each, in our words; unknown keys with the nearest known one. */
export function fromZodIssues(
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
  tree: Tree,
): readonly PlacedIssue[] {
  return issues.flatMap((issue) => fromZodIssue(issue, issue.path.map(asKey), schema, tree));
}

function fromZodIssue(
  issue: z.core.$ZodIssue,
  path: ConfigPath,
  schema: z.core.$ZodType,
  tree: Tree,
): readonly PlacedIssue[] {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeysAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `"${key}" is not known here.${suggestKey(key, known, placesOfKey(schema, key))}`,
      }));
    }
    case 'invalid_union': {
      // Several forms are allowed: the one meant is that of the right kind, whose problems lie deeper.
      const meant = issue.errors.find((errors) => errors.every((error) => !isOfOtherKind(error)));
      if (!meant) return [{ path, message: `must be one of the allowed forms, not ${kindOf(valueAt(tree, path))}.` }];
      return meant.flatMap((error) => fromZodIssue(error, [...path, ...error.path.map(asKey)], schema, tree));
    }
    case 'invalid_type':
      return [{ path, message: `must be ${withArticle(issue.expected)}, not ${kindOf(valueAt(tree, path))}.` }];
    case 'invalid_value':
      return [{ path, message: `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.` }];
    case 'too_small':
    case 'too_big':
      return [{ path, message: boundMessage(issue) }];
    case 'invalid_key':
      return [{ path, message: 'is a name that cannot be used here: it must not be empty or hold "/" or spaces.' }];
    default:
      return [{ path, message: `${issue.message.replace(/^Invalid string: /, '').replace(/\.$/, '')}.` }];
  }
}

function isOfOtherKind(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.path.length === 0;
}

function boundMessage(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isSmall = issue.code === 'too_small';
  const bound = isSmall ? issue.minimum : issue.maximum;
  if (issue.origin === 'string' || issue.origin === 'array') {
    return isSmall && bound === 1
      ? 'must not be empty.'
      : `must have ${isSmall ? 'at least' : 'at most'} ${bound} ${issue.origin === 'string' ? 'characters' : 'entries'}.`;
  }
  const strictly = issue.inclusive === false;
  return `must be ${isSmall ? (strictly ? 'above' : 'at least') : strictly ? 'below' : 'at most'} ${bound}.`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

function withArticle(expected: string): string {
  return KINDS[expected] ?? expected;
}

function kindOf(value: Tree): string {
  if (value === undefined || value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (isMapping(value)) return 'a mapping';
  return KINDS[typeof value] ?? typeof value;
}

function asKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}
