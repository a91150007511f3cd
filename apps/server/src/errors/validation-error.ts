import { type ErrorIssue, LlmError } from '@modelhaven/core';
import { didYouMean } from '@modelhaven/manager';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * A failed validation as `INVALID_REQUEST`: the first problem in the message, all of them as issues with their paths.
 * `known` are the keys that may stand at the top, to suggest the nearest.
 */
export function validationError(error: z.ZodError, where = 'body', known: readonly string[] = []): LlmError {
  const issues = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(issue, known) : flatten(issue, []),
  );
  const first = issues[0] ?? { path: '', message: 'Invalid input' };
  const place = first.path === '' ? `the ${where}` : first.path;
  return new LlmError('INVALID_REQUEST', `${place}: ${sentence(first.message)}`, {
    ...(first.path === '' ? {} : { field: first.path }),
    issues: issues.slice(0, 20),
  });
}

/** One issue per key, so that the path names what has to go. (In a union such a path would win over the branch meant.) */
function unknownKeys({ path, keys }: z.core.$ZodIssueUnrecognizedKeys, known: readonly string[]): ErrorIssue[] {
  return keys.map((key) => {
    const hint = path.length === 0 ? didYouMean(key.slice(0, 64), known) : '';
    return { path: formatPath([...path, key]), message: `This key is not known here${hint && `.${hint}`}` };
  });
}

/** Problems of the union branch that was meant: the one that got furthest into the value. */
function flatten(issue: Issue, above: readonly PropertyKey[]): ErrorIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => flatten(inner, path)));
    const deepest = (branch: readonly ErrorIssue[]) => Math.max(...branch.map((inner) => inner.path.length));
    return branches.reduce((best, branch) => (deepest(branch) > deepest(best) ? branch : best));
  }
  return [{ path: formatPath(path), message: issue.message.slice(0, 300) }];
}

/** `['messages', 2, 'content']` as `messages[2].content`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key).slice(0, 64)}`))
    .join('')
    .replace(/^\./, '');
}

function sentence(message: string): string {
  return /[.?]$/.test(message) ? message : `${message}.`;
}
