import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { apiReport } from './api-report.ts';

/** Packages whose users write code against them. */
const PACKAGES = ['core', 'manager'];

const checkOnly = process.argv.includes('--check');
for (const name of PACKAGES) {
  const folder = join('packages', name);
  const read = (path: string) => readFileSync(join(folder, 'dist', path), 'utf8');
  const report = apiReport(`@modelhaven/${name}`, 'index.d.ts', read);
  const file = join(folder, 'api-report.txt');
  const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (current === report) continue;
  if (checkOnly) {
    console.error(`${file} is not what the package exports now. See what changed for users with "npm run api".`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, report);
    console.error(`${file} was written.`);
  }
}
