import { manifestOf } from './manifest-of.ts';
import type { ProviderNames } from './names.ts';
import { sourcesOf } from './sources-of.ts';

/** Every file of a new provider package but the licence, by its path inside the package. */
export function filesOf(names: ProviderNames): Readonly<Record<string, string>> {
  const { kind, type } = names;
  const name = `@modelhaven/provider-${kind}`;
  const tsconfig = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' },
    include: ['src/**/*.ts'],
    exclude: ['src/**/*.test.ts', 'src/**/testing/**', 'src/**/__fixtures__/**'],
    references: [{ path: '../core' }, { path: '../wire' }],
  };
  return {
    'package.json': manifestOf(names),
    'tsconfig.json': `${JSON.stringify(tsconfig, null, 2)}\n`,
    'tsup.config.ts': "import { library } from '../../tools/tsup.base.ts';\n\nexport default library();\n",
    'README.md': `# ${name}

${type} as a provider of models for Modelhaven.

\`\`\`sh
npm install ${name}
\`\`\`

\`\`\`ts
import { create${type} } from '${name}';

const provider = create${type}({ apiKey: '…' });
console.log((await provider.listModels()).length);
await provider.close();
\`\`\`

## Options

| option | meaning | default |
| --- | --- | --- |
| \`baseUrl\` | absolute http(s) address of the API | |
| \`apiKey\` | the key | none |
`,
    ...sourcesOf(names),
  };
}
