import type { JsonSchema } from '@modelhaven/core';

/** A grammar in llama.cpp's GBNF, and what of the schema it cannot hold the model to. */
export interface Grammar {
  readonly gbnf: string;
  /** Keywords that were left out, as paths: `properties.age.minimum`. The answer has to be checked for them. */
  readonly unenforced: readonly string[];
}

const MOST_RULES = 2000;
const MOST_DEPTH = 64;
// A repetition becomes as many rules inside llama.cpp, so all of them together are bounded.
const MOST_REPEATS = 2000;
const MOST_INTEGERS = 256;

// Shared rules. Whitespace is bounded, or a model may write nothing else for ever (as in llama.cpp's own converter).
const BASE = {
  ws: '| " " | "\\n" [ \\t]{0,20}',
  char: '[^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F]{4})',
  string: '"\\"" char* "\\""',
  integer: '"-"? ("0" | [1-9] [0-9]{0,20})',
  number: 'integer ("." [0-9]{1,25})? ([eE] [-+]? [0-9]{1,3})?',
  boolean: '"true" | "false"',
  null: '"null"',
  value: 'object | array | string | number | boolean | null',
  object: '"{" ws (string ":" ws value ("," ws string ":" ws value)*)? ws "}"',
  array: '"[" ws (value ("," ws value)*)? ws "]"',
} as const;

/** Any JSON object or list: what `json` as response format promises. */
export const ANY_JSON: GrammarRules = {
  root: 'json-root',
  rules: new Map([['json-root', 'object | array']]),
  unenforced: [],
};

/** Keywords that the grammar holds the model to, or that say nothing about validity. */
const ENFORCED = new Set(
  '$schema $id $defs $ref $comment definitions title description default examples deprecated readOnly writeOnly type enum const properties required additionalProperties items prefixItems minItems maxItems minLength maxLength minimum maximum anyOf oneOf allOf'.split(
    ' ',
  ),
);

/** Rules of a grammar by name, for `assembleGrammar`, and the one to begin with. */
export interface GrammarRules {
  readonly root: string;
  readonly rules: ReadonlyMap<string, string>;
  readonly unenforced: readonly string[];
}

/** The grammar of all JSON texts that keep to a schema, but for the keywords in `unenforced`. Pure; never throws. */
export function toGrammar(schema: JsonSchema): Grammar {
  const { rules, unenforced } = toRules(schema, '');
  return { gbnf: assembleGrammar(rules), unenforced };
}

