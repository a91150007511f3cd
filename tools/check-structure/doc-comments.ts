import { posix } from 'node:path';
import { isTest, type Problem, type SourceFile, type Workspace, type WorkspacePackage } from './workspace.ts';

/** Packages whose every exported symbol is explained. The contract speaks to people who never read its code. */
const EXPLAINED = ['packages/core'];

const DECLARATION = /^export (?:declare |abstract |async )*(?:interface|type|class|function\*?|const) (?<name>\w+)/;

/**
 * Reports symbols that no doc comment stands before: in the explained packages every exported one, in all others those
 * that users can import.
 */
export function checkDocComments({ packages }: Workspace): Problem[] {
  return packages.flatMap((entry) => {
    const isExplained = EXPLAINED.includes(entry.directory);
    const known = isExplained ? undefined : publicNames(entry);
    return entry.sources
      .filter((file) => !isTest(file))
      .flatMap((file) => undocumented(file, known?.get(file.path) ?? (isExplained ? undefined : new Set())))
      .map((problem) => ({ ...problem, where: `${entry.directory}/${problem.where}` }));
  });
}

/** The names that the entries of a package hand on, by the file that declares them. */
function publicNames({ manifest, sources }: WorkspacePackage): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const target of Object.values(manifest.exports ?? {})) {
    const source = typeof target === 'string' ? undefined : target['@modelhaven/source'];
    const entry = sources.find(({ path }) => `./${path}` === source);
    for (const match of entry?.text.matchAll(/^export (?:type )?\{([^}]*)\} from '(\.[^']+)'/gm) ?? []) {
      const path = posix.join(posix.dirname(entry?.path ?? ''), match[2] as string);
      const inFile = names.get(path) ?? new Set();
      for (const name of (match[1] as string).split(',')) inFile.add(/^\s*(?:type )?(\w*)/.exec(name)?.[1] ?? '');
      names.set(path, inFile);
    }
  }
  return names;
}

/** Undefined names mean all of the file. */
function undocumented({ path, text }: SourceFile, names: ReadonlySet<string> | undefined): Problem[] {
  if (names?.size === 0) return [];
  const lines = text.split('\n');
  const explained = new Set<string>();
  return lines.flatMap((line, index) => {
    const name = DECLARATION.exec(line)?.groups?.['name'];
    if (name === undefined || explained.has(name) || names?.has(name) === false) return [];
    // Overloads share the comment of the first.
    explained.add(name);
    if (lines[index - 1]?.trimEnd().endsWith('*/')) return [];
    return [{ where: `${path}:${index + 1}`, message: `${name} is exported and has no doc comment` }];
  });
}
