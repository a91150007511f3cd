import { posix } from 'node:path';
import { type DeclarationFile, readDeclarations } from './read-declarations.ts';

/**
 * Everything that users of a package can see: its exports in alphabetical order, then what their types reach inside the
 * package. `read` gives a file of types by its path, from the entry's folder on.
 */
export function apiReport(packageName: string, entry: string, read: (path: string) => string): string {
  const files = new Map<string, DeclarationFile>();
  const fileAt = (path: string): DeclarationFile => {
    const known = files.get(path) ?? readDeclarations(read(path));
    files.set(path, known);
    return known;
  };
  const resolve = (from: string, path: string) =>
    posix
      .join(posix.dirname(from), path)
      .replace(/\.(?:js|ts)$/, '')
      .concat('.d.ts');

  /** Follows a name to the file that declares it; undefined for what other packages declare. */
  const find = (path: string, name: string): { path: string; name: string; text: string } | undefined => {
    const file = fileAt(path);
    const own = file.declarations.find((declaration) => declaration.name === name);
    if (own) return { path, name, text: own.text };
    const next = file.imports.get(name) ?? file.exports.get(name);
    return next?.from?.startsWith('.') ? find(resolve(path, next.from), next.name) : undefined;
  };

  const shown = new Map<string, string>();
  const reached = new Map<string, string>();
  const queue: { path: string; text: string }[] = [];
  for (const [alias, { name, from }] of [...fileAt(entry).exports].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const found = find(from?.startsWith('.') ? resolve(entry, from) : entry, name);
    if (!found) {
      shown.set(alias, `${alias}: from ${from ?? 'nowhere'}`);
      continue;
    }
    shown.set(alias, found.text);
    queue.push(found);
  }
  const seen = new Set(shown.values());
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const word of new Set(next.text.match(/[A-Za-z_$][\w$]*/g) ?? [])) {
      const found = find(next.path, word);
      if (!found || seen.has(found.text)) continue;
      seen.add(found.text);
      reached.set(`${found.name} ${found.path}`, found.text);
      queue.push(found);
    }
  }
  const inside = [...reached].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  const parts = [
    `// What users of ${packageName} can see. Made by \`npm run api\`; a change here is a change for them.`,
    ...shown.values(),
    '// Not exported, but reached by the types above.',
    ...inside,
  ];
  return `${parts.join('\n\n')}\n`;
}
