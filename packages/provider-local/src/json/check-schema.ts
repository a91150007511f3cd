import { runInNewContext } from 'node:vm';
import type { JsonSchema } from '@modelhaven/core';
import { resolvePointer } from './to-grammar.ts';

const MOST_DEPTH = 128;
const MOST_PROBLEMS = 5;
const PATTERN_MS = 50;

type Node = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a value by a JSON schema (draft 2020-12 without `$dynamicRef`, `unevaluated*` and formats), one
 * sentence per problem, at most five. Empty where the value keeps to it.
 */
export function checkSchema(value: unknown, schema: JsonSchema): readonly string[] {
  const problems: string[] = [];
  check(value, schema, '', { root: schema, report: (problem) => problems.push(problem), depth: 0 });
  return problems.slice(0, MOST_PROBLEMS);
}

interface Context {
  readonly root: JsonSchema;
  readonly report: (problem: string) => void;
  readonly depth: number;
}

function check(value: unknown, schema: unknown, path: string, context: Context): void {
  if (schema === true || schema === undefined) return;
  const say = (problem: string) => context.report(`${path === '' ? 'The value' : `"${path}"`} ${problem}.`);
  if (schema === false) {
    say('is not allowed');
    return;
  }
  if (!isNode(schema) || context.depth > MOST_DEPTH) {
    say('cannot be checked: its schema is not one');
    return;
  }
  const inner: Context = { ...context, depth: context.depth + 1 };

  if (typeof schema['$ref'] === 'string') {
    const target = resolvePointer(context.root, schema['$ref']);
    if (target === undefined) say(`cannot be checked: there is no ${schema['$ref']}`);
    else check(value, target, path, inner);
  }
  const types = [schema['type'] ?? []].flat();
  if (types.length > 0 && !types.some((type) => hasType(value, type))) {
    say(`is not of the type ${types.join(' or ')}`);
    return;
  }
  if ('const' in schema && !same(value, schema['const'])) say('is not the one value that is allowed');
  if (Array.isArray(schema['enum']) && !schema['enum'].some((item) => same(value, item)))
    say('is none of the allowed values');

  if (typeof value === 'number') checkNumber(value, schema, say);
  if (typeof value === 'string') checkString(value, schema, say);
  if (Array.isArray(value)) checkArray(value, schema, path, say, inner);
  else if (isNode(value)) checkObject(value, schema, path, say, inner);

  const holds = (candidate: unknown): boolean => {
    let count = 0;
    check(value, candidate, path, { ...inner, report: () => count++ });
    return count === 0;
  };
  for (const part of list(schema['allOf'])) check(value, part, path, inner);
  const any = list(schema['anyOf']);
  if (any.length > 0 && !any.some(holds)) say('fits none of the alternatives');
  const one = list(schema['oneOf']);
  if (one.length > 0 && one.filter(holds).length !== 1) say('does not fit exactly one of the alternatives');
  if (schema['not'] !== undefined && holds(schema['not'])) say('is what it must not be');
  if (schema['if'] !== undefined) check(value, holds(schema['if']) ? schema['then'] : schema['else'], path, inner);
}

function checkNumber(value: number, schema: Node, say: (problem: string) => void): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema as Readonly<
    Record<string, number>
  >;
  if (minimum !== undefined && value < minimum) say(`is below ${minimum}`);
  if (maximum !== undefined && value > maximum) say(`is above ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) say(`is not above ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) say(`is not below ${exclusiveMaximum}`);
  if (multipleOf !== undefined && Math.abs(value / multipleOf - Math.round(value / multipleOf)) > 1e-9) {
    say(`is no multiple of ${multipleOf}`);
  }
}

function checkString(value: string, schema: Node, say: (problem: string) => void): void {
  const { minLength, maxLength } = schema as Readonly<Record<string, number>>;
  const length = [...value].length;
  if (minLength !== undefined && length < minLength) say(`has fewer than ${minLength} characters`);
  if (maxLength !== undefined && length > maxLength) say(`has more than ${maxLength} characters`);
  const { pattern } = schema;
  if (typeof pattern !== 'string') return;
  const matches = matchesPattern(value, pattern);
  if (matches === undefined) say('cannot be checked against its pattern');
  else if (!matches) say('does not match its pattern');
}

function checkArray(
  value: readonly unknown[],
  schema: Node,
  path: string,
  say: (problem: string) => void,
  context: Context,
): void {
  const { minItems, maxItems } = schema as Readonly<Record<string, number>>;
  if (minItems !== undefined && value.length < minItems) say(`has fewer than ${minItems} items`);
  if (maxItems !== undefined && value.length > maxItems) say(`has more than ${maxItems} items`);
  if (schema['uniqueItems'] === true && value.some((item, i) => value.slice(0, i).some((other) => same(item, other)))) {
    say('has an item twice');
  }
  const first = list(schema['prefixItems']);
  for (const [i, item] of value.entries()) {
    check(item, i < first.length ? first[i] : schema['items'], `${path}[${i}]`, context);
  }
}

function checkObject(value: Node, schema: Node, path: string, say: (problem: string) => void, context: Context): void {
  const { minProperties, maxProperties } = schema as Readonly<Record<string, number>>;
  const keys = Object.keys(value);
  if (minProperties !== undefined && keys.length < minProperties) say(`has fewer than ${minProperties} properties`);
  if (maxProperties !== undefined && keys.length > maxProperties) say(`has more than ${maxProperties} properties`);
  for (const name of list(schema['required'])) {
    if (typeof name === 'string' && !Object.hasOwn(value, name)) say(`lacks the property "${name}"`);
  }
  const properties = isNode(schema['properties']) ? schema['properties'] : {};
  const patterns = isNode(schema['patternProperties']) ? Object.entries(schema['patternProperties']) : [];
  for (const key of keys) {
    const place = path === '' ? key : `${path}.${key}`;
    const matching = patterns.filter(([pattern]) => matchesPattern(key, pattern) === true);
    if (Object.hasOwn(properties, key)) check(value[key], properties[key], place, context);
    for (const [, inner] of matching) check(value[key], inner, place, context);
    if (!Object.hasOwn(properties, key) && matching.length === 0) {
      check(value[key], schema['additionalProperties'], place, context);
    }
  }
}

/** Patterns come from strangers and may take for ever; undefined where one is wrong or too slow. */
function matchesPattern(text: string, pattern: string): boolean | undefined {
  try {
    return runInNewContext('new RegExp(pattern, "u").test(text)', { pattern, text }, { timeout: PATTERN_MS }) === true;
  } catch {
    return undefined;
  }
}

function hasType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isNode(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isNode(a) || !isNode(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
