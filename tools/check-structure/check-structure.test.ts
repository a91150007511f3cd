import { describe, expect, it } from 'vitest';
import { checkDocComments } from './doc-comments.ts';
import { checkLayers, importsOf } from './layers.ts';
import { checkLockfile } from './lockfile.ts';
import { checkManifests } from './manifests.ts';
import { checkProviders } from './providers.ts';
import { codeBlocks } from './readmes.ts';
import { checkSources } from './sources.ts';
import type { Manifest, Workspace, WorkspacePackage } from './workspace.ts';

const LOCKFILE = "lockfileVersion: '9.0'\n";

function packageOf(
  directory: string,
  layer: string,
  manifest: Partial<Manifest> = {},
  sources: Record<string, string> = {},
): WorkspacePackage {
  return {
    directory,
    layer,
    manifest: { name: `@modelhaven/${directory.split('/')[1]}`, ...manifest },
    files: ['README.md', 'LICENSE', 'tsconfig.json', 'tsup.config.ts', 'package.json'],
    sources: Object.entries(sources).map(([path, text]) => ({ path, text })),
  };
}

const workspaceOf = (...packages: WorkspacePackage[]): Workspace => ({
  packages,
  lockfile: LOCKFILE,
  references: packages.map(({ directory }) => directory),
});

const core = packageOf('packages/core', 'contract');
const uses = (...names: string[]) => ({
  dependencies: Object.fromEntries(names.map((name) => [`@modelhaven/${name}`, 'workspace:^'])),
});

describe('layers', () => {
  it('let a provider import core and the kit', () => {
    const wire = packageOf('packages/wire', 'kit', uses('core'));
    const provider = packageOf('packages/provider-x', 'provider', uses('core', 'wire'), {
      'src/a.ts': "import { LlmError } from '@modelhaven/core';\nimport { b } from '@modelhaven/wire/openai';",
    });
    expect(checkLayers(workspaceOf(core, wire, provider))).toEqual([]);
  });

  it('stop the manager from declaring or importing a provider', () => {
    const provider = packageOf('packages/provider-x', 'provider');
    const manager = packageOf('packages/manager', 'manager', uses('provider-x'), {
      'src/a.ts': "const { definition } = await import('@modelhaven/provider-x');",
    });
    expect(checkLayers(workspaceOf(core, provider, manager))).toHaveLength(2);
  });

  it('stop core from importing anything', () => {
    const busy = packageOf('packages/core', 'contract', uses('wire'), {
      'src/a.ts': "export type { A } from '@modelhaven/wire';",
    });
    expect(checkLayers(workspaceOf(busy, packageOf('packages/wire', 'kit')))).toHaveLength(2);
  });

  it('see an import that package.json does not declare', () => {
    const wire = packageOf('packages/wire', 'kit', {}, { 'src/a.ts': "import '@modelhaven/core';" });
    expect(checkLayers(workspaceOf(core, wire))).toEqual([
      { where: 'packages/wire/src/a.ts', message: 'imports @modelhaven/core, which its package.json does not declare' },
    ]);
  });

  it('let only tests use the test kit', () => {
    const kit = packageOf('packages/provider-testkit', 'kit');
    const manifest = { devDependencies: { '@modelhaven/provider-testkit': 'workspace:^' } };
    const text = "import { x } from '@modelhaven/provider-testkit';";
    const inTest = packageOf('packages/manager', 'manager', manifest, { 'src/a.test.ts': text });
    const inSource = packageOf('packages/manager', 'manager', manifest, { 'src/a.ts': text });
    expect(checkLayers(workspaceOf(kit, inTest))).toEqual([]);
    expect(checkLayers(workspaceOf(kit, inSource))).toHaveLength(1);
  });

  it('want a known layer', () => {
    expect(checkLayers(workspaceOf({ ...core, layer: undefined }))).toHaveLength(1);
    expect(checkLayers(workspaceOf({ ...core, layer: 'cellar' }))).toHaveLength(1);
  });

  it('find imports in every form', () => {
    const text = `import '@modelhaven/a';\nimport type { B } from "@modelhaven/b/sub";\nexport { c } from '@modelhaven/c';\nawait import('@modelhaven/d');\n// @modelhaven/e`;
    expect(importsOf(text)).toEqual(['@modelhaven/a', '@modelhaven/b', '@modelhaven/c', '@modelhaven/d']);
  });
});

