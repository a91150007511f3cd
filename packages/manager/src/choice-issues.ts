import type { ErrorIssue } from '@modelhaven/core';
import type { ManagerRequest } from './types.ts';

const FORMAT_TYPES = ['text', 'json', 'json-schema'];
const TOOL_CHOICES = ['auto', 'none', 'required'];

/**
 * What is wrong with fields that take one of a few words. Types rule it out for those who compile; for everyone else an
 * unknown word would be passed over in silence: a schema spelled `json_schema` would hold no answer to anything.
 */
export function choiceIssues({
  responseFormat,
  toolChoice,
}: Pick<ManagerRequest, 'responseFormat' | 'toolChoice'>): ErrorIssue[] {
  const issues: ErrorIssue[] = [];
  if (responseFormat !== undefined) {
    const type: unknown = responseFormat?.type;
    if (typeof type !== 'string' || !FORMAT_TYPES.includes(type)) {
      issues.push(unknownWord('responseFormat.type', FORMAT_TYPES));
    } else if (responseFormat.type === 'json-schema' && !isSchema(responseFormat.schema)) {
      issues.push({ path: 'responseFormat.schema', message: '"responseFormat.schema" must be a JSON schema.' });
    }
  }
  if (toolChoice !== undefined) {
    const choice: unknown = toolChoice;
    const isKnown =
      typeof choice === 'string'
        ? TOOL_CHOICES.includes(choice)
        : typeof choice === 'object' && choice !== null && 'tool' in choice && typeof choice.tool === 'string';
    if (!isKnown) issues.push(unknownWord('toolChoice', [...TOOL_CHOICES, '{ tool: <name> }']));
  }
  return issues;
}

function isSchema(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

function unknownWord(path: string, known: readonly string[]): ErrorIssue {
  return { path, message: `"${path}" must be one of ${known.join(', ')}.` };
}