/** The same as rules whose names begin with `prefix`, as a part of a larger grammar. */
export function toRules(schema: JsonSchema, prefix: string): GrammarRules {
  const rules = new Map<string, string>();
  const unenforced = new Set<string>();
  const references = new Map<string, string>();
  let repeatsLeft = MOST_REPEATS;

  const add = (body: string, wanted?: string): string => {
    const name = wanted ?? `${prefix}r${rules.size}`;
    rules.set(name, body);
    return name;
  };

  const note = (path: string, keyword: string) => unenforced.add(path === '' ? keyword : `${path}.${keyword}`);

  const alternatives = (schemas: readonly unknown[], path: string, depth: number): string =>
    schemas.map((item, i) => visit(item, `${path}[${i}]`, depth)).join(' | ');

  const reference = (target: string, path: string, depth: number): string => {
    const known = references.get(target);
    if (known) return known;
    const found = resolvePointer(schema, target);
    if (found === undefined) {
      note(path, '$ref');
      return 'value';
    }
    // Named before its body is written, so that a definition may refer to itself.
    const name = `${prefix}ref${references.size}`;
    references.set(target, name);
    add(visit(found, target, depth + 1), name);
    return name;
  };

  const visit = (node: unknown, path: string, depth: number): string => {
    if (node === true || node === undefined) return 'value';
    if (!isObject(node) || depth > MOST_DEPTH || rules.size > MOST_RULES) {
      note(path, 'schema');
      return 'value';
    }
    for (const keyword of Object.keys(node)) if (!ENFORCED.has(keyword)) note(path, keyword);
    if (typeof node['$ref'] === 'string') return reference(node['$ref'], path, depth);
    if ('const' in node) return literal(JSON.stringify(node['const']));
    if (Array.isArray(node['enum']) && node['enum'].length > 0) {
      return add(node['enum'].map((item) => literal(JSON.stringify(item))).join(' | '));
    }
    const either = node['anyOf'] ?? node['oneOf'];
    if (Array.isArray(either) && either.length > 0) {
      if (node['properties']) note(path, 'properties');
      return add(alternatives(either, `${path}.anyOf`, depth + 1));
    }
    if (Array.isArray(node['allOf']) && node['allOf'].length > 0) {
      const merged = mergeAll(schema, node);
      if (!merged) note(path, 'allOf');
      return merged ? visit(merged, path, depth + 1) : 'value';
    }
    const types = typesOf(node);
    if (types.length === 0) return 'value';
    if (types.length === 1) return ofType(types[0] as string, node, path, depth);
    return add(types.map((type) => ofType(type, node, path, depth)).join(' | '));
  };

  const ofType = (type: string, node: Readonly<Record<string, unknown>>, path: string, depth: number): string => {
    switch (type) {
      case 'object':
        return objectRule(node, path, depth);
      case 'array':
        return arrayRule(node, path, depth);
      case 'string':
        return stringRule(node, path);
      case 'integer':
        return integerRule(node, path);
      case 'number':
        for (const keyword of ['minimum', 'maximum']) if (node[keyword] !== undefined) note(path, keyword);
        return 'number';
      case 'boolean':
      case 'null':
        return type;
      default:
        note(path, 'type');
        return 'value';
    }
  };

  const objectRule = (node: Readonly<Record<string, unknown>>, path: string, depth: number): string => {
    const properties = isObject(node['properties']) ? Object.entries(node['properties']) : [];
    const required = new Set(Array.isArray(node['required']) ? node['required'] : []);
    const extra = node['additionalProperties'];
    // JSON schema allows other properties unless told otherwise; a model that is given a list shall keep to the list.
    const allowsExtra = extra === true || isObject(extra) || (extra === undefined && properties.length === 0);
    for (const name of required) if (!properties.some(([key]) => key === name)) note(path, 'required');
    const pairs = properties.map(([key, value]) => ({
      rule: add(`${literal(`${JSON.stringify(key)}:`)} ws ${visit(value, join(path, `properties.${key}`), depth + 1)}`),
      required: required.has(key),
    }));
    const anyPair = allowsExtra
      ? add(`string ":" ws ${isObject(extra) ? visit(extra, join(path, 'additionalProperties'), depth + 1) : 'value'}`)
      : undefined;
    return add(`"{" ws ${members(pairs, anyPair, add)} ws "}"`);
  };

  const arrayRule = (node: Readonly<Record<string, unknown>>, path: string, depth: number): string => {
    const first = Array.isArray(node['prefixItems']) ? node['prefixItems'] : [];
    const fixed = first.map((item, i) => visit(item, join(path, `prefixItems[${i}]`), depth + 1));
    const rest = node['items'] === false ? undefined : visit(node['items'], join(path, 'items'), depth + 1);
    const least = Math.max(0, limit(node['minItems'], 0) - fixed.length);
    const most = rest === undefined ? 0 : limit(node['maxItems'], Number.POSITIVE_INFINITY) - fixed.length;
    const comma = '"," ws';
    const head = fixed.join(` ${comma} `);
    if (rest === undefined || most <= 0) return add(`"[" ws ${head} ws "]"`);
    const more = `(${comma} ${rest})`;
    if (fixed.length > 0) return add(`"[" ws ${head} ${more}${repeat(least, most, join(path, 'maxItems'))} ws "]"`);
    const some = `${rest} ${more}${repeat(Math.max(0, least - 1), most - 1, join(path, 'maxItems'))}`;
    return add(`"[" ws ${least > 0 ? some : `(${some})?`} ws "]"`);
  };

  const stringRule = (node: Readonly<Record<string, unknown>>, path: string): string => {
    const least = limit(node['minLength'], 0);
    const most = limit(node['maxLength'], Number.POSITIVE_INFINITY);
    if (least === 0 && most === Number.POSITIVE_INFINITY) return 'string';
    return add(`"\\"" char${repeat(least, most, join(path, 'maxLength'))} "\\""`);
  };

  const integerRule = (node: Readonly<Record<string, unknown>>, path: string): string => {
    const { minimum, maximum } = node;
    if (typeof minimum === 'number' && typeof maximum === 'number' && maximum - minimum < MOST_INTEGERS) {
      const values: string[] = [];
      for (let value = Math.ceil(minimum); value <= maximum; value++) values.push(`"${value}"`);
      if (values.length > 0) return add(values.join(' | '));
    }
    if (minimum !== undefined) note(path, 'minimum');
    if (maximum !== undefined) note(path, 'maximum');
    return 'integer';
  };

  const repeat = (least: number, most: number, path: string): string => {
    const from = Math.min(least, repeatsLeft);
    const open = most === Number.POSITIVE_INFINITY;
    const cost = open ? from : most;
    if (cost > repeatsLeft || from < least) {
      unenforced.add(path);
      return '{0,}';
    }
    repeatsLeft -= cost;
    return open ? `{${from},}` : `{${from},${Math.max(from, most)}}`;
  };

  const root = add(visit(schema, '', 0), `${prefix}root`);
  return { root, rules, unenforced: [...unenforced] };
}