describe('sources', () => {
  const problemsOf = (path: string, text: string, directory = 'packages/x') =>
    checkSources(workspaceOf(packageOf(directory, 'domain', {}, { [path]: text }))).map(({ message }) => message);

  it.each([
    ['src/index.ts', "export * from './a.ts';"],
    ['src/a.ts', 'export default 1;'],
    ['src/a.ts', 'const key = process.env.KEY;'],
    ['src/a.ts', 'console.log(1);'],
    ['src/a.test.ts', "it.only('x', () => {});"],
    ['src/a.ts', 'const a = b as any;'],
    ['src/a.ts', '// TODO: later'],
    ['src/a.ts', 'const a = 1;\n'.repeat(401)],
  ])('%s with %j', (path, text) => {
    expect(problemsOf(path, text)).toHaveLength(1);
  });

  it('let comments speak of what code must not do, apps use the console, and data be long', () => {
    expect(problemsOf('src/a.ts', '/** Never reads process.env. */\n// nor console.log\nexport const a = 1;')).toEqual(
      [],
    );
    expect(problemsOf('src/a.ts', 'console.log(process.env.HOME);', 'apps/x')).toEqual([]);
    expect(problemsOf('src/lexicon/en.ts', 'const a = 1;\n'.repeat(401))).toEqual([]);
  });

  it('do not pass when nothing was read', () => {
    expect(checkSources(workspaceOf(core))).toHaveLength(1);
  });
});

describe('manifests', () => {
  it('name everything that is missing', () => {
    const messages = checkManifests({ ...workspaceOf({ ...core, files: ['package.json'] }), references: [] }).map(
      ({ message }) => message,
    );
    expect(messages).toContain('README.md is missing');
    expect(messages).toContain('exports["."] is missing');
    expect(messages).toContain('is missing from the references of tsconfig.json');
  });

  it('want exports that exist and are published', () => {
    const exports = {
      '.': { '@modelhaven/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/main.js' },
    };
    const messages = checkManifests(workspaceOf(packageOf('packages/x', 'domain', { exports }))).map(
      ({ message }) => message,
    );
    expect(messages).toContain('publishConfig.exports lacks "."');
    expect(messages).toContain('exports["."]: ./src/index.ts does not exist');
    expect(messages).toContain('exports["."].default should be ./dist/index.js');
  });
});

describe('providers', () => {
  it('have the six rooms', () => {
    const good = packageOf(
      'packages/provider-x',
      'provider',
      {},
      {
        'src/index.ts':
          "export { createBox, definition } from './x-provider.ts';\nexport type { BoxConfig } from './config.ts';",
        'src/config.ts': '',
        'src/x-provider.ts': '',
        'src/x-provider.test.ts': "describeProvider('x', {});",
      },
    );
    expect(checkProviders(workspaceOf(good))).toEqual([]);
    expect(checkProviders(workspaceOf({ ...good, sources: [] }))).toHaveLength(7);
    expect(checkProviders(workspaceOf(core))).toHaveLength(1);
  });
});

describe('lockfile', () => {
  it('holds no address', () => {
    expect(checkLockfile(workspaceOf(core))).toEqual([]);
    expect(
      checkLockfile({ ...workspaceOf(core), lockfile: `${LOCKFILE}    resolution: {tarball: https://host/a.tgz}\n` }),
    ).toHaveLength(1);
    expect(checkLockfile({ ...workspaceOf(core), lockfile: '' })).toHaveLength(1);
  });
});

describe('doc comments', () => {
  it('stand before every exported symbol of core, once for all overloads', () => {
    const good = packageOf(
      'packages/core',
      'contract',
      {},
      {
        'src/a.ts':
          "/** What a is. */\nexport interface A {}\n\n/** Does b. */\nexport async function b(): Promise<void>;\nexport async function b(x?: number): Promise<void> {}\nconst own = 1;\nexport type { C } from './c.ts';\n",
        'src/a.test.ts': 'export const helper = 1;\n',
      },
    );
    expect(checkDocComments(workspaceOf(good))).toEqual([]);
    const bare = packageOf(
      'packages/core',
      'contract',
      {},
      {
        'src/a.ts':
          '/** Of the file. */\n\nexport interface A {}\n// A note.\nexport const b = 1;\nexport type C = 1;\n',
      },
    );
    expect(checkDocComments(workspaceOf(bare)).map(({ where }) => where)).toEqual([
      'packages/core/src/a.ts:3',
      'packages/core/src/a.ts:5',
      'packages/core/src/a.ts:6',
    ]);
  });
});

it('want a doc comment before what users of any package can import, and only there', () => {
  const exports = { '.': { '@modelhaven/source': './src/index.ts' } };
  const entry = packageOf(
    'packages/wire',
    'kit',
    { exports },
    {
      'src/index.ts': "export { type A, make as create } from './deep/a.ts';\n",
      'src/deep/a.ts': 'export interface A {}\nexport function make() {}\nexport const inside = 1;\n',
    },
  );
  expect(checkDocComments(workspaceOf(entry)).map(({ message }) => message)).toEqual([
    'A is exported and has no doc comment',
    'make is exported and has no doc comment',
  ]);
});

describe('documents', () => {
  it('yield their TypeScript blocks with line numbers', () => {
    expect(codeBlocks('# x\n\n```ts\nconst a = 1;\n```\n\n```sh\nls\n```\n')).toEqual([
      { line: 3, code: 'const a = 1;\n' },
    ]);
  });
});
