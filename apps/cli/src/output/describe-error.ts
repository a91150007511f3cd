import { type ErrorCode, LlmError } from '@modelhaven/core';
import { describeRejected } from './describe-rejected.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

/** Models that are shown where none could be asked. */
const MOST_SHOWN = 20;

/** What helps at a terminal, where a library can only say what is wrong. */
const HINTS: Partial<Readonly<Record<ErrorCode, string>>> = {
  MODEL_NOT_FOUND: 'See who there is: modelhaven models list',
};

/** An error as people read it: what is wrong, where, and what was tried. Tables keep to `width` characters. */
export function describeError(error: LlmError, style: Style, width = 80): string {
  if (isAboutModels(error)) return describeNobody(error, style, width);
  const { field, issues = [], attempts = [], requestId } = error.details;
  const lines = [`${style.red('Error')} ${style.dim(error.code)}: ${error.message}`];
  // Some messages list their issues themselves.
  const unsaid = issues.filter(({ path, message }) => ![path, message].some((said) => error.message.includes(said)));
  if (issues.length > 0) lines.push(...unsaid.map(({ path, message }) => `  ${style.bold(path)}: ${message}`));
  else if (field !== undefined && !error.message.includes(field)) lines.push(`  at ${style.bold(field)}`);
  const hint = HINTS[error.code];
  if (hint !== undefined) lines.push(`  ${hint}`);
  for (const attempt of attempts) {
    const where = [attempt.details.provider, attempt.details.model].filter((part) => part !== undefined).join('/');
    lines.push(`  ${where === '' ? '' : `${style.bold(where)}: `}${attempt.message} ${style.dim(attempt.code)}`);
  }
  if (requestId !== undefined) lines.push(style.dim(`  request ${requestId}`));
  return lines.join('\n');
}

/** Nobody could be asked, and the issues say of each model why not. */
function isAboutModels({ code, details: { issues = [] } }: LlmError): boolean {
  return (code === 'NO_CANDIDATE' || code === 'CIRCUIT_OPEN') && issues.length > 0;
}

function describeNobody({ code, message, details }: LlmError, style: Style, width: number): string {
  const { issues = [], requestId } = details;
  const [first = '', ...others] = wrap(`Error ${code}: ${message}`, width).split('\n');
  const said = first.replace(/^Error (\S+):/, (_, name: string) => `${style.red('Error')} ${style.dim(name)}:`);
  const rejected = issues.map((issue) => ({ address: issue.path, reasons: [issue.message] }));
  return [
    ...[said, ...others, describeRejected(rejected, style, { width, most: MOST_SHOWN })],
    ...(requestId === undefined ? [] : [style.dim(`  request ${requestId}`)]),
  ].join('\n');
}

/** Any thrown value as one of our errors; what commander and Node.js throw for wrong arguments included. */
export function toLlmError(thrown: unknown): LlmError {
  if (thrown instanceof RangeError) return new LlmError('INVALID_REQUEST', thrown.message, { cause: thrown });
  return LlmError.from(thrown);
}
