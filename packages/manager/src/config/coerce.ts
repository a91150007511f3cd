import type { z } from 'zod';
import { type ConfigPath, formatPath, type Tree, valueAt, withValueAt } from './tree.ts';

/**
 * What comes from a variable or a flag is text. Where the schema wants a number or a truth value there, and the text is
 * one, it becomes one; anything else stays, for the schema to complain about.
 */
export function coerceTexts(tree: Tree, texts: readonly { readonly path: ConfigPath }[], schema: z.ZodType): Tree {
  const parsed = schema.safeParse(tree);
  if (parsed.success) return tree;
  const coercible = new Set(texts.map(({ path }) => formatPath(path)));
  let result = tree;
  for (const issue of parsed.error.issues) {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    if (issue.code !== 'invalid_type' || !coercible.has(formatPath(path))) continue;
    const value = valueAt(tree, path);
    if (typeof value !== 'string') continue;
    const text = value.trim();
    if (issue.expected === 'boolean' && /^(true|false)$/i.test(text)) {
      result = withValueAt(result, path, text.toLowerCase() === 'true');
    } else if (
      (issue.expected === 'number' || issue.expected === 'int') &&
      text !== '' &&
      Number.isFinite(Number(text))
    ) {
      result = withValueAt(result, path, Number(text));
    }
  }
  return result;
}
