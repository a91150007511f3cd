import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDocComments } from '../check-structure/doc-comments.ts';
import { checkLayers } from '../check-structure/layers.ts';
import { checkManifests } from '../check-structure/manifests.ts';
import { checkProviders } from '../check-structure/providers.ts';
import { checkSources } from '../check-structure/sources.ts';
import { readWorkspace } from '../check-structure/workspace.ts';
import { addReference } from './add-reference.ts';
import { namesOf } from './names.ts';
import { writeProvider } from './write-provider.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
// Inside the repository, so that vitest and TypeScript are found from there.
const copy = mkdtempSync(join(root, 'node_modules/.cache/new-provider-'));
const folder = join(copy, 'packages/provider-acme-cloud');

beforeAll(() => {
  const files = ['tsconfig.json', 'tsconfig.tests.json', 'tsconfig.base.json', 'pnpm-lock.yaml'];
  for (const file of files) cpSync(join(root, file), join(copy, file));
  for (const name of ['core', 'wire', 'provider-testkit']) {
    const from = join(root, 'packages', name);
    cpSync(from, join(copy, 'packages', name), { recursive: true, filter: (path) => !/node_modules|dist/.test(path) });
  }
  mkdirSync(join(copy, 'apps'));
  writeProvider(copy, 'acme-cloud');
  mkdirSync(join(folder, 'node_modules/@modelhaven'), { recursive: true });
  for (const name of ['core', 'wire', 'provider-testkit'])
    symlinkSync(join(root, 'packages', name), join(folder, 'node_modules/@modelhaven', name), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const reportSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) })),
});

describe('a new provider', () => {
  it('is as the house wants it', () => {
    const workspace = readWorkspace(copy);
    expect(workspace.packages.map(({ directory }) => directory)).toContain('packages/provider-acme-cloud');
    const checks = [checkLayers, checkManifests, checkProviders, checkSources, checkDocComments];
    const own = checks.flatMap((check) => check(workspace)).filter(({ where }) => where.includes('acme-cloud'));
    expect(own).toEqual([]);
  });

  it('is typed', () => {
    writeFileSync(
      join(folder, 'tsconfig.check.json'),
      JSON.stringify({
        extends: '../../tsconfig.base.json',
        compilerOptions: {
          composite: false,
          declaration: false,
          declarationMap: false,
          emitDeclarationOnly: false,
          noEmit: true,
        },
        include: ['src/**/*.ts'],
      }),
    );
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const typed = spawnSync(process.execPath, [tsc, '--project', join(folder, 'tsconfig.check.json')], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(typed.stdout).toBe('');
    rmSync(join(folder, 'tsconfig.check.json'));
  }, 120_000);

  it('fails its conformance cases until it is written', () => {
    const conditions = ['@modelhaven/source', 'node', 'import', 'module', 'default'];
    const config = {
      resolve: { conditions },
      ssr: { resolve: { conditions, externalConditions: ['@modelhaven/source'] } },
    };
    writeFileSync(join(copy, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};\n`);
    const report = join(copy, 'report.json');
    const flags = ['run', '--root', copy, '--reporter', 'json', '--outputFile', report, 'packages/provider-acme-cloud'];
    spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...flags], {
      cwd: copy,
      encoding: 'utf8',
    });
    const { testResults } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
    const cases = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = cases.filter(({ status }) => status === 'failed').map(({ title }) => title);
    expect(cases.length).toBeGreaterThan(30);
    expect(failed.length).toBeGreaterThan(cases.length / 2);
    for (const group of ['list', 'generate', 'stream', 'errors']) expect(failed.join(' ')).toContain(`${group}/`);
    expect(cases.some(({ status }) => status === 'skipped')).toBe(false);
  }, 180_000);

  it('is not written over one that exists', () => {
    expect(() => writeProvider(copy, 'acme-cloud')).toThrow('exists already');
  });
});

it.each([undefined, '', 'Acme', 'acme_cloud', '-acme', '../acme'])('refuses %j as a kind', (kind) => {
  expect(() => namesOf(kind)).toThrow('small letters');
});

it('adds a reference once', () => {
  const text = '    {\n      "path": "./packages/provider-ollama"\n    },\n    {\n      "path": "./apps/cli"\n    }\n';
  const once = addReference(text, 'packages/provider-x');
  expect(once).toContain('"path": "./packages/provider-x"');
  expect(addReference(once, 'packages/provider-x')).toBe(once);
  expect(() => addReference('{}', 'packages/provider-x')).toThrow('by hand');
});
