/** A place in the configuration: keys and positions from the top. */
export type ConfigPath = readonly (string | number)[];

/** A value as YAML and JSON have it. */
export type Tree = unknown;

/** `model_management.aliases.storyteller[2]`. */
export function formatPath(path: ConfigPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** True for a mapping: no list, no scalar. */
export function isMapping(value: Tree): value is Readonly<Record<string, Tree>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function valueAt(tree: Tree, path: ConfigPath): Tree {
  let current = tree;
  for (const key of path) {
    if (Array.isArray(current)) current = typeof key === 'number' ? current[key] : undefined;
    else if (isMapping(current) && Object.hasOwn(current, key)) current = current[key];
    else return undefined;
  }
  return current;
}

/** A copy with another value at a path; mappings on the way are made where they are missing, `undefined` removes. */
export function withValueAt(tree: Tree, path: ConfigPath, value: Tree): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(tree) && typeof key === 'number') {
    return tree.map((item, index) => (index === key ? withValueAt(item, rest, value) : item));
  }
  const mapping = isMapping(tree) ? tree : {};
  const next = withValueAt(ownValue(mapping, key), rest, value);
  if (next === undefined) return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== String(key)));
  // Not a spread with a computed key: a key called "__proto__" must stay a key.
  return Object.fromEntries([...Object.entries(mapping).filter(([name]) => name !== String(key)), [key, next]]);
}

function ownValue(mapping: Readonly<Record<string, Tree>>, key: string | number): Tree {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** Both laid over each other; where both say something that is no mapping, the upper one's holds. */
export function overlay(lower: Tree, upper: Tree): Tree {
  if (upper === undefined) return lower;
  if (!isMapping(lower) || !isMapping(upper)) return upper;
  const keys = [...new Set([...Object.keys(lower), ...Object.keys(upper)])];
  return Object.fromEntries(keys.map((key) => [key, overlay(ownValue(lower, key), ownValue(upper, key))]));
}

/** Every value that holds no others, with its path. Empty lists and mappings count as such values. */
export function* leavesOf(tree: Tree, path: ConfigPath = []): Generator<{ path: ConfigPath; value: Tree }> {
  const entries: readonly (readonly [string | number, Tree])[] = Array.isArray(tree)
    ? tree.map((item, index) => [index, item] as const)
    : isMapping(tree)
      ? Object.entries(tree)
      : [];
  if (entries.length === 0) yield { path, value: tree };
  for (const [key, value] of entries) yield* leavesOf(value, [...path, key]);
}
