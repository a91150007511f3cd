import { type ErrorIssue, LlmError } from '@modelhaven/core';
import type { z } from 'zod';

/** The parsed body; `INVALID_REQUEST` with every problem in `issues` and the first one's path in `field` otherwise. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body, { reportInput: false });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap((issue) => flattenIssue(issue, []));
  throw invalid(issues.length > 0 ? issues : [{ path: '', message: 'The body is invalid.' }]);
}

/** `INVALID_REQUEST` for these problems. */
export function invalid(issues: readonly ErrorIssue[]): LlmError {
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const place = first === undefined || first.path === '' ? '' : `${first.path}: `;
  return new LlmError('INVALID_REQUEST', `${place}${first?.message ?? 'The request is invalid.'}${more}`, {
    ...(first === undefined || first.path === '' ? {} : { field: first.path }),
    issues,
  });
}

/** `INVALID_REQUEST` for one field. */
export function invalidField(path: string, message: string): LlmError {
  return invalid([{ path, message }]);
}

/** `UNSUPPORTED` for one field. */
export function unsupportedField(path: string, message: string): LlmError {
  return new LlmError('UNSUPPORTED', `${path}: ${message}`, { field: path });
}

/** Keys of the body that the schema does not name, in their order. */
export function unknownKeys(body: unknown, shape: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(body as object).filter((key) => !Object.hasOwn(shape, key));
}

type Issue = z.core.$ZodIssue;

function flattenIssue(issue: Issue, above: readonly PropertyKey[]): readonly ErrorIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.flatMap((nested) => flattenIssue(nested, path));
    const expected = issue.errors
      .flatMap((branchIssues) => branchIssues.map(expectedOf))
      .filter((word) => word !== undefined);
    if (expected.length > 0)
      return [{ path: pathText(path), message: `Expected ${[...new Set(expected)].join(' or ')}.` }];
  }
  return [{ path: pathText(path), message: sentence(issue) }];
}

/** The branch whose outer type fits: `content` that is a list was meant as one, whatever is wrong inside. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0));
}

function expectedOf(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type') return issue.expected;
  return issue.code === 'invalid_value' ? issue.values.map((value) => JSON.stringify(value)).join(', ') : undefined;
}

function sentence(issue: Issue): string {
  const text = issue.message.replace(/^Invalid input: e/, 'E');
  return text.endsWith('.') ? text : `${text}.`;
}

/** `['messages', 2, 'content']` as `messages[2].content`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}
