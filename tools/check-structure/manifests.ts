import type { Manifest, Problem, Workspace, WorkspacePackage } from './workspace.ts';

const REQUIRED_FILES = ['README.md', 'LICENSE', 'tsconfig.json', 'package.json'];
/** One of them says how it is built. */
const BUILDS = ['tsup.config.ts', 'rolldown.config.ts'];

/** What every package.json and package folder must have. */
export function checkManifests({ packages, references }: Workspace): Problem[] {
  return packages.flatMap((entry) => {
    const problem = (message: string): Problem => ({ where: entry.directory, message });
    return [
      ...REQUIRED_FILES.filter((name) => !entry.files.includes(name)).map((name) => problem(`${name} is missing`)),
      ...(BUILDS.some((name) => entry.files.includes(name)) ? [] : [problem(`${BUILDS.join(' or ')} is missing`)]),
      ...fieldProblems(entry.manifest).map(problem),
      ...exportProblems(entry).map(problem),
      ...(references.includes(entry.directory) ? [] : [problem('is missing from the references of tsconfig.json')]),
    ];
  });
}

function fieldProblems(manifest: Manifest): string[] {
  const wanted: [boolean, string][] = [
    [manifest.type === 'module', 'package.json needs "type": "module"'],
    [manifest.license === 'MIT', 'package.json needs "license": "MIT"'],
    [(manifest.description ?? '').length > 20, 'package.json needs a description'],
    [manifest.sideEffects === false, 'package.json needs "sideEffects": false'],
    [manifest.engines?.['node'] === '>=20.19', 'package.json needs "engines": { "node": ">=20.19" }'],
    [manifest.files?.includes('dist') === true, 'package.json needs "dist" in "files"'],
    [
      Object.values(manifest.dependencies ?? {}).every((range) => /^(workspace:\^|catalog:)/.test(range)),
      'every dependency is "workspace:^" or "catalog:"',
    ],
  ];
  return wanted.filter(([holds]) => !holds).map(([, message]) => message);
}

function exportProblems({ manifest, sources, layer }: WorkspacePackage): string[] {
  const problems: string[] = [];
  const published = manifest.publishConfig?.exports ?? {};
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    if (!(subpath in published)) problems.push(`publishConfig.exports lacks "${subpath}"`);
    if (typeof target === 'string') continue;
    const source = target['@modelhaven/source'];
    if (source === undefined) problems.push(`exports["${subpath}"] lacks the @modelhaven/source condition`);
    else if (!sources.some(({ path }) => `./${path}` === source))
      problems.push(`exports["${subpath}"]: ${source} does not exist`);
    const built = source?.replace('./src/', './dist/').replace(/\.ts$/, '');
    if (target['types'] !== `${built}.d.ts`) problems.push(`exports["${subpath}"].types should be ${built}.d.ts`);
    if (target['default'] !== `${built}.js`) problems.push(`exports["${subpath}"].default should be ${built}.js`);
  }
  if (layer !== 'app' && manifest.exports?.['.'] === undefined) problems.push('exports["."] is missing');
  return problems;
}
