import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { run } from './pack.ts';

/** Most files of packages that a command may read before it ends: each one costs, and one import brings a hundred. */
const MOST_FILES: readonly (readonly [command: string, most: number])[] = [
  ['--help', 20],
  ['config show', 50],
  ['keys list', 50],
  ['models list', 75],
  ['select hello', 80],
  ['stats', 75],
];

// Both kinds of modules: those that the loader hands out, and those that are required by others.
const COUNT = `
import Module, { register } from 'node:module';
const seen = new Set();
const hooks = 'export async function load(url, context, next) { port.postMessage(url); return next(url, context); } let port; export function initialize(given) { port = given; }';
const { port1, port2 } = new MessageChannel();
port1.on('message', (url) => seen.add(decodeURIComponent(new URL(url).pathname)));
port1.unref();
register('data:text/javascript,' + encodeURIComponent(hooks), { data: port2, transferList: [port2] });
process.on('exit', () => {
  for (let message; (message = receive(port1)); ) seen.add(decodeURIComponent(new URL(message.message).pathname));
  for (const path of Object.keys(Module._cache)) seen.add(path);
  const files = [...seen].filter((path) => path.includes('node_modules'));
  process.stderr.write('\\nFILES ' + JSON.stringify(files) + '\\n');
});
import { MessageChannel, receiveMessageOnPort as receive } from 'node:worker_threads';
`;

/** Which commands of an installed command line read more than they need. */
export function startProblems(folder: string): string[] {
  writeFileSync(join(folder, 'count.mjs'), COUNT);
  const bin = join(folder, 'node_modules/modelhaven/dist/bin.js');
  return MOST_FILES.flatMap(([command, most]) => {
    const files = filesOf(folder, bin, command.split(' '));
    if (files.length === 0) return [`modelhaven ${command}: its files could not be counted`];
    const others = files.length > most ? mostRead(files) : '';
    return files.length > most ? [`modelhaven ${command} reads ${files.length} files, ${most} at most: ${others}`] : [];
  });
}

function filesOf(folder: string, bin: string, command: readonly string[]): string[] {
  // Standard error is what is counted; what the command says is of no interest here.
  const script = `const { spawnSync } = require('node:child_process');
    const { stderr } = spawnSync(process.execPath, ['--import', './count.mjs', ...process.argv.slice(1)], { encoding: 'utf8' });
    console.log(/^FILES (.*)$/m.exec(stderr)?.[1] ?? '[]');`;
  return JSON.parse(run(process.execPath, ['-e', script, bin, ...command], folder)) as string[];
}

/** The packages that most of the files belong to. */
function mostRead(files: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const file of files) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, 4);
  return sorted.map(([name, count]) => `${count} of ${name}`).join(', ');
}
