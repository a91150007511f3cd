import { LlmError } from '@modelhaven/core';
import { toApiError } from '../errors/api-error.ts';

type CamelKey<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : Key;

/** A type with its keys in camelCase, at every depth. Absent and `undefined` become the same. */
export type CamelCased<T> = T extends readonly (infer Element)[]
  ? readonly CamelCased<Element>[]
  : T extends object
    ? { readonly [Key in keyof T as CamelKey<Key>]: CamelCased<Exclude<T[Key], undefined>> }
    : T;

/** Values of these keys belong to somebody else, and their keys stay as they are. */
const OPAQUE = new Set(['parameters', 'schema', 'extra', 'logit_bias', 'details']);

/** The one place where the JSON of our own API becomes TypeScript. The value must have passed its schema. */
export function toCamelCase<T>(value: T): CamelCased<T> {
  return mapKeys(value, (key) =>
    key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  ) as CamelCased<T>;
}

/** The one place where TypeScript becomes the JSON of our own API. Errors become what a client may know of them. */
export function toSnakeCase(value: unknown): unknown {
  return mapKeys(value, snakeKey);
}

/** Only camelCase words change: error codes, `provider/model` and other keys that are data stay. */
function snakeKey(key: string): string {
  return /^[a-z][a-zA-Z0-9]*$/.test(key) ? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key;
}

function mapKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((element) => mapKeys(element, rename));
  if (typeof value !== 'object' || value === null) return value;
  if (LlmError.is(value)) return toApiError(value).error;
  // What is worked out only when it is read, as the reasons of a plan are, stands in no list of entries.
  if ('toJSON' in value && typeof value.toJSON === 'function') return mapKeys(value.toJSON(), rename);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [rename(key), OPAQUE.has(key) ? inner : mapKeys(inner, rename)]),
  );
}
