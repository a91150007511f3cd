import type { Problem, Workspace, WorkspacePackage } from './workspace.ts';

/** The rooms that every provider package has, so that who knows one knows all. */
export function checkProviders({ packages }: Workspace): Problem[] {
  const providers = packages.filter(({ layer }) => layer === 'provider');
  if (providers.length === 0) return [{ where: 'packages', message: 'no package has the tag layer:provider' }];
  return providers.flatMap((entry) => providerProblems(entry).map((message) => ({ where: entry.directory, message })));
}

function providerProblems({ directory, sources }: WorkspacePackage): string[] {
  const kind = directory.replace('packages/provider-', '');
  const paths = new Set(sources.map(({ path }) => path));
  const rooms = ['src/index.ts', 'src/config.ts', `src/${kind}-provider.ts`];
  const problems = rooms.filter((room) => !paths.has(room)).map((room) => `${room} is missing`);
  const index = sources.find(({ path }) => path === 'src/index.ts')?.text ?? '';
  if (!/\bcreate[A-Z]\w+/.test(index)) problems.push('src/index.ts exports no create<Kind>');
  if (!/\bdefinition\b/.test(index)) problems.push('src/index.ts exports no definition');
  if (!/\b[A-Z]\w+Config\b/.test(index)) problems.push('src/index.ts exports no <Kind>Config type');
  const suites = sources.filter(({ path, text }) => path.endsWith('.test.ts') && text.includes('describeProvider('));
  if (suites.length === 0) problems.push('no test runs describeProvider(...)');
  return problems;
}
