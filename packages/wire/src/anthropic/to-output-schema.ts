import type { JsonSchema } from '@modelhaven/core';

// Keywords that constrained decoding cannot hold, and that the API therefore refuses with a 400:
// https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations
const UNSUPPORTED = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  '$schema',
  '$id',
];
const MAPS_OF_SCHEMAS = ['properties', '$defs', 'definitions'];
const LISTS_OF_SCHEMAS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];

/**
 * A schema as structured output takes it: objects are closed, `oneOf` is `anyOf`, and constraints that the API refuses
 * move into the description, where the model still reads them (as Anthropic's own client does).
 */
export function toOutputSchema(schema: JsonSchema): JsonSchema {
  const result: Record<string, unknown> = {};
  const asides: string[] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (UNSUPPORTED.includes(key) || (key === 'minItems' && Number(value) > 1)) {
      if (!key.startsWith('$')) asides.push(`${key}: ${JSON.stringify(value)}`);
    } else if (MAPS_OF_SCHEMAS.includes(key) && isObject(value)) {
      result[key] = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convert(inner)]));
    } else if (LISTS_OF_SCHEMAS.includes(key) && Array.isArray(value)) {
      result[key === 'oneOf' ? 'anyOf' : key] = value.map(convert);
    } else if (key === 'items') {
      result[key] = convert(value);
    } else {
      result[key] = value;
    }
  }
  const isObjectType = result['type'] === 'object' || (result['type'] === undefined && 'properties' in result);
  if (isObjectType) result['additionalProperties'] = false;
  if (asides.length > 0) {
    const described = typeof result['description'] === 'string' ? `${result['description']}\n\n` : '';
    result['description'] = `${described}{${asides.join(', ')}}`;
  }
  return result;
}

function convert(value: unknown): unknown {
  return isObject(value) ? toOutputSchema(value) : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
