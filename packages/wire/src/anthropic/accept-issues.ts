import { type ErrorIssue, LlmError } from '@modelhaven/core';
import type * as z from 'zod';

const MOST_ISSUES = 20;

/** Every problem that a schema found in a stranger's request as one `INVALID_REQUEST`; values are never repeated. */
export function toInvalidRequest(error: z.ZodError): LlmError {
  const issues = error.issues.flatMap((issue) => flatten(issue, [])).slice(0, MOST_ISSUES);
  const [first = { path: '', message: 'is not a valid request' }] = issues;
  const rest = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const place = first.path === '' ? 'The request body' : first.path;
  return new LlmError('INVALID_REQUEST', `${place}: ${first.message}${rest}.`, {
    ...(first.path === '' ? {} : { field: first.path }),
    issues,
  });
}

function flatten(issue: z.core.$ZodIssue, parent: readonly PropertyKey[]): readonly ErrorIssue[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of the shapes that were possible, the one that fits deepest is what the caller meant.
    const best = issue.errors.reduce((a, b) => (depthOf(b) > depthOf(a) ? b : a));
    if (depthOf(best) > 0) return best.flatMap((inner) => flatten(inner, path));
    const expected = issue.errors.flat().flatMap((inner) => ('expected' in inner ? [String(inner.expected)] : []));
    return [{ path: formatPath(path), message: `expected ${[...new Set(expected)].join(' or ')}` }];
  }
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : undefined;
  const message = options ? `must be one of ${options.join(', ')}` : lowerFirst(issue.message);
  return [{ path: formatPath(path), message }];
}

function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(
    0,
    ...issues.map((issue) =>
      issue.code === 'invalid_union' && issue.errors.length > 0
        ? issue.path.length + Math.max(...issue.errors.map(depthOf))
        : issue.path.length,
    ),
  );
}

/** `['messages', 2, 'content']` → `messages[2].content`. */
function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function lowerFirst(message: string): string {
  return message.replace(/^Invalid input: /, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}
