// `npm run bench`: runs the benchmarks one after the other, or those that are named; the soak only by its name. Ends with 1 where a limit is broken.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const folder = import.meta.dirname;
const notBenchmarks = new Set(['main.ts', 'figure.ts']);
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !notBenchmarks.has(file))
  .map((file) => file.slice(0, -3));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : all.filter((name) => name !== 'soak')) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [...process.execArgv, join(folder, `${name}.ts`)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
