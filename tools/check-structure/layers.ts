import { isTest, type Problem, type Workspace, type WorkspacePackage } from './workspace.ts';

/** Which layer may import which. What is not listed is forbidden. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  kit: ['contract'],
  domain: ['contract'],
  provider: ['contract', 'kit'],
  manager: ['contract', 'domain'],
  // Lets a library of others talk to a manager.
  bridge: ['contract', 'manager'],
  app: ['contract', 'kit', 'domain', 'provider', 'manager'],
};

/** Imports beyond the table, each with its reason. */
const EXCEPTIONS: readonly { readonly from: string; readonly to: string; readonly reason: string }[] = [
  {
    from: 'modelhaven',
    to: '@modelhaven/server',
    reason: '`modelhaven serve` starts the server; it is the one app that ships another',
  },
];

/** The kit that only tests may use. */
const TEST_ONLY = '@modelhaven/provider-testkit';

const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)['"]((?:@modelhaven\/[a-z-]+)|modelhaven)(?:\/[^'"]*)?['"]/g;

/** Every declared and every written import, against the table of layers. */
export function checkLayers({ packages }: Workspace): Problem[] {
  const byName = new Map(packages.map((entry) => [entry.manifest.name, entry]));
  return packages.flatMap((entry) => [
    ...checkTag(entry),
    ...checkDeclared(entry, byName),
    ...checkWritten(entry, byName),
  ]);
}

function checkTag({ directory, layer }: WorkspacePackage): Problem[] {
  if (layer !== undefined && layer in ALLOWED) return [];
  return [
    {
      where: `${directory}/package.json`,
      message: `needs exactly one nx tag layer:<name> of ${Object.keys(ALLOWED).join(', ')}`,
    },
  ];
}

function checkDeclared(entry: WorkspacePackage, byName: ReadonlyMap<string, WorkspacePackage>): Problem[] {
  const { dependencies = {}, peerDependencies = {} } = entry.manifest;
  return Object.keys({ ...dependencies, ...peerDependencies })
    .filter((name) => byName.has(name))
    .filter((name) => !isAllowed(entry, name, byName) || name === TEST_ONLY)
    .map((name) => ({ where: `${entry.directory}/package.json`, message: forbidden(entry, name, byName) }));
}

function checkWritten(entry: WorkspacePackage, byName: ReadonlyMap<string, WorkspacePackage>): Problem[] {
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = entry.manifest;
  return entry.sources.flatMap((file) => {
    const declared = { ...dependencies, ...peerDependencies, ...(isTest(file) ? devDependencies : {}) };
    const where = `${entry.directory}/${file.path}`;
    return importsOf(file.text).flatMap((name): Problem[] => {
      if (name === entry.manifest.name) return [];
      if (!(name in declared)) return [{ where, message: `imports ${name}, which its package.json does not declare` }];
      const mayTest = isTest(file) && name === TEST_ONLY;
      return mayTest || isAllowed(entry, name, byName) ? [] : [{ where, message: forbidden(entry, name, byName) }];
    });
  });
}

/** Names of the workspace packages that a source text imports, each once. */
export function importsOf(text: string): string[] {
  return [...new Set([...text.matchAll(IMPORT)].map((match) => match[1] as string))];
}

function isAllowed(from: WorkspacePackage, to: string, byName: ReadonlyMap<string, WorkspacePackage>): boolean {
  if (EXCEPTIONS.some((exception) => exception.from === from.manifest.name && exception.to === to)) return true;
  const target = byName.get(to)?.layer;
  return target !== undefined && (ALLOWED[from.layer ?? ''] ?? []).includes(target);
}

function forbidden(from: WorkspacePackage, to: string, byName: ReadonlyMap<string, WorkspacePackage>): string {
  return `layer ${from.layer ?? '?'} must not import ${to} (layer ${byName.get(to)?.layer ?? '?'})`;
}
