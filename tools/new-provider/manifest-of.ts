import type { ProviderNames } from './names.ts';

/** The package.json of a new provider. */
export function manifestOf({ kind, type }: ProviderNames): string {
  const published = { types: './dist/index.d.ts', default: './dist/index.js' };
  const manifest = {
    name: `@modelhaven/provider-${kind}`,
    version: '0.0.0',
    description: `${type} as a provider of models for Modelhaven.`,
    keywords: ['modelhaven', 'llm', kind],
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19' },
    exports: {
      '.': { '@modelhaven/source': './src/index.ts', ...published },
      './package.json': './package.json',
    },
    files: [
      'dist',
      'src',
      '!dist/**/*.tsbuildinfo',
      '!src/**/*.test.ts',
      '!src/**/testing',
      '!src/**/__fixtures__',
      'CHANGELOG.md',
    ],
    publishConfig: {
      access: 'public',
      provenance: true,
      exports: { '.': published, './package.json': './package.json' },
    },
    nx: { tags: ['layer:provider'], targets: { build: {}, test: {} } },
    dependencies: { '@modelhaven/core': 'workspace:^', '@modelhaven/wire': 'workspace:^', zod: 'catalog:' },
    devDependencies: { '@modelhaven/provider-testkit': 'workspace:^' },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
