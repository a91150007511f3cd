import process from 'node:process';
import { buildSite } from './build-site.ts';

const folder = process.argv[2] ?? 'dist/docs';
const { pages, problems } = buildSite(process.cwd(), folder);
for (const problem of problems) console.error(problem);
console.log(`${pages} pages in ${folder}/index.html`);
if (problems.length > 0) process.exitCode = 1;
