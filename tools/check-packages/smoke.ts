import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { run, type Tarball } from './pack.ts';

const HEAVY = ['node-llama-cpp', '@huggingface/transformers', 'onnxruntime-node', 'dockerode', 'systeminformation'];

const MODULE = `
import { createServer } from 'node:http';
import { LlmError } from '@modelhaven/core';
import { createCustom } from '@modelhaven/provider-custom';

const upstream = createServer((request, response) => {
  request.resume();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({
    id: 'a', object: 'chat.completion', created: 1, model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Good evening.' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  }));
});
await new Promise((resolve) => upstream.listen(0, '127.0.0.1', resolve));
const baseUrl = 'http://127.0.0.1:' + upstream.address().port + '/v1';
const provider = createCustom('box', { apiType: 'openai', baseUrl, apiKey: 'key' });
const answer = await provider.generate({ model: 'm', messages: [{ role: 'user', content: 'Hello' }] });
if (answer.text !== 'Good evening.' || answer.usage.outputTokens !== 2) throw new Error(JSON.stringify(answer));
await provider.close();
upstream.close();
const refused = await createCustom('gone', { apiType: 'openai', baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'key' })
  .generate({ model: 'm', messages: [{ role: 'user', content: 'Hello' }] })
  .catch((error) => error);
if (!LlmError.is(refused) || refused.code !== 'UNAVAILABLE') throw new Error(String(refused));
console.log('ok');
`;

const COMMON_JS = `
const { LlmError } = require('@modelhaven/core');
const { createCustom } = require('@modelhaven/provider-custom');
if (typeof createCustom !== 'function' || !LlmError.is(new LlmError('TIMEOUT', 'x'))) throw new Error('require failed');
console.log('ok');
`;

const TYPES = `
import { LlmError, type GenerateResult } from '@modelhaven/core';
import { createCustom } from '@modelhaven/provider-custom';
const provider = createCustom('box', { apiType: 'openai', baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'key' });
export const answer: Promise<GenerateResult> = provider.generate({ model: 'm', messages: [{ role: 'user', content: 'x' }] });
// @ts-expect-error the types are really there
export const wrong: number = provider.id;
export const isOurs: boolean = LlmError.is(undefined);
`;

/** Installs core and one cloud provider with plain npm into an empty folder, and uses them in every way there is. */
export function smokeLibrary(root: string, folder: string, tarballs: readonly Tarball[]): string[] {
  install(folder, tarballs, ['@modelhaven/core', '@modelhaven/wire', '@modelhaven/provider-custom']);
  writeFileSync(join(folder, 'use.mjs'), MODULE);
  writeFileSync(join(folder, 'use.cjs'), COMMON_JS);
  writeFileSync(join(folder, 'use.ts'), TYPES);
  const problems: string[] = [];
  for (const file of ['use.mjs', 'use.cjs']) {
    if (run(process.execPath, [file], folder).trim() !== 'ok') problems.push(`${file} did not end well`);
  }
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck', 'false'];
  // Node's own types are the only ones that a user has to bring.
  flags.push('--types', 'node', '--typeRoots', join(root, 'node_modules/@types'));
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...flags, 'use.ts'], folder);
  const pulledIn = HEAVY.filter((name) => existsSync(join(folder, 'node_modules', name)));
  if (pulledIn.length > 0) problems.push(`core + provider-custom pulled in ${pulledIn.join(', ')}`);
  const megabytes = sizeOf(join(folder, 'node_modules')) / 1e6;
  if (megabytes > 10) problems.push(`core + provider-custom weigh ${megabytes.toFixed(1)} MB`);
  return problems;
}

/** Installs the command line from its tarballs and asks the embedded model through it. */
export function smokeCommandLine(folder: string, tarballs: readonly Tarball[]): string[] {
  const names = tarballs.map(({ name }) => name).filter((name) => name !== '@modelhaven/provider-testkit');
  install(folder, tarballs, names);
  const bin = join(folder, 'node_modules/.bin/modelhaven');
  const help = run(bin, ['--help'], folder);
  const version = tarballs.find(({ name }) => name === 'modelhaven')?.version ?? '';
  const problems: string[] = [];
  if (!help.includes('generate')) problems.push('modelhaven --help does not name its commands');
  if (!run(bin, ['--version'], folder).includes(version))
    problems.push('modelhaven --version does not say its version');
  const answer: unknown = JSON.parse(
    run(bin, ['generate', '--json', '--model', 'local/demo', 'Tell me a short story.'], folder),
  );
  const text = typeof answer === 'object' && answer !== null && 'text' in answer ? String(answer.text) : '';
  if (text.split(' ').length < 5) problems.push(`modelhaven generate answered ${JSON.stringify(answer)}`);
  return problems;
}

function install(folder: string, tarballs: readonly Tarball[], names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const paths = new Map(tarballs.map(({ name, path }) => [name, `file:${path}`]));
  const dependencies = Object.fromEntries(names.map((name) => [name, paths.get(name)]));
  // Unpublished packages find each other by override; a published version would come from the registry.
  const overrides = Object.fromEntries([...paths].filter(([name]) => !names.includes(name)));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'smoke', version: '1.0.0', dependencies, overrides }),
  );
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], folder);
}

function sizeOf(path: string): number {
  const status = statSync(path);
  return status.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : status.size;
}
