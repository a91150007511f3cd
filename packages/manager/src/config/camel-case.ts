import { isMapping, type Tree } from './tree.ts';

// Below these, keys are names that somebody chose, not words of ours.
const NAMES_BELOW = new Set([
  'headers',
  'extra_body',
  'trusted_model_revisions',
  'draft_models',
  'aliases',
  'custom_providers',
  'scores',
]);

/** `api_key` → `apiKey`. */
export function toCamelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `apiKey` → `api_key`. */
export function toSnakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The same tree with camelCase keys; keys that are names stay as they are. */
export function withCamelCaseKeys(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map(withCamelCaseKeys);
  if (!isMapping(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      toCamelCase(key),
      NAMES_BELOW.has(key) && isMapping(value) ? value : withCamelCaseKeys(value),
    ]),
  );
}
