import type { ErrorIssue } from '@modelhaven/core';
import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { ConfigPath, Tree } from './tree.ts';

/** A place in the file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML text read into values. */
export interface ReadYaml {
  readonly tree: Tree;
  /** Where the text is no YAML; `path` is the position. */
  readonly issues: readonly ErrorIssue[];
  /** Where the key of a path stands, or that of the nearest path above it. */
  position(path: ConfigPath): Position | undefined;
}

/** Reads YAML 1.2 (and so JSON). Never throws. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const issues = document.errors.map((error): ErrorIssue => {
    const { line, column } = place(error.pos[0]);
    return { path: `line ${line}, column ${column}`, message: error.message };
  });
  let tree: Tree;
  if (issues.length === 0) {
    try {
      // `maxAliasCount` keeps a few anchors from growing into gigabytes.
      tree = document.toJS({ maxAliasCount: 100 }) ?? {};
    } catch (error) {
      const message = error instanceof Error ? error.message : 'The YAML cannot be read.';
      issues.push({ path: 'line 1, column 1', message });
    }
  }
  return {
    tree,
    issues,
    position(path) {
      let node: unknown = document.contents;
      let offset: number | undefined;
      for (const key of path) {
        if (isMap(node)) {
          const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
          if (!pair) break;
          offset = isScalar(pair.key) ? pair.key.range?.[0] : offset;
          node = pair.value;
        } else if (isCollection(node) && typeof key === 'number') {
          const item: unknown = node.items[key];
          offset = isScalar(item) || isCollection(item) ? (item.range?.[0] ?? offset) : offset;
          node = item;
        } else break;
      }
      return offset === undefined ? undefined : place(offset);
    },
  };
}
