import type { Environment } from './environment.ts';
import { type ConfigPath, isMapping, type Tree } from './tree.ts';

/** A value that came, wholly or in part, from the environment. */
export interface Expansion {
  readonly path: ConfigPath;
  readonly variables: readonly string[];
  /** Variables that are not set and have no default. */
  readonly missing: readonly string[];
}

/** A tree with its variables filled in, and where. */
export interface Expanded {
  readonly tree: Tree;
  readonly expansions: readonly Expansion[];
  /** Places of a `${` that reads like no variable. */
  readonly malformed: readonly ConfigPath[];
}

// `$${` is a literal `${`; a name is one that a shell would take.
const VARIABLE = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}|\$\{/g;

/**
 * Fills in `${NAME}` and `${NAME:-default}` in every text of a tree. The default holds for a variable that is unset or
 * empty. A text with a missing variable becomes undefined. Keys stay as they are.
 */
export function expand(tree: Tree, environment: Environment): Expanded {
  const expansions: Expansion[] = [];
  const malformed: ConfigPath[] = [];
  const walk = (value: Tree, path: ConfigPath): Tree => {
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
    if (isMapping(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry, [...path, key])]));
    }
    if (typeof value !== 'string' || !value.includes('${')) return value;
    const variables: string[] = [];
    const missing: string[] = [];
    const text = value.replace(VARIABLE, (match, name: string | undefined, fallback: string | undefined) => {
      if (match === '$${') return '${';
      if (name === undefined) {
        malformed.push(path);
        return match;
      }
      variables.push(name);
      const found = Object.hasOwn(environment, name) ? environment[name] : undefined;
      if (found !== undefined && found !== '') return found;
      if (fallback === undefined) missing.push(name);
      return fallback ?? '';
    });
    if (variables.length > 0) expansions.push({ path, variables, missing });
    return missing.length > 0 ? undefined : text;
  };
  return { tree: walk(tree, []), expansions, malformed };
}
