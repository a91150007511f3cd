import { LlmError } from '@modelhaven/core';
import type { Style } from './style.ts';

/** An error as people read it: what is wrong, where, and what was tried. */
export function describeError(error: LlmError, style: Style): string {
  const { field, issues = [], attempts = [], requestId } = error.details;
  const lines = [`${style.red('Error')} ${style.dim(error.code)}: ${error.message}`];
  // Some messages list their issues themselves.
  const unsaid = issues.filter(({ path }) => !error.message.includes(path));
  if (issues.length > 0) lines.push(...unsaid.map(({ path, message }) => `  ${style.bold(path)}: ${message}`));
  else if (field !== undefined && !error.message.includes(field)) lines.push(`  at ${style.bold(field)}`);
  for (const attempt of attempts) {
    const where = [attempt.details.provider, attempt.details.model].filter((part) => part !== undefined).join('/');
    lines.push(`  ${where === '' ? '' : `${style.bold(where)}: `}${attempt.message} ${style.dim(attempt.code)}`);
  }
  if (requestId !== undefined) lines.push(style.dim(`  request ${requestId}`));
  return lines.join('\n');
}

/** Any thrown value as one of our errors; what commander and Node.js throw for wrong arguments included. */
export function toLlmError(thrown: unknown): LlmError {
  if (thrown instanceof RangeError) return new LlmError('INVALID_REQUEST', thrown.message, { cause: thrown });
  return LlmError.from(thrown);
}