interface Pair {
  readonly rule: string;
  readonly required: boolean;
}

/**
 * The members of an object in the order of the schema, any of the optional ones left out, commas only between. One
 * rule per position says what may follow from there on, so the grammar stays linear in the number of properties.
 */
function members(pairs: readonly Pair[], anyPair: string | undefined, add: (body: string) => string): string {
  const more = anyPair === undefined ? '""' : add(`("," ws ${anyPair})*`);
  let afterComma = more;
  let first = anyPair === undefined ? '""' : add(`(${anyPair} ${more})?`);
  for (const { rule, required } of [...pairs].reverse()) {
    const here = `${rule} ${afterComma}`;
    first = add(required ? here : `${here} | ${first}`);
    afterComma = add(required ? `"," ws ${here}` : `"," ws ${here} | ${afterComma}`);
  }
  return first;
}

function limit(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : otherwise;
}

function typesOf(node: Readonly<Record<string, unknown>>): readonly string[] {
  const type = node['type'];
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.filter((item): item is string => typeof item === 'string');
  if (node['properties'] || node['required'] || node['additionalProperties'] !== undefined) return ['object'];
  if (node['items'] !== undefined || node['prefixItems']) return ['array'];
  if (node['minLength'] !== undefined || node['maxLength'] !== undefined) return ['string'];
  if (node['minimum'] !== undefined || node['maximum'] !== undefined) return ['number'];
  return [];
}

/** `allOf` of objects as one object; undefined where that cannot say it. */
function mergeAll(root: JsonSchema, node: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const { allOf, ...own } = node;
  const parts = [own, ...(allOf as readonly unknown[])];
  const merged: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  const required = new Set<unknown>();
  for (const part of parts) {
    const found = isObject(part) && typeof part['$ref'] === 'string' ? resolvePointer(root, part['$ref']) : part;
    if (!isObject(found) || found['anyOf'] || found['oneOf'] || found['allOf'] || found['$ref']) return undefined;
    for (const [key, value] of Object.entries(found)) {
      if (key === 'properties' && isObject(value)) Object.assign(properties, value);
      else if (key === 'required' && Array.isArray(value)) for (const name of value) required.add(name);
      else merged[key] = value;
    }
  }
  return {
    ...merged,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.size > 0 ? { required: [...required] } : {}),
  };
}

/** What `#/$defs/x` points to inside the schema; undefined where it points to nothing or elsewhere. */
export function resolvePointer(root: unknown, reference: string): unknown {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return undefined;
  let node: unknown = root;
  for (const step of reference.slice(2).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[key];
  }
  return node;
}

/** A text as a GBNF literal. */
export function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`;
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rules as GBNF, with those for JSON values that all of them may use. One of them must be `root`. */
export function assembleGrammar(rules: ReadonlyMap<string, string>): string {
  const all = [...rules, ...Object.entries(BASE)];
  return `${all.map(([name, body]) => `${name} ::= ${body}`).join('\n')}\n`;
}
