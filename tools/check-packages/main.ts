import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { contentProblems, manifestProblems, packedManifest } from './contents.ts';
import { packAll, run, type Tarball } from './pack.ts';
import { startProblems } from './read-files.ts';
import { smokeCommandLine, smokeLibrary } from './smoke.ts';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'modelhaven-packages-'));
const problems: string[] = [];

function step(title: string, work: () => string[]): void {
  const startedAt = Date.now();
  let found: string[];
  try {
    found = work();
  } catch (error) {
    found = [error instanceof Error ? error.message : String(error)];
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.error(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`);
  problems.push(...found.map((message) => `${title}: ${message}`));
}

const bin = (name: string) => join(root, 'node_modules/.bin', name);

try {
  let tarballs: Tarball[] = [];
  step('pack', () => {
    tarballs = packAll(root, folder);
    return tarballs.length === 0 ? ['nothing was packed'] : [];
  });
  for (const tarball of tarballs) {
    step(tarball.name, () => {
      run(bin('publint'), ['run', tarball.path, '--strict'], root);
      // The command line has no entry to import, only a bin.
      if (tarball.name !== 'modelhaven') run(bin('attw'), [tarball.path, '--profile', 'esm-only'], root);
      return [...contentProblems(tarball), ...manifestProblems(tarball.name, packedManifest(tarball.path))];
    });
  }
  step('plain npm: core + provider-custom', () => smokeLibrary(root, join(folder, 'library'), tarballs));
  step('plain npm: the command line', () => smokeCommandLine(join(folder, 'command-line'), tarballs));
  step('what commands read', () => startProblems(join(folder, 'command-line')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
