import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { configurationReference } from './configuration-reference.ts';
import { dashboardPage } from './dashboard-page.ts';
import { errorsPage } from './errors-page.ts';

/** Files that are made from the sources: path, and what it should hold now. */
const pages: readonly { readonly path: string; readonly text: string }[] = [
  { path: 'docs/errors.md', text: errorsPage(readFileSync('packages/core/src/error-table.ts', 'utf8')) },
  { path: 'docs/configuration-reference.md', text: configurationReference() },
  { path: 'apps/server/src/dashboard/page.gen.ts', text: await dashboardPage() },
];

const checkOnly = process.argv.includes('--check');
for (const { path, text } of pages) {
  const current = readOrEmpty(path);
  if (current === text) continue;
  if (checkOnly) {
    console.error(`${path} is out of date: run "npm run generate".`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.error(`${path} was written.`);
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
