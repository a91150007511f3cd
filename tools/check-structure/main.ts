import process from 'node:process';
import { checkDocComments } from './doc-comments.ts';
import { checkLayers } from './layers.ts';
import { checkLinks } from './links.ts';
import { checkLockfile } from './lockfile.ts';
import { checkManifests } from './manifests.ts';
import { checkProviders } from './providers.ts';
import { checkReadmes } from './readmes.ts';
import { checkSources } from './sources.ts';
import { readWorkspace } from './workspace.ts';

const root = process.cwd();
const workspace = readWorkspace(root);
const problems = [
  ...checkLayers(workspace),
  ...checkManifests(workspace),
  ...checkProviders(workspace),
  ...checkSources(workspace),
  ...checkDocComments(workspace),
  ...checkLockfile(workspace),
  ...checkLinks(root),
  ...checkReadmes(root, workspace),
];
for (const { where, message } of problems) console.error(`${where}: ${message}`);
const files = workspace.packages.reduce((sum, { sources }) => sum + sources.length, 0);
console.error(
  problems.length === 0
    ? `Structure: ${workspace.packages.length} packages with ${files} source files are as they should be.`
    : `Structure: ${problems.length} problem${problems.length === 1 ? '' : 's'}.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
